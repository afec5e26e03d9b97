/** Reasons and places as sentences, in the reader's language. */
import { unitsOf, type Incident } from './incident.ts';
import type { Reason } from './location.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { ELSEWHERE, isIndianState, isUnit, type Where } from './where.ts';
import { fill, termOf } from './wording.ts';

/** A list longer than this says little. */
const PLACES_TOLD = 5;

export function sentenceOf(pack: Pack, reason: Reason, language: string): string {
  const words = wordingOf(pack, language);
  const places = 'where' in reason ? reason.where.slice(0, PLACES_TOLD).map((where) => whereName(pack, where, language)) : [];
  const said = { ...('pin' in reason && { pin: reason.pin }), ...('name' in reason && { name: termOf(words, reason.name) }) };
  return fill(words.reasons[reason.kind], { ...said, unit: places[0] ?? '', units: places.join(', ') });
}

/** Each once: ten hints of one kind say the same. */
export const becauseOf = (pack: Pack, reasons: readonly Reason[], language: string): string[] => [...new Set(reasons.map((reason) => sentenceOf(pack, reason, language)))];

/** A unit, a state of India, or a country by its name in the reader's language. */
export function whereName(pack: Pack, where: Where, language: string): string {
  if (isUnit(where)) return unitName(pack, where, language);
  if (where === ELSEWHERE) return wordingOf(pack, language).place.elsewhere;
  if (isIndianState(where)) return stateName(pack, where, language);
  return countryNames(language).of(where) ?? where;
}

const stateName = ({ states }: Pack, where: Where, language: string): string => states.get(where)?.name[language] ?? states.get(where)?.name['en'] ?? where;

/** Making one costs more than all else in a sentence. */
const made = new Map<string, Intl.DisplayNames>();
function countryNames(language: string): Intl.DisplayNames {
  const known = made.get(language);
  if (known) return known;
  const fresh = new Intl.DisplayNames([language, 'en'], { type: 'region', fallback: 'code' });
  made.set(language, fresh);
  return fresh;
}

/** The units that are paged, the state or country that it surely is, or that the place is not known. */
export function placeOf(pack: Pack, incident: Pick<Incident, 'unit' | 'also' | 'location'>, language: string): string {
  const units = unitsOf(incident);
  if (units.length > 0) return units.map((unit) => unitName(pack, unit, language)).join(', ');
  const { decision, outside } = incident.location;
  return decision === 'outside' && outside !== null ? whereName(pack, outside.where, language) : wordingOf(pack, language).place.unknown;
}
