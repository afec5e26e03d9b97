/** A PIN as people write it. */

/** More text than this is no PIN. */
const LONGEST = 40;
const DEVANAGARI = '०१२३४५६७८९';

/** Devanagari digits as 0 … 9; everything else as it is. */
export const latinDigits = (text: string): string => text.replace(/[०-९]/g, (digit) => String(DEVANAGARI.indexOf(digit)));

/** Six digits, also with spaces or hyphens between them or in Devanagari; India's PINs do not start with 0. Null otherwise. */
export function pinIn(text: string): string | null {
  const digits = latinDigits(text.slice(0, LONGEST)).replace(/[\s-]/g, '');
  return /^[1-9]\d{5}$/.test(digits) ? digits : null;
}
