/** What people write about where somebody is, and the answers that are right: any one of `want`, or an undecided list of them. */
import { readFileSync } from 'node:fs';
import { STATES } from './indian-states.ts';

export interface PlaceText {
  readonly text: string;
  readonly script: string;
  readonly kind: string;
  /** Units by LGD code, states by ISO 3166-2, countries by ISO 3166-1. */
  readonly want: readonly string[];
  readonly half: string;
}

export const placeTexts = (): readonly PlaceText[] => JSON.parse(readFileSync('test/core/place-texts.json', 'utf8')) as readonly PlaceText[];

export const unitCodes = (): readonly string[] => (JSON.parse(readFileSync('packs/up/units.json', 'utf8')) as readonly { code: string }[]).map(({ code }) => code);

const countries = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Another state of India or another country: somewhere a hand-over could go from Uttar Pradesh. */
export const isOutside = (code: string): boolean =>
  (STATES.includes(code) && code !== 'IN-UP') || (/^[A-Z]{2}$/.test(code) && code !== 'IN' && countries.of(code) !== undefined);
