/** Loads a state's pack from its folder. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Pack } from '../core/pack.ts';
import { buildPack } from '../core/pack-build.ts';

/** As long as hosts usually are; a deploy checks the SMS again with its own. */
const REFERENCE_HOST = 'alerts.jeevan.example.in';

/** Throws `BrokenPack` with a line for each fault: file, key, reason. */
export function loadPack(folder: string, host = REFERENCE_HOST): Pack {
  return buildPack(folder, (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as unknown, host);
}
