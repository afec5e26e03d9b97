/**
 * Plus codes, such as 7MV6VW2X+XX, or VW2X+XX near a known place.
 * Source: the Open Location Code specification. Written out here: the package is 27 KB, this needs one of its eight functions.
 */
import type { CodedPlace } from './coded-place.ts';
import { cornerM, READ_CHARACTERS } from './coded-place.ts';
import type { LatLon } from './lat-lon.ts';

const DIGITS = '23456789CFGHJMPQRVWX';
const WRITTEN = /(?<![\w+])((?:[2-9CFGHJMPQRVWX]{2}){1,4}(?:00){0,3})\+([2-9CFGHJMPQRVWX]{2,7})?(?![\w+])/gi;
const PAIRS_DEGREES = [20, 1, 0.05, 0.0025, 0.000125];

interface Cell extends LatLon {
  readonly latDegrees: number;
  readonly lonDegrees: number;
}

/** The middle of the cell of a full code; null for a short one, and for what is no code. */
export function readPlusCode(code: string): CodedPlace | null {
  const [before = '', after = ''] = code.toUpperCase().split('+');
  const padded = before.includes('0');
  if (before.length !== 8 || !code.includes('+') || (padded ? after !== '' : after.length === 1)) return null;
  const cell = cellOf(before.replace(/0+$/, '') + after);
  return cell === null ? null : placed(cell);
}

const placed = (cell: Cell): CodedPlace => ({ lat: cell.lat, lon: cell.lon, uncertaintyM: cornerM(cell, cell), kind: 'plus-code' });

/** Five pairs of digits, then single ones for cells of 5 rows and 4 columns. */
function cellOf(digits: string): Cell | null {
  const values = [...digits].map((digit) => DIGITS.indexOf(digit));
  if (values.length < 2 || values.includes(-1) || values[0]! > 8 || values[1]! > 17 || (values.length < 10 && values.length % 2 === 1)) return null;
  let [south, west, latDegrees, lonDegrees] = [-90, -180, 20, 20];
  for (let i = 0; i < values.length && i < 10; i += 2) {
    latDegrees = lonDegrees = PAIRS_DEGREES[i / 2]!;
    south += values[i]! * latDegrees;
    west += values[i + 1]! * lonDegrees;
  }
  for (const value of values.slice(10)) {
    latDegrees /= 5;
    lonDegrees /= 4;
    south += Math.floor(value / 4) * latDegrees;
    west += (value % 4) * lonDegrees;
  }
  return { lat: south + latDegrees / 2, lon: west + lonDegrees / 2, latDegrees, lonDegrees };
}

/** A short code (of 2, 4 or 6 characters before the plus) means the place of that ending which is nearest to the reference. */
export function readShortPlusCode(code: string, near: LatLon): CodedPlace | null {
  const [before = '', after = ''] = code.toUpperCase().split('+');
  const missing = 8 - before.length;
  if (![2, 4, 6].includes(missing) || after.length < 2) return null;
  const cell = cellOf(firstDigits(near, missing) + before + after);
  if (cell === null) return null;
  const step = PAIRS_DEGREES[missing / 2 - 1]!;
  const nearest = (value: number, wanted: number): number => value + Math.round((wanted - value) / step) * step;
  return placed({ ...cell, lat: nearest(cell.lat, near.lat), lon: nearest(cell.lon, near.lon) });
}

function firstDigits({ lat, lon }: LatLon, count: number): string {
  let [north, east, digits] = [lat + 90, lon + 180, ''];
  for (const degrees of PAIRS_DEGREES.slice(0, count / 2)) {
    digits += DIGITS[Math.floor(north / degrees)]! + DIGITS[Math.floor(east / degrees)]!;
    north %= degrees;
    east %= degrees;
  }
  return digits;
}

/** The first full code in a text; else, with a place to be near, the first short one. */
export function plusCodeIn(text: string, near?: LatLon): CodedPlace | null {
  const codes = text.slice(0, READ_CHARACTERS).match(WRITTEN) ?? [];
  const full = codes.map(readPlusCode).find((place) => place !== null);
  if (full !== undefined || near === undefined) return full ?? null;
  return codes.map((code) => readShortPlusCode(code, near)).find((place) => place !== null) ?? null;
}
