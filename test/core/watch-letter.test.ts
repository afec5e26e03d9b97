/** What the admin, and a supervisor, read once a day. */
import type { Gap } from '../../core/coverage.ts';
import { peopleOf } from '../../core/people-file.ts';
import type { Unready } from '../../core/readiness.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { adminLetter, bySupervisor, supervisorLines } from '../../core/watch-letter.ts';
import { up } from '../support/house.ts';

const at = instant('2026-03-01T03:30:00Z');
const gap: Gap = { desk: '162', from: at, to: instant('2026-03-01T09:30:00Z'), why: '0 of 1 can be paged: absent: x' };
const one = (change: Partial<Unready> = {}): Unready => ({ desk: 'state', responderId: 'x', faults: [{ kind: 'opted-out' }], isUnreachable: false, isOnDutySoon: true, ...change });
const letter = (gaps: Gap[], unready: Unready[], isBlind = false) => adminLetter(up, { at, gaps, unready, isBlind });

it('there is no letter where nothing is wrong, or only with who is not on duty soon', () => {
  expect([letter([], []), letter([], [one({ isOnDutySoon: false, isUnreachable: true })])]).toEqual([null, null]);
});

it('one way less of one person is a letter', () => {
  expect(letter([], [one()])!.subject).toBe('Jeevan Raksha: 0 gaps in cover, 0 not reachable, 1 with a fault, next 72 hours');
});

it('gaps, who cannot be reached and who has one way less stand apart, each counted', () => {
  const { subject, body } = letter([gap], [one({ responderId: 'mute', isUnreachable: true, faults: [{ kind: 'none-verified' }] }), one(), one({ responderId: 'y', faults: [{ kind: 'not-verified', channel: 'sms' }] })])!;
  expect(subject).toBe('Jeevan Raksha: 1 gaps in cover, 1 not reachable, 2 with a fault, next 72 hours');
  expect(body.split('\n')).toEqual([
    'Looked at 01 Mar 2026, 09:00 IST, three days ahead.',
    '',
    'Too few can be paged (1):',
    '- 162 Lucknow: 01 Mar 2026, 09:00 IST to 01 Mar 2026, 15:00 IST: 0 of 1 can be paged: absent: x',
    '',
    'On duty and not to be reached for sure (1):',
    '- the state desk: mute, on duty within three days: CANNOT BE REACHED FOR SURE: no channel has been verified',
    '',
    'On duty, and one of their ways fails (2):',
    '- the state desk: x, on duty within three days: one way fails: the number has opted out of SMS',
    '- the state desk: y, on duty within three days: one way fails: SMS has not been verified',
    '',
    'Do now: docs/runbook.md, sections "coverage-gaps" and "on-call-unready".',
  ]);
});

it('that SNS could not be asked is said, beside what is wrong', () => {
  expect(letter([gap], [], true)!.body).toContain('SNS could not be asked');
  expect(letter([gap], [])!.body).not.toContain('SNS');
});

it('a directory that is all wrong makes a letter that SNS takes: a plain subject under 100 characters, a body under 256 KB', () => {
  const { subject, body } = letter(Array.from({ length: 9999 }, () => gap), Array.from({ length: 9999 }, (_, i) => one({ isUnreachable: i % 2 === 0 })))!;
  expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
  expect(Buffer.byteLength(body)).toBeLessThan(256 * 1024);
  expect(body).toContain('- and 9799 more');
  expect(supervisorLines(up, Array.from({ length: 300 }, () => one())).split('\n').at(-1)).toBe('- and 100 more');
});

it('a supervisor hears of their own desk, the state\'s of the desks that have none on duty', () => {
  const people = peopleOf(samplePeople(up), at);
  const desks = people.desks.map((desk) => (desk.deskId === '162' ? { ...desk, roster: { ...desk.roster, supervisor: ['control-room-162'] } } : desk));
  const told = bySupervisor({ ...people, desks }, [one({ desk: '162' }), one({ desk: '118' }), one(), one({ desk: '118', isOnDutySoon: false })], at);
  expect([...told].map(([desk, some]) => [desk, some.map((about) => about.desk)])).toEqual([['162', ['162']], ['state', ['118', 'state']]]);
});
