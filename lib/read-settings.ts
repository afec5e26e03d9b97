import { refusePairs } from './setting-pairs.ts';
import { BadSetting, SETTINGS, type Setting, type SettingName, type Settings } from './settings.ts';

/** Throws BadSetting: one sentence with the setting, what was given, and what is allowed. */
export function readSettings(context: Readonly<Record<string, unknown>>): Settings {
  for (const [name, value] of Object.entries(context)) refuseUnknown(name, value);
  const settings = Object.fromEntries(Object.keys(SETTINGS).map((name) => [name, read(name as SettingName, context[name])])) as Settings;
  const whole = { ...settings, partners: [...new Set(['desk', ...settings.partners])] };
  refusePairs(whole);
  return whole;
}

function read(name: SettingName, given: unknown): unknown {
  const [shape, allowed, otherwise]: Setting = SETTINGS[name];
  const value = given ?? otherwise;
  if (value === undefined) return undefined;
  const answer = shape.safeParse(value);
  if (!answer.success) throw new BadSetting(name, value, allowed);
  return answer.data;
}

/** A misspelled setting would silently leave the default in force. Keys of CDK itself carry `:`, `/`, `@` or `-`. */
function refuseUnknown(name: string, value: unknown): void {
  if (!/^[\w.]+$/.test(name) || name in SETTINGS) return;
  throw new BadSetting(name, value, `only a known name: ${Object.keys(SETTINGS).join(', ')}`);
}
