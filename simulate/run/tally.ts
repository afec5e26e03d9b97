/** What many worlds add up to: the same sum in whatever order they end. */
import type { Violation } from '../promises/promises.ts';
import type { Outcome } from '../world/world.ts';

export interface Tally {
  readonly worlds: number;
  readonly alerts: number;
  readonly incidents: number;
  readonly pages: number;
  readonly again: number;
  /** Milliseconds. */
  readonly longestSilence: number;
  /** Milliseconds of the worlds' time. */
  readonly lasted: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly broken: readonly { readonly seed: number; readonly violation: Violation }[];
}

export const NOTHING: Tally = { worlds: 0, alerts: 0, incidents: 0, pages: 0, again: 0, longestSilence: 0, lasted: 0, faults: {}, broken: [] };

export function tallyOf(seed: number, { accepted, incidents, pages, again, silence, lasted, struck, violation }: Outcome): Tally {
  const faults: Record<string, number> = {};
  for (const { fault } of struck) faults[fault] = (faults[fault] ?? 0) + 1;
  return { worlds: 1, alerts: accepted, incidents, pages, again, longestSilence: silence, lasted, faults, broken: violation === null ? [] : [{ seed, violation }] };
}

export function added(a: Tally, b: Tally): Tally {
  const faults = { ...a.faults };
  for (const [fault, count] of Object.entries(b.faults)) faults[fault] = (faults[fault] ?? 0) + count;
  return {
    worlds: a.worlds + b.worlds,
    alerts: a.alerts + b.alerts,
    incidents: a.incidents + b.incidents,
    pages: a.pages + b.pages,
    again: a.again + b.again,
    longestSilence: Math.max(a.longestSilence, b.longestSilence),
    lasted: a.lasted + b.lasted,
    faults,
    broken: [...a.broken, ...b.broken].toSorted((one, other) => one.seed - other.seed),
  };
}
