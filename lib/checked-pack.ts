import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compileBoundariesOf } from '../packs/boundaries.ts';
import { loadPack } from '../packs/index.ts';
import { BadSetting, SETTINGS, type Settings } from './settings.ts';

/** A bare name is a folder below `packs/`; anything with a slash is a path, from the repository's root. */
export const packFolder = (pack: string, root: string): string => (/[\\/]/.test(pack) ? resolve(root, pack) : join(root, 'packs', pack));

/** The folder of the state's pack, after the whole pack was read: what is wrong in it stops the deploy, never an alert. */
export function checkedPack(settings: Settings, root: string): string {
  const { pack } = settings;
  const folder = packFolder(pack, root);
  if (!existsSync(folder)) throw new BadSetting('pack', pack, `${SETTINGS.pack[1]}; there is no ${folder}`);
  refuseTemplates(settings, read(folder, settings));
  return folder;
}

function read(folder: string, { pack, domainName }: Settings): ReturnType<typeof loadPack> {
  try {
    const whole = loadPack(folder, domainName);
    compileBoundariesOf(folder, whole);
    return whole;
  } catch (error) {
    throw new BadSetting('pack', pack, `a pack without faults.\n${error instanceof Error ? error.message : String(error)}`);
  }
}

/** On the local route operators block a text that carries no template id, and nobody is told. */
function refuseTemplates({ smsRoute, smsTemplateIds }: Settings, { wording }: ReturnType<typeof loadPack>): void {
  if (smsRoute !== 'local') return;
  const texts = Object.entries(wording).flatMap(([language, { sms }]) => Object.keys(sms).map((text) => `${text}.${language}`));
  if (texts.every((text) => smsTemplateIds?.[text])) return;
  throw new BadSetting('smsTemplateIds', smsTemplateIds, `a template id for each of ${texts.join(', ')}`);
}
