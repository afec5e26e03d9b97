/** What is made of an exercise, and where the names of deploy time and run time have to be the same. */
import { canaryResponder, CANARY, unitIn } from '../../core/canary.ts';
import { judged } from '../../core/canary-flight.ts';
import { pagedBy } from '../../core/people.ts';
import { readEnrolled } from '../../core/people-file.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { CANARY_NAME, CANARY_TOPIC } from '../../contract/canary.ts';
import { up } from '../support/locators.ts';

const sentAt = instant('2026-03-01T12:00:00Z');
const at = (seconds: number) => secondsAfter(sentAt, seconds);

it('has one name, when it is deployed and when it runs', () => {
  expect([CANARY_NAME, CANARY_TOPIC]).toEqual([CANARY, `jeevan-raksha-page-${CANARY}-https`]);
});

it.each([
  [{ accepted: at(0.5), paged: at(2), acknowledged: at(60) }, null, true, 'came through: accepted after 0.5 s, paged after 2.0 s, acknowledged after 60.0 s.'],
  [{ accepted: at(0.5), paged: at(2), acknowledged: at(60.1) }, null, false, 'did not come through: accepted after 0.5 s, paged after 2.0 s, acknowledged after 60.1 s, not acknowledged within 60 s.'],
  [{ accepted: at(0.5), paged: at(61), acknowledged: at(62) }, null, false, 'did not come through: accepted after 0.5 s, paged after 61.0 s, acknowledged after 62.0 s, not paged within 60 s.'],
  [{ accepted: at(0.5), paged: at(2), acknowledged: at(3) }, 'located in unit 162 instead of 157', false, 'acknowledged after 3.0 s, located in unit 162 instead of 157.'],
  [{}, 'jr.example.in did not answer (ENOTFOUND)', false, 'did not come through: jr.example.in did not answer (ENOTFOUND).'],
])('%j is judged, and told in a sentence', (reached, broke, came, sentence) => {
  const verdict = judged({ sentAt, reached, broke });
  expect([verdict.came, verdict.sentence]).toEqual([came, expect.stringContaining(sentence)]);
});

it('reads of a page which unit it names, the longer where one name lies in another', () => {
  const of = (text: string) => unitIn(up, text)?.name['en'];
  expect([of('EXERCISE, no life at risk, Kanpur Dehat. Acknowledge:'), of('EXERCISE, Lucknow. Acknowledge:'), of('EXERCISE, place unknown.')]).toEqual(['Kanpur Dehat', 'Lucknow', undefined]);
});

it('can be paged by its topic, and nobody else may be called so', () => {
  expect(pagedBy(canaryResponder('arn'))).toEqual(['https']);
  const someone = { responderId: CANARY, name: 'A', rank: 'SI', language: 'en', sms: '+917000000051' };
  expect(readEnrolled(up, someone)).toEqual({ faults: ['this id means the canary, which nobody enrols'] });
});
