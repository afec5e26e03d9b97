/** What is said on the telephone. Nothing of the person is in it. */
import type { Incident } from './incident.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { fill } from './wording.ts';

/** A call's name is made of its page's key, and is not the page's link. */
export const CALL_PREFIX = 'call/';

export function spokenText(pack: Pack, { unit, exercise }: Incident, language: string): string {
  const { voice, place } = wordingOf(pack, language);
  return fill(exercise ? voice.exercise : voice.alert, { unit: unit === null ? place.unknown : unitName(pack, unit, language) });
}
