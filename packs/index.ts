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
export function loadPack(folder: string, host = REFERENCE_HOST): Pack {
  z.config(z.locales.en()); // what was given and what is allowed, in words: zod/mini has none of its own
  return buildPack(folder, readFrom(folder), (files) => faultsOf(files, host));
}

/** For a function: its deploy has loaded this very folder, and a fault found now could only hold up an alert. */
export const openPack = (folder: string): Pack => buildPack(folder, readFrom(folder), () => []);

const readFrom = (folder: string): ReadJson => (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown;
