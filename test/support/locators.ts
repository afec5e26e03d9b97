/** The pack of Uttar Pradesh, and all that locating reads of a state, opened when a test first needs it and once. */
import type { Locator } from '../../core/locator.ts';
import type { Pack } from '../../core/pack.ts';
import { loadPack } from '../../packs/index.ts';
import { openLocator } from '../../packs/locator.ts';
import { atlasOf } from '../../packs/open.ts';

export const up: Pack = loadPack('packs/up');

const FOLDERS: Readonly<Record<string, string>> = { up: 'packs/up', kp: 'test/packs/second' };
const opened = new Map<string, Locator>();

export function locatorOf(pack: Pack): Locator {
  const folder = FOLDERS[pack.id]!;
  const locator = opened.get(folder) ?? openLocator(pack, { folder, atlas: atlasOf(folder), boundaries: null });
  opened.set(folder, locator);
  return locator;
}
