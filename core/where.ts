/** States of the world, as locating sees it: a unit of ours by its LGD code, another state of India by ISO 3166-2 (IN-BR), another country by ISO 3166-1 (NP). */
export type Where = string;

/** What is said of a place: a part of 1 for each where; what is not in it has none. */
export type Shares = ReadonlyMap<Where, number>;

/** Everywhere else, when nobody says where. */
export const ELSEWHERE: Where = 'OUT';

export const isUnit = (where: Where): boolean => /^\d+$/.test(where);
export const isIndianState = (where: Where): boolean => where.startsWith('IN-');

/** Best first; equal ones by name, so that the answer is always the same. */
export const ranked = (shares: Shares): [Where, number][] => [...shares].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));

/** Scaled to sum to 1, largest first; without what is less than `least`. An empty sum stays empty. */
export function toShares(sums: ReadonlyMap<Where, number>, least = 0): Shares {
  let total = 0;
  for (const n of sums.values()) total += n;
  const kept = [...sums].filter(([, n]) => n > 0 && n >= least * total).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  let keptTotal = 0;
  for (const [, n] of kept) keptTotal += n;
  return new Map(kept.map(([where, n]) => [where, n / keptTotal]));
}

/** Weights of any size as shares, greatest first; what occurs twice counts twice. Empty where nothing weighs anything. */
export function sharesOf(weights: Iterable<readonly [Where, number]>): Shares {
  const sums = new Map<Where, number>();
  for (const [where, weight] of weights) if (weight > 0) sums.set(where, (sums.get(where) ?? 0) + weight);
  return toShares(sums);
}
