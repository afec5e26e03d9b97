/** Opens a state's pack for a function: its deploy has checked this very folder, and a fault found now could only hold up an alert. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { buildPack, type ReadJson } from '../core/pack-build.ts';

/** Apart from the checks: those bring libraries along that no function needs. */
export const openPack = (folder: string): Pack => buildPack(folder, readFrom(folder), () => []);

export const readFrom = (folder: string): ReadJson => (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
