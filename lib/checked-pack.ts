import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadPack } from '../packs/index.ts';
import { BadSetting, SETTINGS, type Settings } from './settings.ts';

/**
 * The folder of the state's pack, after the whole pack was read: what is wrong in it stops the deploy, never an alert.
 * A bare name is a folder below `packs/`; anything with a slash is a path, from the repository's root.
 */
export function checkedPack({ pack, domainName }: Settings, root: string): string {
  const folder = /[\\/]/.test(pack) ? resolve(root, pack) : join(root, 'packs', pack);
  if (!existsSync(folder)) throw new BadSetting('pack', pack, `${SETTINGS.pack[1]}; there is no ${folder}`);
  try {
    loadPack(folder, domainName);
  } catch (error) {
    throw new BadSetting('pack', pack, `a pack without faults.\n${error instanceof Error ? error.message : String(error)}`);
  }
  return folder;
}
