/** A state's boundaries as they are asked at run time: a flat grid, opened from the bytes that the deploy compiled. */
import type { Grid } from './boundary-edges.ts';
import { CELL, crossesWest, spotAt, type Spot } from './lattice.ts';
import type { UnitCode } from './location.ts';

export interface Boundaries extends Grid {
  /** By index; index 0 is outside of all. */
  readonly units: readonly (UnitCode | null)[];
  /** A cell wholly in one unit: its index. Another: below zero, where its words begin (see `packCell`). */
  readonly cells: Int32Array;
  readonly words: Int32Array;
}

export const MAGIC = 0x3142524a; // "JRB1"

/** Bytes: the magic, the header's length, the header (JSON: the grid and the units' codes), cells, words; little-endian. Throws on anything else. */
export function openBoundaries(bytes: Uint8Array): Boundaries {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const all = new Int32Array(aligned.buffer, aligned.byteOffset, Math.floor(aligned.length / 4));
  if (all[0] !== MAGIC) throw new Error(`boundaries.bin starts with ${all[0] ?? 'nothing'}; allowed is ${MAGIC}: it must be compiled again`);
  const start = 2 + all[1]! / 4;
  const header = JSON.parse(new TextDecoder().decode(aligned.subarray(8, start * 4))) as Grid & { readonly units: readonly UnitCode[] };
  const count = header.rows * header.cols;
  return { ...header, units: [null, ...header.units], cells: all.subarray(start, start + count), words: all.subarray(start + count) };
}

/** The one unit that a point in degrees lies in; null outside of all, and for what is no number. A shared border belongs to one side, always the same. */
export const unitAt = (boundaries: Boundaries, lat: number, lon: number): UnitCode | null => boundaries.units[indexAt(boundaries, spotAt(lat, lon))]!;

export function indexAt({ west, south, cols, rows, cells, words }: Boundaries, spot: Spot): number {
  const col = Math.floor((spot.x - west) / CELL);
  const row = Math.floor((spot.y - south) / CELL);
  if (!(col >= 0 && col < cols && row >= 0 && row < rows)) return 0;
  const cell = cells[row * cols + col]!;
  return cell >= 0 ? cell : indexIn(words, -cell, spot);
}

/** Where two units overlap by less than the tolerance, the first has it. */
function indexIn(words: Int32Array, cell: number, spot: Spot): number {
  const units = cell + 4;
  let bits = words[cell + 1]!;
  let at = units + words[cell]!;
  for (let turns = words[cell + 2]!; turns > 0; turns -= 1, at += 2) if (words[at]! <= spot.y) bits ^= words[at + 1]!;
  for (let runs = words[cell + 3]!; runs > 0; runs -= 1) {
    const sides = words[at]!;
    let crossed = false;
    const end = at + words[at + 1]! * 2;
    for (at += 2; at < end; at += 2) if (crossesWest(words, at, spot)) crossed = !crossed;
    at += 2;
    if (crossed) bits ^= (1 << (sides & 255)) ^ (1 << (sides >> 8));
  }
  bits &= ~1;
  return bits === 0 ? 0 : words[units + 30 - Math.clz32(bits & -bits)]!;
}
