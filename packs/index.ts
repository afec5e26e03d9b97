/** Loads a state's pack from its folder, and checks it whole. */
import * as z from 'zod/mini';
import type { Pack } from '../core/pack.ts';
import { buildPack, type ReadJson } from '../core/pack-build.ts';
import { faultsOf } from '../core/pack-faults.ts';
import { atlasOf, readFrom } from './open.ts';

/** As long as hosts usually are; a deploy checks the SMS again with its own. */
const REFERENCE_HOST = 'alerts.jeevan.example.in';

/** Throws `BrokenPack` with a line for each fault: file, key, reason. */
export function loadPack(folder: string, host = REFERENCE_HOST): Pack {
  z.config(z.locales.en()); // what was given and what is allowed, in words: zod/mini has none of its own
  // A pack.json that is missing or broken names no atlas: that too is a fault with a line.
  const read: ReadJson = (file) => readFrom(folder, file === 'states.json' ? atlasOf(folder) : folder)(file);
  return buildPack(folder, read, (files) => faultsOf(files, host));
}
