/** From findings to a decision: by hand-made findings in a country of three units. */
import { decide, type Deciding } from '../../core/decide.ts';
import { mergedFindings, type Finding } from '../../core/finding.ts';
import { SOURCES, type Source } from '../../core/source.ts';
import { fuse } from '../../core/fuse.ts';
import { instant, secondsAfter } from '../../core/time.ts';

const noon = instant('2026-03-01T12:00:00Z');
const epsilon = { ...Object.fromEntries(SOURCES.map((source) => [source, 0.3])), gps: 0.05, pin: 0.22, home: 0.55, 'ip-fixed': 0.25, 'ip-mobile': 0.6, post: 0.7 } as Record<Source, number>;
const house: Deciding = {
  population: new Map([['1', 4], ['2', 3], ['3', 3]]),
  neighbours: new Map([['1', ['2']], ['2', ['1']], ['3', []]]),
  trust: { outside: 0.1, epsilon, agePerHour: 0.03, ageMost: 0.6 },
  thresholds: { unit: 0.8, twoUnits: 0.9, outside: 0.9 },
}; // prettier-ignore
const says = (source: Source, shares: Record<string, number>, more: Partial<Finding> = {}): Finding => ({ source, shares: Object.entries(shares), at: noon, uncertaintyM: null, doubt: 0, because: { kind: 'ip-near', where: Object.keys(shares) }, ...more });
const decided = (...findings: Finding[]) => decide(house, findings);
const told = (...findings: Finding[]) => [decided(...findings).decision, decided(...findings).units[0]?.code];

describe('a decision', () => {
  it('of nothing is the desk, and names no unit', () => {
    expect(decided()).toMatchObject({ decision: 'desk', units: [], outside: null, because: [{ kind: 'no-hints' }] });
    expect(decided(says('pin', {}, { because: { kind: 'pin-malformed' } }))).toMatchObject({ decision: 'desk', units: [], because: [{ kind: 'pin-malformed', bits: 0 }] });
  });

  it.each<[string, Finding[], (string | undefined)[]]>([
    ['a fresh point is believed', [says('gps', { '2': 1 })], ['unit', '2']],
    ['a home town alone is not', [says('home', { '2': 1 })], ['desk', '2']],
    ['a home town and a fixed line are, together', [says('home', { '2': 1 }), says('ip-fixed', { '2': 0.9, '1': 0.1 })], ['unit', '2']],
    ['a fresh point wins against a home town', [says('gps', { '1': 1 }), says('home', { '2': 1 })], ['unit', '1']],
    ['a point on a border brings both units', [says('gps', { '1': 0.5, '2': 0.5 })], ['units', '1']],
    ['but not units that do not adjoin', [says('gps', { '1': 0.5, '3': 0.5 })], ['desk', '1']],
    ['a point elsewhere is outside', [says('gps', { 'IN-BR': 1 })], ['outside', '1']],
    ['a network elsewhere is not', [says('ip-fixed', { 'IN-MH': 1 }), says('ip', { 'IN-MH': 1 }), says('ip-mobile', { 'IN-MH': 1 })], ['desk', undefined]],
    ['a network elsewhere takes nothing from a PIN', [says('pin', { '2': 1 }), says('ip-mobile', { 'IN-MH': 1 })], ['desk', '2']],
  ])('%s', (_, findings, answer) => {
    expect(told(...findings)).toEqual(answer);
  });

  it('says what each hint weighs, the weightiest first, and how exact the best is', () => {
    const { because, uncertaintyM } = decided(says('home', { '1': 1 }, { uncertaintyM: 30_000 }), says('gps', { '2': 1 }, { uncertaintyM: 300 }));
    expect(because.map(({ source }) => source)).toEqual(['gps', 'home']);
    expect([because[0].bits > 1, because[1]!.bits < 0, uncertaintyM]).toEqual([true, true, 300]);
  });

  it('says so in tenths of a bit, and gives twenty reasons at most, that hints disagree among them', () => {
    const many = Array.from({ length: 30 }, (_, i) => says('home', { '1': 1 }, { because: { kind: 'ip-near', where: [`${i}`] } }));
    const all = decided(...many).because;
    expect([all.length, all.every(({ bits }) => Math.abs(bits) < 5 && Math.abs(bits * 10 - Math.round(bits * 10)) < 1e-9)]).toEqual([20, true]);
    const torn = decided(...many, says('landline', { '3': 1 })).because;
    expect([torn.length, torn.at(-1)!.kind]).toEqual([20, 'hints-disagree']);
  });

  it('says that hints disagree where none prevails', () => {
    expect(decided(says('home', { '1': 1 }), says('landline', { '3': 1 })).because.at(-1)).toMatchObject({ kind: 'hints-disagree', where: ['1', '3'] });
  });
});

