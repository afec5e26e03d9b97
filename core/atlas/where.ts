/** Places on the map, and shares of them. */

import type { Shares, Where } from '../where.ts';

export type { Shares, Where };

/** Degrees, WGS 84. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

export const KM_PER_DEGREE = 111.2;
const RADIANS = Math.PI / 180;

/** Kilometres in a degree of longitude. */
export const kmPerLonDegree = (lat: number): number => KM_PER_DEGREE * Math.cos(lat * RADIANS);

/** On a flat Earth: within 0.1 % up to 200 km at India's latitudes, 1 % up to 1,000 km. */
export const distanceKm = (a: LatLon, b: LatLon): number =>
  Math.hypot((a.lat - b.lat) * KM_PER_DEGREE, (a.lon - b.lon) * kmPerLonDegree((a.lat + b.lat) / 2));

/** Scaled to sum to 1, largest first; without what is less than `least`. An empty sum stays empty. */
export function toShares(sums: ReadonlyMap<Where, number>, least = 0): Shares {
  let total = 0;
  for (const n of sums.values()) total += n;
  const kept = [...sums].filter(([, n]) => n > 0 && n >= least * total).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  let keptTotal = 0;
  for (const [, n] of kept) keptTotal += n;
  return new Map(kept.map(([where, n]) => [where, n / keptTotal]));
}

/** Counts made into shares, greatest first; equal ones by code. Empty where nothing was counted. */
export const sharesOf = (counts: ReadonlyMap<Where, number>): Shares => toShares(counts);
