/**
 * All findings together: posterior(d) ∝ π(d) · Π [ε + (1 − ε) · K(d) / π(d)] ^ w, over the pack's units and everywhere else.
 * K is what a finding says when it is good, ε how often one of its source is worth nothing. No finding vetoes another.
 */
import type { Finding } from './finding.ts';
import type { Source } from './source.ts';
import { secondsBetween, type Instant } from './time.ts';
import { ELSEWHERE, isUnit, type Shares, type Where } from './where.ts';

/** How a state trusts its hints; in its pack. */
export interface Trust {
  /** P(the person is not in the state), before anything is known. */
  readonly outside: number;
  /** How often one is worth nothing, by source. */
  readonly epsilon: Readonly<Record<Source, number>>;
  /** What an hour adds to the ε of a point on the map, up to a most. */
  readonly agePerHour: number;
  readonly ageMost: number;
}

export interface Belief {
  readonly posterior: Shares;
  /** For each finding, how many bits it speaks for a where: log₂ of its factor. */
  bitsFor(where: Where): readonly number[];
}

/** `population`: of each unit; only its proportions count. */
export function fuse(findings: readonly Finding[], population: Shares, trust: Trust): Belief {
  const prior = priorOf(findings, population, trust.outside);
  const votes = votesOf(findings, trust);
  const factor = ({ epsilon, said }: Vote, where: Where): number => epsilon + ((1 - epsilon) * (said.get(where) ?? 0)) / prior.get(where)!;
  const posterior = new Map(prior);
  // What a finding does not name it speaks against alike, by ε: so only what it names is multiplied, by its factor over ε.
  for (const vote of votes) for (const where of vote.said.keys()) if (posterior.has(where)) posterior.set(where, posterior.get(where)! * (factor(vote, where) / vote.epsilon) ** vote.weight);
  const total = sumOf(posterior);
  for (const [where, p] of posterior) posterior.set(where, p / total);
  return { posterior, bitsFor: (where) => votes.map((vote) => (prior.has(where) ? vote.weight * Math.log2(factor(vote, where)) : 0)) };
}

interface Vote {
  readonly said: ReadonlyMap<Where, number>;
  /** Never quite 0: what is impossible can never be mended. */
  readonly epsilon: number;
  /** 0 for what says nothing. */
  readonly weight: number;
}

const LEAST_EPSILON = 1e-6;

function votesOf(findings: readonly Finding[], trust: Trust): Vote[] {
  const newest = findings.reduce<Instant>((latest, { at }) => (at > latest ? at : latest), '' as Instant);
  const weights = weightsOf(findings);
  return findings.map((finding, i) => ({ said: new Map(finding.shares), epsilon: Math.max(LEAST_EPSILON, epsilonOf(finding, newest, trust)), weight: weights[i]! }));
}

/** A place abroad or in another state that a finding names has a small part of what lies outside. */
const NAMED_PART = 0.02;

function priorOf(findings: readonly Finding[], population: Shares, outside: number): Map<Where, number> {
  const named = new Set<Where>();
  for (const { shares } of findings) for (const [where] of shares) if (!isUnit(where) && where !== ELSEWHERE) named.add(where);
  const each = Math.min(NAMED_PART, 0.5 / Math.max(1, named.size)) * outside;
  const perPerson = (1 - outside) / sumOf(population);
  const prior = new Map<Where, number>();
  for (const [unit, people] of population) prior.set(unit, people * perPerson);
  for (const where of named) prior.set(where, each);
  return prior.set(ELSEWHERE, outside - each * named.size);
}

function sumOf(shares: Shares): number {
  let sum = 0;
  for (const n of shares.values()) sum += n;
  return sum;
}

/** People move: a point on the map is the worse the older it is beside the newest thing that is known. */
const MOVES: readonly Source[] = ['gps', 'cell'];

function epsilonOf({ source, at, doubt }: Finding, newest: Instant, { epsilon, agePerHour, ageMost }: Trust): number {
  const hours = MOVES.includes(source) ? Math.max(0, secondsBetween(at, newest) / 3600) : 0;
  const aged = Math.max(epsilon[source], Math.min(ageMost, epsilon[source] + agePerHour * hours));
  return 1 - (1 - aged) * (1 - doubt);
}

/** Those of one source are not independent: of one moment they share one vote, and what came before it has half of that, and so on. */
function weightsOf(findings: readonly Finding[]): number[] {
  const bySource = Map.groupBy(findings.filter(({ shares }) => shares.length > 0), ({ source }) => source);
  const alike = new Map([...bySource].map(([source, all]) => [source, Map.groupBy(all, ({ at }) => at)]));
  return findings.map(({ source, at, shares }) => {
    if (shares.length === 0) return 0;
    const moments = alike.get(source)!;
    const later = [...moments.keys()].filter((one) => one > at).length;
    return 0.5 ** later / moments.get(at)!.length;
  });
}
