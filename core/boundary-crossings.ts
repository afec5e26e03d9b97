/** Rings that cross themselves, or another ring of the same unit. */
import type { Edges } from './boundary-edges.ts';
import type { BoundaryUnit } from './boundary-names.ts';
import { degreesOf } from './lattice.ts';

/** One line a unit, with the first place. Exact. Touching is no crossing; nor is a border of one unit crossing another's, which overlap shows. */
export function crossingFaults(edges: Edges, cells: ReadonlyMap<number, readonly number[]>, units: readonly BoundaryUnit[]): string[] {
  const faults = new Map<number, string>();
  for (const own of cells.values()) {
    const byHeight = own.map((edge) => ({ edge, low: Math.min(edges.ends[edge * 4 + 1]!, edges.ends[edge * 4 + 3]!), high: Math.max(edges.ends[edge * 4 + 1]!, edges.ends[edge * 4 + 3]!) })).sort((a, b) => a.low - b.low);
    byHeight.forEach(({ edge, high }, i) => {
      for (let j = i + 1; j < byHeight.length && byHeight[j]!.low <= high; j += 1) {
        const unit = shared(edges, edge, byHeight[j]!.edge);
        if (unit === 0 || faults.has(unit) || !cross(edges.ends, edge * 4, byHeight[j]!.edge * 4)) continue;
        const { code, name } = units[unit - 1]!;
        faults.set(unit, `${name['en'] ?? code} (${code}): its boundary crosses itself near ${degreesOf(edges.ends[edge * 4]!)}, ${degreesOf(edges.ends[edge * 4 + 1]!)}; allowed are rings that do not cross`);
      }
    });
  }
  return [...faults.values()];
}

function shared({ left, right }: Edges, a: number, b: number): number {
  const has = (unit: number): boolean => unit !== 0 && (unit === left[b] || unit === right[b]);
  return has(left[a]!) ? left[a]! : has(right[a]!) ? right[a]! : 0;
}

const cross = (ends: Int32Array, a: number, b: number): boolean => side(ends, a, b) * side(ends, a, b + 2) < 0 && side(ends, b, a) * side(ends, b, a + 2) < 0;

/** On which side of an edge a spot lies; -1, 0 or 1. */
function side(ends: Int32Array, edge: number, spot: number): number {
  const [ax, ay] = [ends[edge]!, ends[edge + 1]!];
  return Math.sign((ends[edge + 2]! - ax) * (ends[spot + 1]! - ay) - (ends[edge + 3]! - ay) * (ends[spot]! - ax));
}
