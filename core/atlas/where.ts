/** A place as the atlas names it, whatever its size. */

/** A unit by its LGD district code ("162"), an Indian state by ISO 3166-2 ("IN-BR"), a country by ISO 3166-1 alpha-2 ("NP"). */
export type Where = string;

/** What one hint says when it is good: sums to 1. */
export type Shares = ReadonlyMap<Where, number>;

/** Counts made into shares, greatest first; equal ones by code. Empty where nothing was counted. */
export function sharesOf(counts: ReadonlyMap<Where, number>): Shares {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const counted = [...counts].filter(([, n]) => n > 0).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return new Map(counted.map(([where, n]) => [where, n / total]));
}
