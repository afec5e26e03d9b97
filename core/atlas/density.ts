/** For a hint that says no more than "about there": the people who live around, by unit and by state. */
import { unpack } from './packed.ts';
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';
import { toShares, type Shares, type Where } from '../where.ts';

/** Rows of cells of 0.25° from south to north, in each from west to east; a cell with several labels is there once for each. */
export interface Density {
  readonly labels: readonly Where[];
  /** Which row of cells from the equator is the first. */
  readonly firstRow: number;
  /** Row r lies from rows[r] to rows[r + 1]. */
  readonly rows: Uint32Array;
  /** 1e-4 degrees. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  readonly people: Uint32Array;
  readonly label: Uint8Array;
}

const CELL = 0.25;
const STEP = 1e-4;
/** Beyond three sigma lies 1.1 % of an evenly peopled country. */
const REACH_SIGMAS = 3;
const LEAST_SHARE = 0.001;

/** @param bytes packs/up/density.bin. Under 1 ms. */
export function openDensity(bytes: Uint8Array): Density {
  const file = unpack<Pick<Density, 'labels' | 'firstRow'>>(bytes);
  return { ...file.head, rows: file.uint32('rows'), lat: file.int32('lat'), lon: file.int32('lon'), people: file.uint32('people'), label: file.bytes('label') };
}

/**
 * Each label's people, weighed by exp(-½ (distance / sigma)²) from the point. India only; empty far away from it.
 * Without what is less than 0.1 %. A sigma below 10 km is taken as 10: the cells are no finer.
 */
export function densityShares(density: Density, { lat, lon, sigmaKm }: LatLon & { readonly sigmaKm: number }): Shares {
  const { lat: ys, lon: xs, people, label, rows, firstRow } = density;
  const sigma = Math.max(10, sigmaKm);
  const reachKm = REACH_SIGMAS * sigma;
  const [x0, y0, kmX, kmY] = [lon / STEP, lat / STEP, kmPerLonDegree(lat) * STEP, KM_PER_DEGREE * STEP];
  const perKm2 = -0.5 / (sigma * sigma);
  const sums = new Float64Array(density.labels.length);
  const row = (y: number): number => Math.floor(y / CELL) - firstRow;
  const lastRow = Math.min(rows.length - 2, row(lat + reachKm / KM_PER_DEGREE));
  for (let r = Math.max(0, row(lat - reachKm / KM_PER_DEGREE)); r <= lastRow; r += 1) {
    const end = rows[r + 1]!;
    for (let i = firstAt(xs, x0 - reachKm / kmX, [rows[r]!, end]); i < end; i += 1) {
      const x = (xs[i]! - x0) * kmX;
      const y = (ys[i]! - y0) * kmY;
      const km2 = x * x + y * y;
      if (x > reachKm) break;
      if (km2 < reachKm * reachKm) sums[label[i]!]! += people[i]! * Math.exp(km2 * perKm2);
    }
  }
  const found = new Map<Where, number>();
  for (const [i, sum] of sums.entries()) if (sum > 0) found.set(density.labels[i]!, sum);
  return toShares(found, LEAST_SHARE);
}

/** The first of a sorted range that is no less. */
function firstAt(sorted: Int32Array, least: number, [from, to]: readonly [number, number]): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
