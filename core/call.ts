/** What is said on the telephone. Nothing of the person is in it. */
import type { Incident } from './incident.ts';
import { shortName } from './message.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { purposeOf, type Purpose } from './page.ts';
import { fill, type Wording } from './wording.ts';

/** A call's name is made of its page's key, and is not the page's link. */
export const CALL_PREFIX = 'call/';

const SAID: Record<Purpose, keyof Wording['voice']> = { alert: 'alert', 'hand-off': 'hand-off', 'hand-over': 'hand-off', reminder: 'reminder', update: 'update', taken: 'taken', moved: 'moved' };

/** Only what asks somebody to take it has keys that do so. */
const ASKS: readonly Purpose[] = ['alert', 'hand-off', 'hand-over'];
export const hasKeys = (page: string): boolean => ASKS.includes(purposeOf(page));

export function spokenText(pack: Pack, { unit, exercise, holder }: Incident, { page, language }: { readonly page: string; readonly language: string }): string {
  const { voice, place } = wordingOf(pack, language);
  const said = exercise && hasKeys(page) ? 'exercise' : SAID[purposeOf(page)];
  return fill(voice[said], { unit: unit === null ? place.unknown : unitName(pack, unit, language), name: shortName(holder) });
}
