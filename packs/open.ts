/** Opens a state's pack for a function: its deploy has checked this very folder, and a fault found now could only hold up an alert. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { buildPack, type ReadJson } from '../core/pack-build.ts';

/** Apart from the checks: those bring libraries along that no function needs. Beside a bundle what is needed of the atlas lies with the pack. */
export const openPack = (folder: string, atlas = folder): Pack => buildPack(folder, readFrom(folder, atlas), () => []);

/** Where the atlases of this repository lie. */
const ATLASES = import.meta.dirname;

/** The folder of the atlas that a pack names. */
export const atlasOf = (folder: string, atlases = ATLASES): string => join(atlases, (parsed(join(folder, 'pack.json')) as { atlas?: string }).atlas ?? '');

export const readFrom = (folder: string, atlas: string): ReadJson => (file) => parsed(join(file === 'states.json' ? atlas : folder, file));

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
