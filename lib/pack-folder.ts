import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { BadSetting, SETTINGS } from './settings.ts';

/** A bare name is a folder below `packs/`; anything with a slash is a path, from the repository's root. */
export function packFolder(pack: string, root: string): string {
  const folder = /[\\/]/.test(pack) ? resolve(root, pack) : join(root, 'packs', pack);
  if (!existsSync(folder)) throw new BadSetting('pack', pack, `${SETTINGS.pack[1]}; there is no ${folder}`);
  return folder;
}
