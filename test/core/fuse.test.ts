/** All hints together, on three places of one million each, reckoned by hand. */
import { fuse, type Trust } from '../../core/fuse.ts';
import { bringsNew, mergedFindings, sharesKept, type Finding } from '../../core/finding.ts';
import type { Source } from '../../core/source.ts';
import { secondsAfter, type Instant } from '../../core/time.ts';
import { ELSEWHERE, ranked, sharesOf, toShares } from '../../core/where.ts';
import { noon } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const people = new Map([['1', 1e6], ['2', 1e6], ['3', 2e6]]);
const trust: Trust = { outside: 0.2, epsilon: { ...up.deciding.trust.epsilon, gps: 0.1, cell: 0.1, pin: 0.1, ip: 0.5 }, agePerHour: 0.05, ageMost: 0.6 };
const at = (minutes: number): Instant => secondsAfter(noon, minutes * 60);
const hint = (source: Source, shares: [string, number][], given: Partial<Finding> = {}): Finding => ({ source, shares, at: noon, uncertaintyM: null, doubt: 0, because: { kind: 'no-hints' }, ...given });
const posterior = (...findings: Finding[]): Record<string, number> => Object.fromEntries([...fuse(findings, people, trust).posterior].map(([where, p]) => [where, Math.round(p * 1e4) / 1e4]));
/** Of the first hint, for the first place. */
const bits = (...findings: Finding[]): number => fuse(findings, people, trust).bitsFor('1')[0]!;
/** What a hint that names the first place alone says of it, when it is worth nothing so often. */
const said = (epsilon: number): number => Math.log2(epsilon + (1 - epsilon) / 0.2);

describe('what is believed', () => {
  it('before anything is said is where people live, and the part that is elsewhere', () => expect(posterior()).toEqual({ 1: 0.2, 2: 0.2, 3: 0.4, [ELSEWHERE]: 0.2 }));

  it('after one hint is that, by how often its kind is worth something', () => {
    // 0.2 · (0.1 + 0.9 / 0.2) = 0.92, the others 0.1 of theirs.
    expect(posterior(hint('pin', [['1', 1]]))).toEqual({ 1: 0.92, 2: 0.02, 3: 0.04, [ELSEWHERE]: 0.02 });
    expect(posterior(hint('pin', []))).toEqual({ 1: 0.2, 2: 0.2, 3: 0.4, [ELSEWHERE]: 0.2 });
  });

  it('of another state that is named takes its part out of elsewhere, and of many no more than half', () => {
    expect(fuse([hint('ip', [['IN-BR', 1e-9]])], people, trust).posterior.get('IN-BR')).toBeCloseTo(0.004, 4);
    const many = Array.from({ length: 50 }, (_, i): [string, number] => [`C${i}`, 1e-9]);
    const { posterior: all } = fuse([hint('ip', many)], people, trust);
    expect([all.get('C0'), all.get(ELSEWHERE)]).toEqual([expect.closeTo(0.002, 4), expect.closeTo(0.1, 4)]);
    expect(fuse([hint('ip', [[ELSEWHERE, 1]])], people, trust).posterior.get(ELSEWHERE)).toBeCloseTo(0.2 * (0.5 + 0.5 / 0.2) / (0.4 + 0.2 * 3), 9);
  });

  it('is never nothing and never certain, whatever is said', () => {
    const never = { ...trust, epsilon: { ...trust.epsilon, pin: 0 } };
    for (const p of fuse([hint('pin', [['1', 1]]), hint('gps', [['2', 1]])], people, never).posterior.values()) expect(p > 0 && p < 1).toBe(true);
  });
});

describe('how many bits a hint speaks', () => {
  it('for a place is the logarithm of its factor; for a place that nobody knows none', () => {
    expect(bits(hint('pin', [['1', 1]]))).toBeCloseTo(said(0.1), 9);
    expect(fuse([hint('pin', [['1', 1]])], people, trust).bitsFor('2')[0]).toBeCloseTo(Math.log2(0.1), 9);
    expect([fuse([hint('pin', [['1', 1]])], people, trust).bitsFor('999')[0], bits(hint('pin', []))]).toEqual([0, expect.closeTo(0, 9)]);
  });

  it('is less where it is doubted, and nothing where it is doubted wholly', () => {
    expect([bits(hint('pin', [['1', 1]], { doubt: 0.5 })), bits(hint('pin', [['1', 1]], { doubt: 1 }))]).toEqual([expect.closeTo(said(0.55), 9), expect.closeTo(0, 9)]);
  });

  it.each([[0, 0.1], [60, 0.15], [240, 0.3], [600, 0.6], [60_000, 0.6]])('of a point %i minutes older than the newest thing that is known is as if it were worth nothing %d of the time', (minutes, epsilon) => {
    for (const source of ['gps', 'cell'] as const) expect(bits(hint(source, [['1', 1]]), hint('ip', [], { at: at(minutes) }))).toBeCloseTo(said(epsilon), 9);
    expect(bits(hint('pin', [['1', 1]]), hint('ip', [], { at: at(minutes) }))).toBeCloseTo(said(0.1), 9);
  });

  it('of a kind that is never trusted more than its age allows stays what it is', () => {
    const wary = { ...trust, epsilon: { ...trust.epsilon, gps: 0.8 } };
    expect(fuse([hint('gps', [['1', 1]]), hint('ip', [], { at: at(600) })], people, wary).bitsFor('1')[0]).toBeCloseTo(said(0.8), 9);
  });

  it('is shared by those of one kind and moment, and halves with each moment that came later; what says nothing takes no part', () => {
    const one = hint('pin', [['1', 1]]);
    expect(bits(one, hint('pin', [['1', 1]]), hint('pin', []))).toBeCloseTo(said(0.1) / 2, 9);
    expect(bits(one, { ...one, at: at(1) }, { ...one, at: at(1) }, { ...one, at: at(2) })).toBeCloseTo(said(0.1) / 4, 9);
    expect(bits(one, { ...one, at: at(-1) }, { ...one, source: 'ip', at: at(5) })).toBeCloseTo(said(0.1), 9);
  });
});