describe('a threshold', () => {
  const held = (findings: Finding[], thresholds: Partial<Deciding['thresholds']>) => decide({ ...house, thresholds: { unit: 2, twoUnits: 2, outside: 2, ...thresholds } }, findings).decision;
  const chance = (findings: Finding[], ...wheres: string[]): number => wheres.reduce((sum, where) => sum + fuse(findings, house.population, house.trust).posterior.get(where)!, 0);
  const [border, abroad] = [[says('gps', { '1': 0.5, '2': 0.5 })], [says('gps', { 'IN-BR': 1 })]];

  it('is reached by exactly what it is, and by nothing less', () => {
    expect([held(border, { unit: chance(border, '1') }), held(border, { unit: chance(border, '1') + 1e-9 })]).toEqual(['unit', 'desk']);
    expect([held(border, { twoUnits: chance(border, '1', '2') }), held(border, { twoUnits: chance(border, '1', '2') + 1e-9 })]).toEqual(['units', 'desk']);
    const outside = chance(abroad, 'IN-BR', 'OUT');
    expect([held(abroad, { outside }), held(abroad, { outside: outside + 1e-9 })]).toEqual(['outside', 'desk']);
  });

  it.each<[string, Record<string, number>, string]>([
    ['half for it is', { 'IN-MH': 0.5, '1': 0.5 }, 'outside'],
    ['less than half for it is not', { '1': 0.6, 'IN-MH': 0.4 }, 'desk'],
    ['one that is all for a unit is not', { '1': 1 }, 'desk'],
  ])('of what is outside needs a hint that may exclude, and says so: %s', (_, shares, decision) => {
    const networks = [says('ip-fixed', { 'IN-MH': 1 }), says('ip', { 'IN-MH': 1 }), says('ip-mobile', { 'IN-MH': 1 })];
    expect(held([...networks, says('home', shares, { doubt: 1 })], { outside: 0.5 })).toBe(decision);
  });
});

describe('what is told of a place', () => {
  it('is the likeliest that has a name, also where nobody says where elsewhere it is', () => {
    const nowhere = decided(says('gps', { OUT: 1 }));
    expect([nowhere.decision, nowhere.outside?.where, nowhere.because[0].bits < 0]).toEqual(['outside', 'OUT', true]);
    expect(decided(says('post', { NP: 0.01 })).outside?.where).toBe('NP');
  });

  it('is nothing of elsewhere where that is all but excluded', () => {
    expect(decided(says('gps', { '1': 1 }), says('pin', { '1': 1 }), says('ip-fixed', { '1': 1 })).outside).toBeNull();
  });

  it('is how exact the most exact hint is of those that speak for it', () => {
    const gps = says('gps', { '2': 1 }, { uncertaintyM: 300 });
    expect(decided(gps, says('home', { '1': 1 }, { uncertaintyM: 10 })).uncertaintyM).toBe(300);
    expect(decided(gps, says('current', {}, { uncertaintyM: 10 })).uncertaintyM).toBe(300);
    expect(decided(gps, says('pin', { '2': 1 })).uncertaintyM).toBe(300);
    expect(decided(says('pin', { '2': 1 })).uncertaintyM).toBeNull();
  });

  it('in a state of one unit, or where nobody says what adjoins, is for the desk as long as it is in doubt', () => {
    const doubtful = [says('home', { '1': 0.5 })];
    const lonely = { ...house, population: new Map([['1', 1]]), neighbours: new Map(), trust: { ...house.trust, outside: 0.5 } };
    expect(decide({ ...lonely, thresholds: { unit: 0.99, twoUnits: 0.1, outside: 0.9 } }, doubtful).decision).toBe('desk');
    expect(decide({ ...house, neighbours: new Map() }, [says('gps', { '1': 0.5, '2': 0.5 })]).decision).toBe('desk');
  });
});

describe('what is believed', () => {
  const p = (findings: Finding[], where: string): number => fuse(findings, house.population, house.trust).posterior.get(where) ?? 0;

  it('sums to 1, whatever is said', () => {
    for (const findings of [[], [says('gps', { NP: 1 })], [says('pin', { '1': 1e-4, 'IN-BR': 1 }), says('post', { '9': 1 })]]) {
      expect([...fuse(findings, house.population, house.trust).posterior.values()].reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    }
  });

  it('of two that say the same from one source is what one says', () => {
    const one = says('pin', { '2': 1 });
    expect(p([one, one], '2')).toBeCloseTo(p([one], '2'), 12);
  });

  it('fades: a point of yesterday gives way to one of now', () => {
    const yesterday = says('gps', { '1': 1 }, { at: secondsAfter(noon, -86_400) });
    expect(p([yesterday, says('gps', { '2': 1 })], '2')).toBeGreaterThan(0.9);
    expect(p([yesterday], '1')).toBeGreaterThan(p([yesterday, says('home', { '1': 1 })], '1') - 0.35);
  });

  it('is not moved by a hint that is worth nothing', () => {
    expect(p([says('gps', { '1': 1 }, { doubt: 1 })], '1')).toBeCloseTo(0.36, 6);
  });
});

describe('findings of several bodies', () => {
  const [gps, pin] = [says('gps', { '1': 1 }), says('pin', { '2': 1 })];

  it('are each kept once, whatever the order, with the newest moment', () => {
    const later = { ...gps, at: secondsAfter(noon, 60) };
    expect(mergedFindings(mergedFindings([], [gps, pin]), [later])).toEqual(mergedFindings(mergedFindings([], [later, pin]), [gps]));
    expect(mergedFindings([gps], [later])).toEqual([later]);
  });

  it('are the same list when nothing is new', () => {
    const known = mergedFindings([], [gps, pin]);
    expect(mergedFindings(known, [pin, gps])).toBe(known);
  });
});
