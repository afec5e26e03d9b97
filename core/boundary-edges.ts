/** The rings of all units as edges, a border that two units share once, and the cells that each edge touches. */
import type { Outline } from './boundary-outlines.ts';
import { CELL } from './lattice.ts';

export interface Edges {
  /** x, y, x, y of each edge. */
  readonly ends: Int32Array;
  /** The unit on either side, counted from 1; 0 is none. */
  readonly left: Uint16Array;
  readonly right: Uint16Array;
}

export interface Grid {
  /** Its south-west corner, in lattice units. */
  readonly west: number;
  readonly south: number;
  readonly cols: number;
  readonly rows: number;
}

/** Two units share an edge when they run along it in opposite directions. Edges stay in the order of the rings. */
export function edgesOf(outlines: readonly Outline[]): Edges {
  const most = outlines.reduce((sum, { ring }) => sum + ring.length / 2, 0);
  const edges = { ends: new Int32Array(most * 4), left: new Uint16Array(most), right: new Uint16Array(most) };
  const half = new Map<string, number>();
  let count = 0;
  for (const { unit, ring } of outlines) {
    for (let i = 0; i < ring.length; i += 2) {
      const end = (i + 2) % ring.length;
      const back = `${ring[end]},${ring[end + 1]},${ring[i]},${ring[i + 1]}`;
      const other = half.get(back);
      if (other !== undefined) {
        edges.right[other] = unit + 1;
        half.delete(back);
        continue;
      }
      edges.ends.set([ring[i]!, ring[i + 1]!, ring[end]!, ring[end + 1]!], count * 4);
      edges.left[count] = unit + 1;
      half.set(`${ring[i]},${ring[i + 1]},${ring[end]},${ring[end + 1]}`, count);
      count += 1;
    }
  }
  return { ends: edges.ends.slice(0, count * 4), left: edges.left.slice(0, count), right: edges.right.slice(0, count) };
}

export function gridOf({ ends }: Edges): Grid {
  const [xs, ys] = [0, 1].map((axis) => {
    let [least, most] = [Infinity, -Infinity];
    for (let i = axis; i < ends.length; i += 2) {
      least = Math.min(least, ends[i]!);
      most = Math.max(most, ends[i]!);
    }
    return { least: Math.floor(least / CELL), most: Math.floor(most / CELL) };
  }) as [{ least: number; most: number }, { least: number; most: number }];
  return { west: xs.least * CELL, south: ys.least * CELL, cols: xs.most - xs.least + 1, rows: ys.most - ys.least + 1 };
}

/** So that rounding never leaves an edge out of a cell that it touches; one too many does no harm. */
const MARGIN = 2;

/** The edges of each cell that any edge touches, by `row * cols + col`, in the order of the edges. */
export function cellsOf({ ends, left, right }: Edges, grid: Grid): ReadonlyMap<number, readonly number[]> {
  const cells = new Map<number, number[]>();
  const within = (value: number, count: number): number => Math.min(Math.max(Math.floor(value / CELL), 0), count - 1);
  for (let edge = 0; edge < ends.length / 4; edge += 1) {
    if (left[edge] === right[edge]) continue; // two parts of one unit
    const [ax, ay, bx, by] = [ends[edge * 4]! - grid.west, ends[edge * 4 + 1]! - grid.south, ends[edge * 4 + 2]! - grid.west, ends[edge * 4 + 3]! - grid.south];
    const [low, high] = [Math.min(ay, by), Math.max(ay, by)];
    const at = (y: number): number => (low === high ? bx : ax + ((bx - ax) * (Math.min(Math.max(y, low), high) - ay)) / (by - ay));
    for (let row = within(low - MARGIN, grid.rows); row <= within(high + MARGIN, grid.rows); row += 1) {
      const [one, two] = low === high ? [ax, bx] : [at(row * CELL - MARGIN), at((row + 1) * CELL + MARGIN)];
      const last = within(Math.max(one, two) + MARGIN, grid.cols);
      for (let col = within(Math.min(one, two) - MARGIN, grid.cols); col <= last; col += 1) {
        const cell = row * grid.cols + col;
        const there = cells.get(cell);
        if (there) there.push(edge);
        else cells.set(cell, [edge]);
      }
    }
  }
  return cells;
}
