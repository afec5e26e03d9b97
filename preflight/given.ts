/** What was decided, in cdk.json and on the command line: also where a part of it is wrong, so that the rest can still be looked at. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packFolder } from '../lib/checked-pack.ts';
import { readSettings } from '../lib/read-settings.ts';
import { settingsInStandby } from '../lib/standby-settings.ts';
import { BadSetting, SETTINGS, type Setting, type Settings } from '../lib/settings.ts';
import { loadPack } from '../packs/index.ts';

type Context = Readonly<Record<string, unknown>>;

/** cdk.json's, and over it what `-c name=value` says, as `cdk deploy` takes it. */
export function contextOf(root: string, given: readonly string[]): Context {
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: Context };
  return { ...context, ...Object.fromEntries(given.map(pair)) };
}

function pair(given: string): [string, string] {
  const at = given.indexOf('=');
  if (at < 1) throw new Error(`-c is "${given}"; allowed is a setting's name=value, such as -c pack=up.`);
  return [given.slice(0, at), given.slice(at + 1)];
}

export interface Given {
  readonly settings: Settings;
  /** As a second region has them; null without one. */
  readonly standby: Settings | null;
  readonly faults: readonly string[];
  /** Of the pack. */
  readonly folder: string;
}

/** Throws BadSetting where there is no such pack: nothing could be said without one. A setting that is wrong counts as not set; `faults` says so, as the deploy would. */
export function settingsOf(root: string, context: Context): Given {
  const fault = faultOf(() => readSettings(context));
  const settings = fault === null ? readSettings(context) : whatCanBeRead(context);
  const folder = packFolder(settings.pack, root);
  if (!existsSync(folder)) throw new BadSetting('pack', settings.pack, `${SETTINGS.pack[1]}; there is no ${folder}`);
  const packFault = faultOf(() => loadPack(folder, settings.domainName));
  return { settings, standby: settingsInStandby(settings), folder, faults: [fault, packFault].filter((one) => one !== null) };
}

function whatCanBeRead(context: Context): Settings {
  const read = Object.entries(SETTINGS).map(([name, [shape, , otherwise]]: [string, Setting]) => {
    const answer = shape.safeParse(context[name] ?? otherwise);
    return [name, answer.success ? answer.data : otherwise];
  });
  const settings = Object.fromEntries(read) as Settings;
  return { ...settings, partners: [...new Set(['desk', ...settings.partners])] };
}

function faultOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
