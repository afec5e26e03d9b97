/** The pack of Uttar Pradesh, whole and unchecked (test/packs checks it), and all that locating reads of a state, opened when a test first needs it and once. */
import type { Locator } from '../../core/locator.ts';
import type { Pack } from '../../core/pack.ts';
import { assembled } from '../../core/pack-build.ts';
import { openLocator } from '../../packs/locator.ts';
import { atlasOf, readFrom } from '../../packs/open.ts';

const FOLDERS = { up: 'packs/up', kp: 'test/packs/second' };

export const up: Pack = assembled(readFrom(FOLDERS.up, atlasOf(FOLDERS.up)));

const opened = new Map<string, Locator>();

export function locatorOf(pack: Pack): Locator {
  const folder = FOLDERS[pack.id as keyof typeof FOLDERS];
  const locator = opened.get(folder) ?? openLocator(pack, { folder, atlas: atlasOf(folder), boundaries: null });
  opened.set(folder, locator);
  return locator;
}
