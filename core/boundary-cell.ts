/** What is kept of a cell that borders cross: enough to tell the unit of every spot in it without looking elsewhere. */
import { toggle, type Units } from './boundary-corners.ts';
import type { Edges } from './boundary-edges.ts';
import { CELL, crossesWest, type Spot } from './lattice.ts';

/** In one 32-bit word each: a bit for every unit that a cell knows, bit 0 for none. */
export const MOST_UNITS = 30;

export interface Cell {
  /** The corner in the south-west. */
  readonly corner: Spot;
  readonly edges: readonly number[];
  /** The units the corner lies in. */
  readonly inside: Units;
}

/**
 * Words: units, base, number of turns, number of runs; the units; each turn as y and bits; each run as its sides
 * (left + right × 256, by place in the cell's units), the number of its spots, and x, y of each.
 * A spot is in the units of base ^ the turns at or below it ^ the edges of runs that cross its level at or west of it.
 */
export function packCell(edges: Edges, { corner, edges: own, inside }: Cell): number[] {
  const base = new Set(inside);
  for (const edge of own) if (crossesWest(edges.ends, edge * 4, corner)) for (const unit of sides(edges, edge)) toggle(base, unit);
  const turns = turnsOf(edges, own, corner);
  const units = [...new Set([...own.flatMap((edge) => sides(edges, edge)), ...base])].filter((unit) => unit !== 0).sort((a, b) => a - b);
  const place = (unit: number): number => units.indexOf(unit) + 1;
  const bits = (some: Units): number => [...some].reduce((all, unit) => all | (1 << place(unit)), 0);
  const runs = runsOf(edges, own);
  return [
    units.length,
    bits(base),
    turns.length,
    runs.length,
    ...units,
    ...turns.flatMap(({ y, units: turned }) => [y, bits(turned)]),
    ...runs.flatMap(({ edge, spots }) => [place(edges.left[edge]!) + place(edges.right[edge]!) * 256, spots.length / 2, ...spots]),
  ];
}

const sides = ({ left, right }: Edges, edge: number): readonly number[] => [left[edge]!, right[edge]!];

/** Where a border leaves the cell's edges west of it, it goes on out of sight: from that height on the other side is met first. */
function turnsOf(edges: Edges, own: readonly number[], { x, y }: Spot): { y: number; units: Units }[] {
  const turns = new Map<number, Set<number>>();
  for (const edge of own) {
    for (const at of [edge * 4, edge * 4 + 2]) {
      const height = edges.ends[at + 1]!;
      if (edges.ends[at]! >= x || height <= y || height >= y + CELL) continue;
      const units = turns.get(height) ?? new Set();
      for (const unit of sides(edges, edge)) toggle(units, unit);
      turns.set(height, units);
    }
  }
  return [...turns].filter(([, units]) => units.size > 0).map(([height, units]) => ({ y: height, units }));
}

/** Edges that follow on each other between the same two units, their common spots once. */
function runsOf({ ends, left, right }: Edges, own: readonly number[]): { edge: number; spots: number[] }[] {
  const runs: { edge: number; spots: number[] }[] = [];
  for (const edge of own) {
    const run = runs.at(-1);
    const [ax, ay, bx, by] = ends.subarray(edge * 4, edge * 4 + 4) as unknown as [number, number, number, number];
    const follows = run && left[run.edge] === left[edge] && right[run.edge] === right[edge] && run.spots.at(-2) === ax && run.spots.at(-1) === ay;
    if (follows) run.spots.push(bx, by);
    else runs.push({ edge, spots: [ax, ay, bx, by] });
  }
  return runs;
}
