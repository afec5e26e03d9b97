/** How well a text about a place is located: by the half of the texts that nothing was tuned on. */
import { answerOf, likeliest, locatedBy, place } from '../support/locating.ts';
import { placeTexts, type PlaceText } from '../support/place-texts.ts';

const LEAST = 0.95;
const reported = placeTexts().filter(({ half }) => half === 'report').map((one) => ({ ...one, location: locatedBy(place(one.text)) })); // prettier-ignore
type Answered = (typeof reported)[number];
const isRight = ({ want, location }: Answered): boolean => want.includes(likeliest(location) ?? '');

/** Of each kind, how many are right: told only where the whole falls short, so that nobody tunes on single texts. */
const byKind = (list: readonly Answered[]): string[] =>
  [...new Set(list.map(({ kind }) => kind))].map((kind) => [kind, list.filter((one) => one.kind === kind)] as const).map(([kind, its]) => `${kind}: ${its.filter(isRight).length} of ${its.length}`);

describe('of the texts to report on', () => {
  it.each<[string, (one: PlaceText) => boolean]>([
    ['all', () => true],
    ['those in Devanagari or mixed', ({ script }) => script !== 'latin'],
    ['those in Latin', ({ script }) => script === 'latin'],
  ])('%s: the likeliest answer is right for 95 of 100', (_, of) => {
    const list = reported.filter(of);
    expect(list.length).toBeGreaterThanOrEqual(200);
    const share = list.filter(isRight).length / list.length;
    expect(share >= LEAST ? [] : [`${(share * 100).toFixed(1)} %`, ...byKind(list)]).toEqual([]);
  });

  it('what is routed to one unit is the right one for 98 of 100', () => {
    const routed = reported.filter(({ location }) => location.decision === 'unit');
    expect(routed.length).toBeGreaterThanOrEqual(reported.length / 2);
    expect(routed.filter(isRight).length / routed.length).toBeGreaterThanOrEqual(0.98);
  });

  it('none of a unit of ours is called outside for more than one of 100', () => {
    const ours = reported.filter(({ want }) => want.every((where) => /^\d+$/.test(where)));
    expect(ours.filter(({ location }) => !/^(\d|desk)/.test(answerOf(location))).length / ours.length).toBeLessThanOrEqual(0.01);
  });
});
