/** What outcomes teach: how often each kind of hint was worth something, and whether a probability means what it says. */
import type { Finding } from './finding.ts';
import { SOURCES, type Source } from './source.ts';
import type { Where } from './where.ts';

/** One person who was found. */
export interface Outcome {
  readonly findings: readonly Finding[];
  /** What was believed: the likeliest place and how likely. */
  readonly believed: { readonly where: Where; readonly p: number };
  readonly found: Where;
}

/** Beta(worthless, good), counted on top of what the pack says as if it had been seen `TRUSTED_AS` times. */
export interface SourceCount {
  readonly source: Source;
  readonly good: number;
  readonly worthless: number;
  readonly epsilon: number;
  readonly proposed: number;
}

export interface Bin {
  /** Mean of what was predicted, and the part that came true. */
  readonly predicted: number;
  readonly observed: number;
  readonly count: number;
}

export interface Calibration {
  readonly outcomes: number;
  readonly sources: readonly SourceCount[];
  readonly bins: readonly Bin[];
  /** Expected calibration error: the bins' differences, weighed by their counts. */
  readonly error: number;
}

const TRUSTED_AS = 20;
const BINS = 10;

export function calibrate(outcomes: readonly Outcome[], epsilon: Readonly<Record<Source, number>>): Calibration {
  const bins = binned(outcomes);
  const error = bins.reduce((sum, { predicted, observed, count }) => sum + (Math.abs(predicted - observed) * count) / Math.max(1, outcomes.length), 0);
  return { outcomes: outcomes.length, sources: SOURCES.flatMap((source) => countOf(source, outcomes, epsilon[source])), bins, error };
}

/** Each hint has one vote, shared by what it said of the place where the person was found: half right is half a count. */
function countOf(source: Source, outcomes: readonly Outcome[], epsilon: number): SourceCount[] {
  const votes = outcomes.flatMap(({ findings, found }) => findings.filter((one) => one.source === source && one.shares.length > 0).map(({ shares }) => rightness(shares, found)));
  if (votes.length === 0) return [];
  const good = votes.reduce((a, b) => a + b, 0);
  const worthless = votes.length - good;
  return [{ source, good, worthless, epsilon, proposed: (epsilon * TRUSTED_AS + worthless) / (TRUSTED_AS + votes.length) }];
}

/** 1 when nothing that it named was likelier than where the person was. */
function rightness(shares: Finding['shares'], found: Where): number {
  const [most] = shares.map(([, p]) => p);
  return (shares.find(([where]) => where === found)?.[1] ?? 0) / most!;
}

function binned(outcomes: readonly Outcome[]): Bin[] {
  const bins = Array.from({ length: BINS }, (_, i) => outcomes.filter(({ believed: { p } }) => Math.min(BINS - 1, Math.floor(p * BINS)) === i));
  return bins.flatMap((some): Bin[] => {
    if (some.length === 0) return [];
    const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
    return [{ predicted: mean(some.map(({ believed }) => believed.p)), observed: mean(some.map(({ believed, found }) => Number(believed.where === found))), count: some.length }];
  });
}
