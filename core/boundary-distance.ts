/** How far it is to where another unit, or the outside, begins. */
import { indexAt, type Boundaries } from './boundaries.ts';
import { indexBeyond, type Met } from './boundary-beyond.ts';
import { CELL, metresAt, spotAt, type Metres, type Spot } from './lattice.ts';
import type { UnitCode } from './location.ts';

/** Degrees. */
export interface Point {
  readonly lat: number;
  readonly lon: number;
}

export const OUTSIDE = 'OUT';

export interface Nearest {
  /** Infinity where there is no boundary. */
  readonly distanceM: number;
  /** The unit that begins there, or OUTSIDE. */
  readonly beyond: UnitCode | typeof OUTSIDE;
}

/** The border nearest to a point of the unit it lies in; outside of all, of any unit. Within 100 km good to 0.5 %. */
export function nearestBoundary(boundaries: Boundaries, { lat, lon }: Point): Nearest {
  const spot = spotAt(lat, lon);
  const own = indexAt(boundaries, spot);
  const best = search(boundaries, spot, own);
  return { distanceM: Math.sqrt(best.squared), beyond: boundaries.units[indexBeyond(boundaries, best, { own, spot })] ?? OUTSIDE };
}

/** Rings of cells around the spot's, until what is left to look at is farther than the best found. */
function search(boundaries: Boundaries, spot: Spot, own: number): Met {
  const { west, south, cols, rows } = boundaries;
  const metres = metresAt(spot.y);
  const best: Met = { squared: Infinity, sides: 0, cell: 0, at: 0 };
  const col = Math.floor((spot.x - west) / CELL);
  const row = Math.floor((spot.y - south) / CELL);
  if (!Number.isFinite(col + row)) return best;
  const asked = { spot, own, metres, best };
  const look = (r: number, c: number): void => {
    const cell = boundaries.cells[r * cols + c]!;
    if (cell < 0 && squaredToCell({ x: west + c * CELL - spot.x, y: south + r * CELL - spot.y }, metres) < best.squared) lookInto(boundaries.words, -cell, asked);
  };
  for (let ring = Math.max(0, -col, col - cols + 1, -row, row - rows + 1); ; ring += 1) {
    const [first, last] = [Math.max(col - ring, 0), Math.min(col + ring, cols - 1)];
    for (let r = Math.max(row - ring, 0); r <= Math.min(row + ring, rows - 1); r += 1) {
      if (Math.abs(r - row) === ring) for (let c = first; c <= last; c += 1) look(r, c);
      else {
        if (col - ring >= 0) look(r, col - ring);
        if (col + ring < cols) look(r, col + ring);
      }
    }
    if (best.squared <= unseen(boundaries, { spot, metres, col, row, ring }) ** 2) return best;
  }
}

/** Metres to the nearest cell that the rings so far have left out; Infinity when none is left. */
function unseen({ west, south, cols, rows }: Boundaries, { spot, metres, col, row, ring }: { spot: Spot; metres: Metres; col: number; row: number; ring: number }): number {
  const x = spot.x - west;
  const y = spot.y - south;
  return Math.min(
    col - ring > 0 ? (x - (col - ring) * CELL) * metres.perX : Infinity,
    col + ring < cols - 1 ? ((col + ring + 1) * CELL - x) * metres.perX : Infinity,
    row - ring > 0 ? (y - (row - ring) * CELL) * metres.perY : Infinity,
    row + ring < rows - 1 ? ((row + ring + 1) * CELL - y) * metres.perY : Infinity,
  );
}

/** From a spot to a cell, whose south-west corner lies `x` and `y` away from it. */
export function squaredToCell({ x, y }: Spot, { perX, perY }: Metres): number {
  const east = Math.max(x, -x - CELL, 0) * perX;
  const north = Math.max(y, -y - CELL, 0) * perY;
  return east * east + north * north;
}

function lookInto(words: Int32Array, cell: number, { spot, own, metres, best }: { spot: Spot; own: number; metres: Metres; best: Met }): void {
  const place = placeOf(words, cell, own);
  if (place < 0) return;
  let at = cell + 4 + words[cell]! + words[cell + 2]! * 2;
  for (let runs = words[cell + 3]!; runs > 0; runs -= 1) {
    const sides = words[at]!;
    const end = at + words[at + 1]! * 2;
    at += 2;
    const borders = place === 0 || (sides & 255) === place || sides >> 8 === place;
    if (!borders) at = end;
    for (; at < end; at += 2) {
      const squared = squaredTo(words, at, { spot, metres });
      if (squared >= best.squared) continue;
      best.squared = squared;
      best.sides = sides;
      best.cell = cell;
      best.at = at;
    }
    at = end + 2;
  }
}

/** A unit's place among a cell's units: 0 for the outside, below zero when it has none. */
function placeOf(words: Int32Array, cell: number, unit: number): number {
  if (unit === 0) return 0;
  for (let place = words[cell]!; place > 0; place -= 1) if (words[cell + 3 + place] === unit) return place;
  return -1;
}

function squaredTo(words: Int32Array, at: number, { spot, metres }: { spot: Spot; metres: Metres }): number {
  const ax = (words[at]! - spot.x) * metres.perX;
  const ay = (words[at + 1]! - spot.y) * metres.perY;
  const dx = (words[at + 2]! - words[at]!) * metres.perX;
  const dy = (words[at + 3]! - words[at + 1]!) * metres.perY;
  const along = Math.min(Math.max(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0), 1);
  return (ax + along * dx) ** 2 + (ay + along * dy) ** 2;
}
