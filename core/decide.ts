/** From all that was found to one decision: a unit, two that adjoin, elsewhere, or the state desk with a ranked list. */
import type { Finding } from './finding.ts';
import type { Source } from './source.ts';
import { fuse, type Belief, type Trust } from './fuse.ts';
import { NOTHING_SAID, type Candidate, type Location, type Weighed } from './location.ts';
import { ELSEWHERE, isUnit, ranked, type Shares, type Where } from './where.ts';

export interface Deciding {
  /** Of each unit. */
  readonly population: Shares;
  /** The units that adjoin each. */
  readonly neighbours: ReadonlyMap<Where, readonly Where[]>;
  readonly trust: Trust;
  readonly thresholds: Thresholds;
}

export interface Thresholds {
  readonly unit: number;
  readonly twoUnits: number;
  readonly outside: number;
}

/** Only these may say that somebody is not ours: networks put half of India's addresses where they are not. */
const MAY_EXCLUDE: readonly Source[] = ['gps', 'cell', 'code', 'pin', 'current', 'address', 'home', 'landline'];

const UNITS_TOLD = 5;
const REASONS_TOLD = 20;

export function decide({ population, neighbours, trust, thresholds }: Deciding, findings: readonly Finding[]): Location {
  if (findings.length === 0) return { decision: 'desk', units: [], outside: null, uncertaintyM: null, because: [NOTHING_SAID] };
  const belief = fuse(findings, population, trust);
  const all = ranked(belief.posterior);
  const [units, elsewhere] = [all.filter(([where]) => isUnit(where)), all.filter(([where]) => !isUnit(where))];
  const saysNothing = findings.every(({ shares }) => shares.length === 0);
  const decision = saysNothing ? 'desk' : decisionOf(units, elsewhere, findings, neighbours, thresholds);
  const best = all.find(([where]) => where !== ELSEWHERE)![0];
  return {
    decision,
    units: saysNothing ? [] : units.slice(0, UNITS_TOLD).map(([code, p]): Candidate => ({ code, p: rounded(p) })).filter(({ p }) => p > 0),
    outside: saysNothing ? null : outsideOf(elsewhere),
    uncertaintyM: uncertaintyOf(findings, belief, best),
    because: reasonsFor(findings, belief, decision, best),
  };
}

type Ranked = readonly (readonly [Where, number])[];

// prettier-ignore
function decisionOf(units: Ranked, elsewhere: Ranked, findings: readonly Finding[], neighbours: Deciding['neighbours'], thresholds: Thresholds): Location['decision'] {
  const [first, second] = units;
  const outside = elsewhere.reduce((sum, [, p]) => sum + p, 0);
  if (first !== undefined && first[1] >= thresholds.unit) return 'unit';
  if (outside >= thresholds.outside && findings.some(({ source, shares }) => MAY_EXCLUDE.includes(source) && shares.some(([where, p]) => !isUnit(where) && p >= 0.5))) return 'outside';
  const adjoin = first !== undefined && second !== undefined && (neighbours.get(first[0])?.includes(second[0]) ?? false);
  return adjoin && first[1] + second[1] >= thresholds.twoUnits ? 'units' : 'desk';
}

function outsideOf(elsewhere: Ranked): Location['outside'] {
  const p = rounded(elsewhere.reduce((sum, [, share]) => sum + share, 0));
  const where = elsewhere.find(([one]) => one !== ELSEWHERE)?.[0] ?? ELSEWHERE;
  return p === 0 ? null : { where, p };
}

/** Of the hints that speak for it, the most exact one. */
function uncertaintyOf(findings: readonly Finding[], { bitsFor }: Belief, best: Where): number | null {
  const bits = bitsFor(best);
  const exact = findings.flatMap(({ uncertaintyM }, i) => (bits[i]! > 0 && uncertaintyM !== null ? [uncertaintyM] : []));
  return exact.length === 0 ? null : Math.round(Math.min(...exact));
}

/** The weightiest first; each once. That they disagree is said where several speak for different places and none prevails. */
function reasonsFor(findings: readonly Finding[], belief: Belief, decision: Location['decision'], best: Where): [Weighed, ...Weighed[]] {
  const bits = belief.bitsFor(best);
  const all = findings.map(({ because, source }, i): Weighed => ({ ...because, source, bits: Math.round(bits[i]! * 10) / 10 || 0 }));
  const [first, ...others] = [...new Map(all.toSorted((a, b) => b.bits - a.bits).map((one) => [JSON.stringify(one), one])).values()];
  const tops = [...new Set(findings.flatMap(({ shares }) => (shares[0] === undefined ? [] : [shares[0][0]])))];
  const disagree: Weighed[] = tops.length > 1 && decision === 'desk' ? [{ kind: 'hints-disagree', where: tops, bits: 0, source: null }] : [];
  return [first!, ...others.slice(0, REASONS_TOLD - 1 - disagree.length), ...disagree];
}

const rounded = (p: number): number => Math.round(p * 1000) / 1000;
