/** One angle as people and machines write it: 26.85, "26,85", "26.85° N", 26°51'00"N, २६.८५. */

export interface Angle {
  /** Negative for south and west. */
  readonly degrees: number;
  /** Which one a hemisphere letter says it is. */
  readonly axis: 'lat' | 'lon' | null;
}

const NUMBER = String.raw`\d{1,8}(?:[.,]\d{1,15})?`;
/** उ and द, पू and प are north and south, east and west. */
const HEMISPHERE = '[NSEWnsew]|उ|द|पू|प';
const ANGLE = new RegExp(
  String.raw`^(${HEMISPHERE})?\s?([+-])?(${NUMBER})\s?(?:°|º|deg)?(?:\s?(\d{1,2}(?:[.,]\d{1,15})?)\s?['′’])?(?:\s?(\d{1,2}(?:[.,]\d{1,15})?)\s?(?:"|″|”|''))?\s?(${HEMISPHERE})?$`,
);

/** Null for what is no angle; the value is not checked. */
export function readAngle(value: unknown): Angle | null {
  if (typeof value === 'number') return Number.isFinite(value) ? { degrees: value, axis: null } : null;
  if (typeof value !== 'string' || value.length > 60) return null;
  const parts = ANGLE.exec(latinDigits(value).replace(/[−–]/g, '-').replace(/\s+/g, ' ').trim());
  if (parts === null) return null;
  const [, before, sign, degrees, minutes = '0', seconds = '0', after] = parts;
  const hemisphere = (before ?? after ?? '').toUpperCase();
  const size = decimal(degrees!) + decimal(minutes) / 60 + decimal(seconds) / 3600;
  return {
    degrees: (sign === '-') !== ['S', 'W', 'द', 'प'].includes(hemisphere) ? -size : size,
    axis: hemisphere === '' ? null : ['N', 'S', 'उ', 'द'].includes(hemisphere) ? 'lat' : 'lon',
  };
}

const decimal = (text: string): number => Number(text.replace(',', '.'));

/** Devanagari digits become the usual ones. */
export const latinDigits = (text: string): string => text.replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966));
