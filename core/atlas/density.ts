/** For a hint that says no more than "about there": the people who live around, by unit and by state. */
import { unpack } from './packed.ts';
import type { LatLon, Shares, Where } from './where.ts';
import { KM_PER_DEGREE, kmPerLonDegree, toShares } from './where.ts';

/** Centres of cells of 0.25°, from south to north; a cell with several labels is there once for each. */
export interface Density {
  readonly labels: readonly Where[];
  /** 1e-4 degrees. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  readonly people: Uint32Array;
  readonly label: Uint8Array;
}

const STEP = 1e-4;
/** Beyond three sigma lies 1.1 % of an evenly peopled country. */
const REACH_SIGMAS = 3;
const LEAST_SHARE = 0.001;

/** @param bytes packs/india/density.bin. Under 1 ms. */
export function openDensity(bytes: Uint8Array): Density {
  const file = unpack<{ labels: readonly Where[] }>(bytes);
  return { labels: file.head.labels, lat: file.int32('lat'), lon: file.int32('lon'), people: file.uint32('people'), label: file.bytes('label') };
}

/**
 * Each label's people, weighed by exp(-½ (distance / sigma)²) from the point. India only; empty far away from it.
 * Without what is less than 0.1 %. A sigma below 10 km is taken as 10: the cells are no finer.
 */
export function densityShares(density: Density, { lat, lon, sigmaKm }: LatLon & { readonly sigmaKm: number }): Shares {
  const { lat: ys, lon: xs, people, label } = density;
  const sigma = Math.max(10, sigmaKm);
  const reachKm2 = (REACH_SIGMAS * sigma) ** 2;
  const reachDegrees = (REACH_SIGMAS * sigma) / KM_PER_DEGREE;
  const [x0, y0, kmX, kmY] = [lon / STEP, lat / STEP, kmPerLonDegree(lat) * STEP, KM_PER_DEGREE * STEP];
  const perKm2 = -0.5 / (sigma * sigma);
  const sums = new Float64Array(density.labels.length);
  const end = firstAt(ys, (lat + reachDegrees) / STEP);
  for (let i = firstAt(ys, (lat - reachDegrees) / STEP); i < end; i += 1) {
    const x = (xs[i]! - x0) * kmX;
    const y = (ys[i]! - y0) * kmY;
    const km2 = x * x + y * y;
    if (km2 < reachKm2) sums[label[i]!]! += people[i]! * Math.exp(km2 * perKm2);
  }
  const found = new Map<Where, number>();
  for (const [i, sum] of sums.entries()) if (sum > 0) found.set(density.labels[i]!, sum);
  return toShares(found, LEAST_SHARE);
}

function firstAt(sorted: Int32Array, least: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
