/** Reasons and places as sentences, in the reader's language. */
import type { Reason, UnitCode } from './location.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { fill, termOf } from './wording.ts';

export function sentenceOf(pack: Pack, reason: Reason, language: string): string {
  const units = 'units' in reason ? reason.units.map((code) => unitName(pack, code, language)) : [];
  const words = wordingOf(pack, language);
  const said = { ...('pin' in reason && { pin: reason.pin }), ...('name' in reason && { name: termOf(words, reason.name) }) };
  return fill(words.reasons[reason.kind], { ...said, unit: units[0] ?? '', units: units.join(', ') });
}

/** Each once: ten hints of one kind say the same. */
export const becauseOf = (pack: Pack, reasons: readonly Reason[], language: string): string[] => [...new Set(reasons.map((reason) => sentenceOf(pack, reason, language)))];

/** The unit's name, or that the place is not known. */
export const whereOf = (pack: Pack, unit: UnitCode | null, language: string): string =>
  unit === null ? wordingOf(pack, language).place.unknown : unitName(pack, unit, language);
