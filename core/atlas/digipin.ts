/**
 * DIGIPIN, India Post's grid code of ten characters: each divides a square into sixteen, the last is about 4 m wide.
 * Source: Department of Posts, DIGIPIN technical document, final version, March 2025.
 */
import type { CodedPlace } from './coded-place.ts';
import { cornerM, READ_CHARACTERS } from './coded-place.ts';

/** From the north-west, row by row. */
const GRID = 'FC98J327K456LMPT';
const SQUARE = { south: 2.5, west: 63.5, degrees: 36 };
const WRITTEN = /(?<![\w-])([2-9CJKLMPFT]{3})-([2-9CJKLMPFT]{3})-([2-9CJKLMPFT]{4})(?![\w-])/gi;
const UNDIVIDED = /(?<![\w-])[2-9CJKLMPFT]{10}(?![\w-])/g;

/** The middle of the square. Hyphens and case do not matter. Null for what is no code. */
export function readDigipin(code: string): CodedPlace | null {
  const letters = code.replace(/-/g, '').toUpperCase();
  if (letters.length !== 10) return null;
  let { south, west, degrees } = SQUARE;
  for (const letter of letters) {
    const at = GRID.indexOf(letter);
    if (at < 0) return null;
    degrees /= 4;
    south += (3 - (at >> 2)) * degrees;
    west += (at & 3) * degrees;
  }
  const middle = { lat: south + degrees / 2, lon: west + degrees / 2 };
  return { ...middle, uncertaintyM: cornerM(middle, { latDegrees: degrees, lonDegrees: degrees }), kind: 'digipin' };
}

/** The first in a text. One of digits only is taken for a telephone's; without hyphens it must be in capitals with some digits. */
export function digipinIn(text: string): CodedPlace | null {
  const read = text.slice(0, READ_CHARACTERS);
  const hyphened = (read.match(WRITTEN) ?? []).filter((code) => /[a-z]/i.test(code));
  const undivided = (read.match(UNDIVIDED) ?? []).filter((code) => /[A-Z]/.test(code) && /\d/.test(code));
  return [...hyphened, ...undivided].map(readDigipin).find((place) => place !== null) ?? null;
}
