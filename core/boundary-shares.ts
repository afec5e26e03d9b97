/** How a point that is uncertain shares out over the units around it. */
import { indexAt, unitAt, type Boundaries } from './boundaries.ts';
import { nearestBoundary, OUTSIDE, squaredToCell, type Point } from './boundary-distance.ts';
import { massBehind } from './boundary-mass.ts';
import { CELL, metresAt, spotAt, type Metres, type Spot } from './lattice.ts';
import type { Shares } from './where.ts';

export interface Uncertain extends Point {
  /** Of a round Gaussian; each axis. */
  readonly sigmaM: number;
}

/** What lies farther away holds exp(-12.5), 4 in a million. */
const REACH_SIGMAS = 5;
const LEAST_SHARE = 1e-6;

/**
 * The Gaussian's mass in each unit, best first, by Green's theorem: a unit has 1 if the point is in it, less what the edges
 * around it let through. Each edge is integrated by itself, so the error does not depend on their number: under 0.00001 up to 100 km.
 * Without an uncertainty, and away from every border, all of it is in one unit. A point that is no number is OUT.
 */
export function gaussShares(boundaries: Boundaries, at: Uncertain): Shares {
  const reachM = REACH_SIGMAS * at.sigmaM;
  const { distanceM } = nearestBoundary(boundaries, at);
  if (!(distanceM < reachM && Number.isFinite(reachM))) return new Map([[unitAt(boundaries, at.lat, at.lon) ?? OUTSIDE, 1]]);
  const spot = distanceM > CLEAR_M ? spotAt(at.lat, at.lon) : clearSpot(boundaries, at);
  const masses = new Float64Array(boundaries.units.length);
  masses[indexAt(boundaries, spot)] = 1;
  letThrough(boundaries, { spot, metres: metresAt(spot.y), sigmaM: at.sigmaM, reachM }, masses);
  masses[0] = Math.max(0, 1 - masses.subarray(1).reduce((sum, mass) => sum + Math.max(mass, 0), 0));
  const kept = [...masses].map((mass, unit) => ({ unit, mass })).filter(({ mass }) => mass > LEAST_SHARE);
  const sum = kept.reduce((all, { mass }) => all + mass, 0);
  return new Map(kept.sort((a, b) => b.mass - a.mass || a.unit - b.unit).map(({ unit, mass }) => [boundaries.units[unit] ?? OUTSIDE, mass / sum]));
}

const CLEAR_M = 0.0001;
/** On an edge itself the two sides cannot be told apart by angles: a fraction of a millimetre aside they can. */
function clearSpot(boundaries: Boundaries, { lat, lon }: Point): Spot {
  const asides = [1, 2, 3, 4, 5, 6, 7, 8].map((step) => ({ lat: lat + step * 3e-9, lon: lon + step * (step % 2 === 0 ? 2e-9 : -5e-9) }));
  const clear = asides.find((point) => nearestBoundary(boundaries, point).distanceM > CLEAR_M) ?? asides[0]!;
  return spotAt(clear.lat, clear.lon);
}

interface Around {
  readonly spot: Spot;
  readonly metres: Metres;
  readonly sigmaM: number;
  readonly reachM: number;
}

function letThrough(boundaries: Boundaries, around: Around, masses: Float64Array): void {
  const { west, south, cols, rows, cells } = boundaries;
  const { spot, metres, reachM } = around;
  const clamp = (value: number, count: number): number => Math.min(Math.max(Math.floor(value / CELL), 0), count - 1);
  const [dx, dy] = [reachM / metres.perX, reachM / metres.perY];
  for (let row = clamp(spot.y - dy - south, rows); row <= clamp(spot.y + dy - south, rows); row += 1) {
    for (let col = clamp(spot.x - dx - west, cols); col <= clamp(spot.x + dx - west, cols); col += 1) {
      const cell = cells[row * cols + col]!;
      const corner = { x: west + col * CELL - spot.x, y: south + row * CELL - spot.y };
      if (cell < 0 && squaredToCell(corner, metres) < reachM * reachM) throughCell(boundaries.words, { cell: -cell, corner }, { around, masses });
    }
  }
}

function throughCell(words: Int32Array, { cell, corner }: { cell: number; corner: Spot }, { around, masses }: { around: Around; masses: Float64Array }): void {
  const unitOf = (place: number): number => (place === 0 ? 0 : words[cell + 3 + place]!);
  let at = cell + 4 + words[cell]! + words[cell + 2]! * 2;
  for (let runs = words[cell + 3]!; runs > 0; runs -= 1) {
    const [left, right] = [unitOf(words[at]! & 255), unitOf(words[at]! >> 8)];
    const end = at + words[at + 1]! * 2;
    for (at += 2; at < end; at += 2) {
      const mass = through(words, at, { corner, around });
      masses[left]! -= mass;
      masses[right]! += mass;
    }
    at += 2;
  }
}

/** What an edge lets through from its left to its right; from right to left it is below zero. An edge lies in several cells: it counts in the one that has its nearest spot. */
function through(words: Int32Array, at: number, { corner, around: { spot, metres, sigmaM, reachM } }: { corner: Spot; around: Around }): number {
  const [x, y] = [words[at]! - spot.x, words[at + 1]! - spot.y];
  const [east, north] = [words[at + 2]! - words[at]!, words[at + 3]! - words[at + 1]!];
  const [ax, ay, dx, dy] = [x * metres.perX, y * metres.perY, east * metres.perX, north * metres.perY];
  const squaredLength = dx * dx + dy * dy;
  const foot = -(ax * dx + ay * dy) / squaredLength;
  const along = Math.min(Math.max(foot, 0), 1);
  const [fromWest, fromSouth] = [x + along * east - corner.x, y + along * north - corner.y];
  if (fromWest < 0 || fromWest >= CELL || fromSouth < 0 || fromSouth >= CELL) return 0;
  if ((ax + along * dx) ** 2 + (ay + along * dy) ** 2 > reachM * reachM) return 0;
  const length = Math.sqrt(squaredLength);
  const aside = (dy * ax - dx * ay) / length;
  const mass = massBehind({ distance: Math.abs(aside) / sigmaM, from: (-foot * length) / sigmaM, to: ((1 - foot) * length) / sigmaM });
  return aside < 0 ? -mass : mass;
}
