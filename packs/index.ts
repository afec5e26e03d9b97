/** Loads a state's pack from its folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Pack } from '../core/pack.ts';
import { buildPack, type ReadJson } from '../core/pack-build.ts';
import { faultsOf } from '../core/pack-faults.ts';

/** As long as hosts usually are; a deploy checks the SMS again with its own. */
const REFERENCE_HOST = 'alerts.jeevan.example.in';

/** Throws `BrokenPack` with a line for each fault: file, key, reason. */
export function loadPack(folder: string, host = REFERENCE_HOST, atlases = ATLASES): Pack {
  z.config(z.locales.en()); // what was given and what is allowed, in words: zod/mini has none of its own
  return buildPack(folder, readFrom(folder, atlasOf(folder, atlases)), (files) => faultsOf(files, host));
}

/** For a function: its deploy has loaded this very folder, and a fault found now could only hold up an alert. */
export const openPack = (folder: string): Pack => buildPack(folder, readFrom(folder, folder), () => []);

/** Where the atlases of this repository lie. */
const ATLASES = import.meta.dirname;

/** The folder of the atlas that a pack names. */
export const atlasOf = (folder: string, atlases = ATLASES): string => join(atlases, (parsed(join(folder, 'pack.json')) as { atlas?: string }).atlas ?? '');

/** Beside a function's bundle what is needed of the atlas lies with the pack. */
const readFrom = (folder: string, atlas: string): ReadJson => (file) => parsed(join(file === 'states.json' ? atlas : folder, file));

const parsed = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
