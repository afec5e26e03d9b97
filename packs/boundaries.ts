/** A pack's district boundaries, where it has any: compiled when it is deployed, opened where an alert is located. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { openBoundaries, type Boundaries } from '../core/boundaries.ts';
import { compileBoundaries, type Compiled } from '../core/boundary-compile.ts';
import { BrokenPack } from '../core/pack-build.ts';

/** What a deployer puts into the pack's folder, and what lies there instead beside a bundle. */
export const BOUNDARIES_FILE = 'boundaries.geojson';
export const BOUNDARIES_COMPILED = 'boundaries.bin';

const MOST_BYTES = 40_000_000;

/** The bytes for `boundaries.bin`; null for a pack without boundaries. Throws `BrokenPack` with a line for each fault. */
export function compileBoundariesOf(folder: string, { units }: Pick<Pack, 'units'>): Uint8Array | null {
  const file = join(folder, BOUNDARIES_FILE);
  if (!existsSync(file)) return null;
  const compiled = compile(file, units);
  if ('bytes' in compiled) return compiled.bytes;
  throw new BrokenPack(folder, compiled.faults.map((fault) => `${BOUNDARIES_FILE}: ${fault}`));
}

function compile(file: string, units: Pack['units']): Compiled {
  const { size } = statSync(file);
  if (size > MOST_BYTES) return { faults: [`the whole file: has ${size} bytes; allowed are ${MOST_BYTES}: simplify it, all units at once, to about 50 m`] };
  try {
    return compileBoundaries(JSON.parse(readFileSync(file, 'utf8')), [...units.values()]);
  } catch (error) {
    return { faults: [`the whole file: ${(error as Error).message}`] };
  }
}

/** For a function: the compiled bytes and nothing else. Null for a pack without boundaries. */
export function openBoundariesIn(folder: string): Boundaries | null {
  const file = join(folder, BOUNDARIES_COMPILED);
  return existsSync(file) ? openBoundaries(readFileSync(file)) : null;
}
