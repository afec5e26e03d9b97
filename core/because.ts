/** Reasons and places as sentences, in the reader's language. */
import type { Reason, UnitCode } from './location.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { fill } from './wording.ts';

export function sentenceOf(pack: Pack, reason: Reason, language: string): string {
  const units = 'units' in reason ? reason.units.map((code) => unitName(pack, code, language)) : [];
  const said = { ...('pin' in reason && { pin: reason.pin }), ...('name' in reason && { name: reason.name }) };
  return fill(wordingOf(pack, language).reasons[reason.kind], { ...said, unit: units[0] ?? '', units: units.join(', ') });
}

export const becauseOf = (pack: Pack, reasons: readonly Reason[], language: string): string[] => reasons.map((reason) => sentenceOf(pack, reason, language));

/** The unit's name, or that the place is not known. */
export const whereOf = (pack: Pack, unit: UnitCode | null, language: string): string =>
  unit === null ? wordingOf(pack, language).place.unknown : unitName(pack, unit, language);
