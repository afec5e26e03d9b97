/** Opens a state's pack for a function: its deploy has checked this very folder, and a fault found now could only hold up an alert. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOCATING_FILES, type Pack } from '../core/pack.ts';
import { assembled, type ReadJson } from '../core/pack-build.ts';

/** Apart from the checks, which bring libraries along that no function needs, and without the places that only locating reads. Beside a bundle what is needed of the atlas lies with the pack. */
export function openPack(folder: string, atlas = folder): Pack {
  const read = readFrom(folder, atlas);
  const nothing: Readonly<Record<string, unknown>> = { 'homonyms.json': [] };
  return assembled((file) => ((LOCATING_FILES as readonly string[]).includes(file) ? (nothing[file] ?? {}) : read(file)));
}

/** Where the atlases of this repository lie. */
const ATLASES = import.meta.dirname;

/** The folder of the atlas that a pack names. */
export const atlasOf = (folder: string): string => join(ATLASES, (parsed(join(folder, 'pack.json')) as { atlas?: string }).atlas ?? '');

export const readFrom = (folder: string, atlas: string): ReadJson => (file) => parsed(join(file === 'states.json' ? atlas : folder, file));

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
