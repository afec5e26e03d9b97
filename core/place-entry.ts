/** What the gazetteer knows by a name. */

/** A unit of the pack by its LGD code, another state by ISO 3166-2, a country by ISO 3166-1 alpha-2. */
export type Where = string;
/** What one hint says when it is good; sums to 1, or is empty. */
export type Shares = ReadonlyMap<Where, number>;

/** How big a thing the name stands for. `generic` names stand for nothing: every town has its Civil Lines. */
export type Rank = 'country' | 'state' | 'unit' | 'place' | 'listed' | 'generic';

export const SIZE: Readonly<Record<Rank, number>> = { country: 4, state: 3, unit: 2, place: 1, listed: 0, generic: 0 };

export interface PlaceEntry {
  /** As the data writes it. */
  readonly name: string;
  readonly rank: Rank;
  readonly shares: Shares;
  /** Also a word of everyday language, or a short code: needs words around it that make it a name. */
  readonly ordinary: boolean;
}

/** Weights of any size as shares, biggest first. */
export function sharesOf(weights: Iterable<readonly [Where, number]>): Shares {
  const sums = new Map<Where, number>();
  for (const [where, weight] of weights) if (weight > 0) sums.set(where, (sums.get(where) ?? 0) + weight);
  const total = [...sums.values()].reduce((sum, weight) => sum + weight, 0);
  return new Map([...sums].map(([where, weight]): [Where, number] => [where, weight / total]).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
}
