/** Compiles `boundaries.geojson` into the bytes that `openBoundaries` reads, or says what is wrong with it. */
import { MAGIC, openBoundaries } from './boundaries.ts';
import { MOST_UNITS, packCell } from './boundary-cell.ts';
import { eachCorner } from './boundary-corners.ts';
import { crossingFaults } from './boundary-crossings.ts';
import { cellsOf, edgesOf, gridOf, type Edges, type Grid } from './boundary-edges.ts';
import { headquartersFaults } from './boundary-headquarters.ts';
import type { BoundaryUnit } from './boundary-names.ts';
import { readOutlines } from './boundary-outlines.ts';
import { coverFaults } from './boundary-cover.ts';
import { CELL } from './lattice.ts';

export type Compiled = { readonly bytes: Uint8Array } | { readonly faults: readonly string[] };

/** What a cold start has room for. */
const MOST_BYTES = 3_000_000;
const FAULTS_SHOWN = 30;

/** The same bytes from the same file. Never throws for what the file says; a fault is a line: key, what, value, allowed. */
export function compileBoundaries(geojson: unknown, units: readonly BoundaryUnit[]): Compiled {
  const { outlines, faults } = readOutlines(geojson, units);
  if (faults.length > 0) return { faults: shown(faults) };
  const edges = edgesOf(outlines);
  const grid = gridOf(edges);
  const least = edges.ends.length * 2 + grid.rows * grid.cols * 4;
  if (least > MOST_BYTES) return { faults: [tooLarge(least)] };
  const cells = cellsOf(edges, grid);
  const crossed = [...crossingFaults(edges, cells, units), ...coverFaults(outlines, units)];
  if (crossed.length > 0) return { faults: shown(crossed) };
  const bytes = bytesOf({ edges, grid, cells }, units.map(({ code }) => code));
  if (typeof bytes === 'string') return { faults: [bytes] };
  const misplaced = headquartersFaults(openBoundaries(bytes), units);
  return misplaced.length > 0 ? { faults: shown(misplaced) } : { bytes };
}

const tooLarge = (bytes: number): string => `the whole file: compiles to ${bytes} bytes or more; allowed are ${MOST_BYTES}: simplify it, all units at once, to about 50 m`;
const shown = (faults: readonly string[]): string[] => [...faults.slice(0, FAULTS_SHOWN), ...(faults.length > FAULTS_SHOWN ? [`and ${faults.length - FAULTS_SHOWN} more`] : [])];

interface Gridded {
  readonly edges: Edges;
  readonly grid: Grid;
  readonly cells: ReadonlyMap<number, readonly number[]>;
}

function bytesOf({ edges, grid, cells }: Gridded, codes: readonly string[]): Uint8Array | string {
  const index = new Int32Array(grid.rows * grid.cols);
  const words = [0]; // so that no cell begins at 0, which is outside
  let crowded: string | null = null;
  eachCorner(edges, grid, (cell, inside) => {
    const own = cells.get(cell);
    index[cell] = own ? -words.length : Math.min(...inside, codes.length + 1) % (codes.length + 1);
    if (!own) return;
    const corner = { x: grid.west + (cell % grid.cols) * CELL, y: grid.south + Math.floor(cell / grid.cols) * CELL };
    const packed = packCell(edges, { corner, edges: own, inside });
    if (packed[0]! > MOST_UNITS) crowded = `features: ${packed[0]} units meet within 0.05 degree of ${corner.x / 1e7}, ${corner.y / 1e7}; allowed are ${MOST_UNITS}`;
    for (const word of packed) words.push(word);
  });
  const header = new TextEncoder().encode(JSON.stringify({ ...grid, units: codes }));
  const padded = Math.ceil(header.length / 4) * 4;
  const bytes = new Uint8Array(8 + padded + (index.length + words.length) * 4).fill(0x20, 8, 8 + padded);
  new Int32Array(bytes.buffer).set([MAGIC, padded]);
  bytes.set(header, 8);
  new Int32Array(bytes.buffer, 8 + padded).set(index);
  new Int32Array(bytes.buffer, 8 + padded + index.length * 4).set(words);
  if (bytes.length > MOST_BYTES) return tooLarge(bytes.length);
  return crowded ?? bytes;
}