describe('what is kept of the hints', () => {
  it('are shares in four decimals, best first, 24 at most, without what hardly counts', () => {
    expect(sharesKept(new Map([['1', 1], ['2', 2], ['3', 1e-6]]))).toEqual([['2', 0.6667], ['1', 0.3333]]);
    expect(sharesKept(new Map(Array.from({ length: 30 }, (_, i): [string, number] => [String(i), 1])))).toHaveLength(24);
    expect([sharesKept(new Map()), sharesKept(new Map([['1', 0]]))]).toEqual([[], []]);
  });

  it('is each once with its newest moment, in the order of their moments', () => {
    const [a, b] = [hint('pin', [['1', 1]]), hint('gps', [['2', 1]])];
    expect(mergedFindings([a], [b, { ...a, at: at(5) }])).toEqual([b, { ...a, at: at(5) }]);
    expect(mergedFindings([a], [{ ...a, at: at(-5) }])).toEqual([a]);
    const known = [a, b];
    expect([mergedFindings(known, [a]), mergedFindings(known, [])]).toEqual([known, known]);
    expect([mergedFindings([a], [b]), mergedFindings([b], [a])].map((all) => all.map(({ source }) => source))).toEqual([['gps', 'pin'], ['gps', 'pin']]);
  });

  it('that locating failed is forgotten once it has not, and tells nothing new', () => {
    const failed = hint('pin', [], { because: { kind: 'locating-failed' } });
    expect([mergedFindings([failed], [hint('pin', [['1', 1]])]), mergedFindings([], [failed])]).toEqual([[hint('pin', [['1', 1]])], [failed]]);
    expect([bringsNew([], [failed]), bringsNew([], [hint('pin', [])]), bringsNew([hint('pin', [])], [hint('pin', [], { at: at(9) })]), bringsNew([], [])]).toEqual([false, true, false, false]);
  });

  it('of very many is the newest of each kind, then the second newest, those that say something first', () => {
    const many = [...Array.from({ length: 30 }, (_, i) => hint('pin', [[String(i), 1]], { at: at(i) })), hint('gps', [['1', 1]], { at: at(-60) }), ...Array.from({ length: 5 }, (_, i) => hint('ip', [], { at: at(100), uncertaintyM: i }))];
    const kept = mergedFindings([], many);
    expect([kept.length, kept[0]!.source, kept.filter(({ source }) => source === 'pin').length, kept.at(-1)!.at]).toEqual([24, 'gps', 23, at(29)]);
    expect(mergedFindings([], many.slice(0, 24))).toHaveLength(24);
    expect(new Set([...many.keys()].map((i) => JSON.stringify(mergedFindings([], [...many.slice(i), ...many.slice(0, i)])))).size).toBe(1);
  });
});

it('shares sum to 1, greatest first, equal ones by name; what weighs nothing is left out', () => {
  expect([...toShares(new Map([['b', 1], ['a', 1], ['c', 2], ['d', 0]]))]).toEqual([['c', 0.5], ['a', 0.25], ['b', 0.25]]);
  expect([...toShares(new Map([['a', 99], ['b', 1]]), 0.01)].length + [...toShares(new Map([['a', 99.1], ['b', 0.9]]), 0.01)].length).toBe(3);
  expect([...sharesOf([['a', 1], ['a', 2], ['b', 1], ['c', -1], ['d', 0]])]).toEqual([['a', 0.75], ['b', 0.25]]);
  expect([toShares(new Map()).size, sharesOf([]).size, ranked(new Map([['b', 1], ['a', 1], ['c', 2]]))]).toEqual([0, 0, [['c', 2], ['a', 1], ['b', 1]]]);
});
