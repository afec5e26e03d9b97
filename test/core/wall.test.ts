/** What the screen in the desk's room shows of what is open, in what order, and when it sounds. */
import type { Incident } from '../../core/incident.ts';
import { WALL_ROWS, wallNow } from '../../core/wall.ts';
import { acknowledge, after, having, noon, opened, primary } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const untaken = (id: string, change: Partial<Incident> = {}): Incident => ({ ...opened(), incidentId: id as Incident['incidentId'], ...change });
const taken = (id: string, change: Partial<Incident> = {}): Incident => ({ ...having(opened(), [primary, acknowledge, 60]), incidentId: id as Incident['incidentId'], ...change });
const shown = (incidents: readonly Incident[], language = 'en', at = after(120)) => wallNow(up, incidents, language, at);
const order = (...incidents: Incident[]): string[] => shown(incidents).rows.map(({ incidentId }) => incidentId);

describe('a row', () => {
  it('of what nobody has says where, since when by the clock of the state, and how far paging has come', () => {
    const { rung } = opened();
    expect(shown([untaken('one', { rung: { ...rung!, nextLevel: 2 } })]).rows).toEqual([
      { incidentId: 'one', unit: 'Lucknow', status: 'being paged', since: 'since 17:30', who: 'NOBODY HAS TAKEN THIS · level 2', isTaken: false, isExercise: false },
    ]);
  });

  it('of what somebody has says who, and since when', () => {
    expect(shown([taken('one')]).rows).toEqual([
      { incidentId: 'one', unit: 'Lucknow', status: 'acknowledged', since: 'since 17:30', who: 'Name of primary has it, since 17:31', isTaken: true, isExercise: false },
    ]);
  });

  it("says all of it in the reader's language, a name in its script where that is known", () => {
    const one = taken('one');
    const { rows } = shown([untaken('other', { rung: { ...opened().rung!, nextLevel: 1 } }), { ...one, holder: { ...one.holder!, nameLocal: 'आशा' } }], 'hi');
    expect(rows.map(({ unit, status, since, who }) => [unit, status, since, who])).toEqual([
      ['लखनऊ', up.wording['hi']!.statuses.ROUTED, '17:30 से', 'किसी ने ज़िम्मेदारी नहीं ली · स्तर 1'],
      ['लखनऊ', up.wording['hi']!.statuses.ACKNOWLEDGED, '17:30 से', 'आशा के पास, 17:31 से'],
    ]);
    expect(shown([{ ...one, holder: { ...one.holder!, nameLocal: 'आशा' } }]).rows[0]!.who).toContain('Name of primary');
  });

  it('of what is not located says so, and of another day says the day', () => {
    const [row] = shown([untaken('one', { unit: null })], 'en', after(86_400)).rows;
    expect([row!.unit, row!.since]).toEqual([up.wording['en']!.place.unknown, 'since 01 Mar 17:30']);
    expect(shown([taken('one')], 'en', after(86_400)).rows[0]!.who).toBe('Name of primary has it, since 01 Mar 17:31');
  });

  it.each([
    [0, 'level 1'], [1, 'level 1'], [2, 'level 2'], [up.policies['default']!.levels.length - 1, `level ${up.policies['default']!.levels.length - 1}`],
    [up.policies['default']!.levels.length, 'everybody has been paged'], [9, 'everybody has been paged'],
  ])('whose next level is %i says: %s', (nextLevel, words) => expect(shown([untaken('one', { rung: { ...opened().rung!, nextLevel } })]).rows[0]!.who).toBe(`NOBODY HAS TAKEN THIS · ${words}`)); // prettier-ignore

  it('that nobody has and nobody is paged for begins at the first level', () => expect(shown([untaken('one', { rung: null })]).rows[0]!.who).toBe('NOBODY HAS TAKEN THIS · level 1'));
});

describe('the order', () => {
  it('is: whom nobody has, before an exercise that nobody has, before what is taken', () => {
    const all = [taken('taken'), untaken('exercise', { exercise: true }), untaken('alone')];
    const wanted = ['alone', 'exercise', 'taken'];
    expect([order(...all), order(...all.toReversed())]).toEqual([wanted, wanted]);
    expect(shown(all).rows.map(({ isExercise }) => isExercise)).toEqual([false, true, false]);
  });

  it('is then by age, the oldest first', () => {
    const all = [untaken('newest', { openedAt: after(90) }), untaken('oldest', { openedAt: noon }), untaken('between', { openedAt: after(30) })];
    expect([order(...all), order(...all.toReversed())]).toEqual([['oldest', 'between', 'newest'], ['oldest', 'between', 'newest']]);
  });
});

describe('the screen sounds', () => {
  it.each<[boolean, string, readonly Incident[]]>([
    [false, 'when nothing is open', []],
    [true, 'for one whom nobody has, whatever else is taken', [taken('one'), untaken('two')]],
    [false, 'no longer when each is taken', [taken('one'), taken('two')]],
    [false, 'not for an exercise', [untaken('one', { exercise: true })]],
    [true, 'again when a lease has run out', [{ ...taken('one'), holder: null }]],
  ])('%s: %s', (sounds, _, incidents) => expect(shown(incidents).sounds).toBe(sounds));

  it('also for one that finds no place on it', () => {
    const exercises = Array.from({ length: WALL_ROWS }, (_, i) => taken(`taken ${i}`));
    expect(shown([...exercises, untaken('last')]).sounds).toBe(true);
  });
});

it('shows as many as fit, counts the others, and says as of when', () => {
  const many = (count: number): Incident[] => Array.from({ length: count }, (_, i) => untaken(`n${i}`));
  const [none, full, over] = [shown([]), shown(many(WALL_ROWS)), shown(many(WALL_ROWS + 3))];
  expect([none, full, over].map(({ rows, more }) => [rows.length, more])).toEqual([[0, 0], [WALL_ROWS, 0], [WALL_ROWS, 3]]);
  expect(none.asOf).toBe('17:32');
});

it('has nothing of the person: no hint, no finding, no reason', () => {
  const incident = untaken('one');
  expect(JSON.stringify(shown([incident, taken('two')]))).not.toMatch(/\d{6}|finding|because|pin/i);
});
