/** How a point that is uncertain shares out over the units around it. */
import { indexAt, type Boundaries } from './boundaries.ts';
import { nearestBoundary, OUTSIDE, type Point } from './boundary-distance.ts';
import { massBehind } from './boundary-mass.ts';
import { CELL, metresAt, spotAt, type Metres, type Spot } from './lattice.ts';

/** By a unit's LGD code, or OUT; sums to 1. */
export type Shares = ReadonlyMap<string, number>;

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
  const { distanceM, point } = clearOfEdges(boundaries, at);
  const spot = spotAt(point.lat, point.lon);
  const reachM = REACH_SIGMAS * at.sigmaM;
  const masses = new Float64Array(boundaries.units.length);
  masses[indexAt(boundaries, spot)] = 1;
  if (distanceM < reachM && Number.isFinite(reachM)) letThrough(boundaries, { spot, metres: metresAt(spot.y), sigmaM: at.sigmaM, reachM }, masses);
  masses[0] = Math.max(0, 1 - masses.subarray(1).reduce((sum, mass) => sum + Math.max(mass, 0), 0));
  const kept = [...masses].map((mass, unit) => ({ unit, mass })).filter(({ mass }) => mass > LEAST_SHARE);
  const sum = kept.reduce((all, { mass }) => all + mass, 0);
  return new Map(kept.sort((a, b) => b.mass - a.mass || a.unit - b.unit).map(({ unit, mass }) => [boundaries.units[unit] ?? OUTSIDE, mass / sum]));
}

/** On an edge itself the two sides cannot be told apart by angles: a few millimetres aside they can. */
function clearOfEdges(boundaries: Boundaries, { lat, lon }: Point): { distanceM: number; point: Point } {
  for (let step = 0; ; step += 1) {
    const point = { lat: lat + step * 3e-8, lon: lon + step * (step % 2 === 0 ? 2e-8 : -5e-8) };
    const { distanceM } = nearestBoundary(boundaries, point);
    if (distanceM > 0.001 || step === 8) return { distanceM, point };
  }
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
      if (cell < 0) throughCell(boundaries.words, { cell: -cell, corner: { x: west + col * CELL, y: south + row * CELL } }, { around, masses });
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
  const [ax, ay, bx, by] = [words[at]!, words[at + 1]!, words[at + 2]!, words[at + 3]!];
  const [dx, dy] = [(bx - ax) * metres.perX, (by - ay) * metres.perY];
  const [px, py] = [(spot.x - ax) * metres.perX, (spot.y - ay) * metres.perY];
  const length = Math.hypot(dx, dy);
  const foot = (px * dx + py * dy) / length;
  const along = Math.min(Math.max(foot / length, 0), 1);
  const [x, y] = [ax + along * (bx - ax) - corner.x, ay + along * (by - ay) - corner.y];
  if (x < 0 || x >= CELL || y < 0 || y >= CELL) return 0;
  if (Math.hypot(px - along * dx, py - along * dy) > reachM) return 0;
  const aside = (dx * py - dy * px) / length;
  return Math.sign(aside) * massBehind({ distance: Math.abs(aside) / sigmaM, from: -foot / sigmaM, to: (length - foot) / sigmaM });
}

