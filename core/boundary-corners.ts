/** Which units the south-west corner of every cell lies in, by the even-odd rule. */
import type { Edges, Grid } from './boundary-edges.ts';
import { CELL, crossesWest } from './lattice.ts';

/** Units counted from 1. */
export type Units = ReadonlySet<number>;

export function toggle(units: Set<number>, unit: number): void {
  if (unit !== 0 && !units.delete(unit)) units.add(unit);
}

/** Calls back for each cell, row by row, west to east; the set is the callee's only until it returns. */
export function eachCorner(edges: Edges, grid: Grid, visit: (cell: number, inside: Units) => void): void {
  const starts = crossings(edges, grid);
  for (let row = 0; row < grid.rows; row += 1) {
    const inside = new Set<number>();
    for (let col = 0; col < grid.cols; col += 1) {
      const cell = row * grid.cols + col;
      for (const edge of starts.get(cell) ?? []) {
        toggle(inside, edges.left[edge]!);
        toggle(inside, edges.right[edge]!);
      }
      visit(cell, inside);
    }
  }
}

/** For each row's lower border: the first cell whose corner lies at or east of an edge that crosses it. */
function crossings({ ends }: Edges, grid: Grid): ReadonlyMap<number, readonly number[]> {
  const starts = new Map<number, number[]>();
  for (let at = 0; at < ends.length; at += 4) {
    const [low, high] = [Math.min(ends[at + 1]!, ends[at + 3]!), Math.max(ends[at + 1]!, ends[at + 3]!)];
    for (let row = Math.ceil((low - grid.south) / CELL); grid.south + row * CELL < high; row += 1) {
      const col = firstEastOf(ends, at, { grid, y: grid.south + row * CELL });
      if (col < grid.cols) starts.set(row * grid.cols + col, [...(starts.get(row * grid.cols + col) ?? []), at / 4]);
    }
  }
  return starts;
}

function firstEastOf(ends: Int32Array, at: number, { grid, y }: { grid: Grid; y: number }): number {
  let [low, high] = [0, grid.cols];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (crossesWest(ends, at, { x: grid.west + middle * CELL, y })) high = middle;
    else low = middle + 1;
  }
  return low;
}
