/** Loads a state's pack from its folder, and checks it whole. */
import * as z from 'zod/mini';
import type { Pack } from '../core/pack.ts';
import { buildPack } from '../core/pack-build.ts';
import { faultsOf } from '../core/pack-faults.ts';
import { atlasOf, readFrom } from './open.ts';

/** As long as hosts usually are; a deploy checks the SMS again with its own. */
const REFERENCE_HOST = 'alerts.jeevan.example.in';

/** Throws `BrokenPack` with a line for each fault: file, key, reason. */
export function loadPack(folder: string, host = REFERENCE_HOST): Pack {
  z.config(z.locales.en()); // what was given and what is allowed, in words: zod/mini has none of its own
  return buildPack(folder, readFrom(folder, atlasOf(folder)), (files) => faultsOf(files, host));
}
