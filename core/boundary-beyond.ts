/** Who begins on the other side of an edge. */
import { indexAt, type Boundaries } from './boundaries.ts';
import { metresAt, type Spot } from './lattice.ts';

/** The nearest edge so far, while it is looked for. */
export interface Met {
  /** Square metres from the spot. */
  squared: number;
  /** The run's, as `packCell` has them. */
  sides: number;
  /** Where the words of its cell, and its own, begin. */
  cell: number;
  at: number;
}

/** Two neighbours whose border differs by a little leave slivers between them: what begins there is looked for a little farther on. */
const SLIVER_M = 100;

/** 0 for the outside. */
export function indexBeyond(boundaries: Boundaries, { sides, cell, at, squared }: Met, { own, spot }: { own: number; spot: Spot }): number {
  if (squared === Infinity) return 0;
  const { words } = boundaries;
  const unitOf = (place: number): number => (place === 0 ? 0 : words[cell + 3 + place]!);
  const [left, right] = [unitOf(sides & 255), unitOf(sides >> 8)];
  if (own === 0) return left || right;
  const other = left === own ? right : left;
  if (other !== 0) return other;
  const across = acrossSliver(boundaries, at, { spot, outward: left === own ? 1 : -1 });
  return across === own ? 0 : across;
}

function acrossSliver(boundaries: Boundaries, at: number, { spot, outward }: { spot: Spot; outward: number }): number {
  const { perX, perY } = metresAt(spot.y);
  const [ax, ay, bx, by] = boundaries.words.subarray(at, at + 4) as unknown as [number, number, number, number];
  const [dx, dy] = [(bx - ax) * perX, (by - ay) * perY];
  const along = Math.min(Math.max(((spot.x - ax) * perX * dx + (spot.y - ay) * perY * dy) / (dx * dx + dy * dy), 0), 1);
  const step = (outward * SLIVER_M) / Math.hypot(dx, dy);
  return indexAt(boundaries, { x: ax + along * (bx - ax) + (dy * step) / perX, y: ay + along * (by - ay) - (dx * step) / perY });
}
