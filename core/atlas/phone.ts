/** A telephone number as people write it: Indian mobile, Indian landline with its STD code, or abroad. */
import { countryOf } from './calling-codes.ts';
import { lineOf, stdOf } from './number-plan.ts';
import { latinDigits } from './pin-text.ts';

export interface PhoneReading {
  /** `malformed`: nothing can be told, as of a number too short, a short code, or a landline without its STD code. */
  readonly kind: 'mobile' | 'landline' | 'foreign' | 'malformed';
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Without the leading 0, as in `stdPlace`; of Indian landlines only. */
  readonly std: string | null;
  /** "+919812345678"; of foreign numbers as given, unchecked. */
  readonly e164: string | null;
}

const LONGEST = 60;
const EXTENSION = /(?:;ext=|;|,|#|\bextn?\b\.?:?|x)\s*\S*$/i;
/** Typed to fill a field; libphonenumber takes the first for a landline of Baghpat. */
const PLACEHOLDER = /^(?:1234567890|0123456789|(\d)\1{9})$/;
const MALFORMED: PhoneReading = { kind: 'malformed', country: null, std: null, e164: null };

/** Forgives spaces, hyphens, brackets, Devanagari digits, tel:, an extension, a leading 0 or 00. Without a country code it is read as Indian. Never throws. */
export function readPhone(text: string): PhoneReading {
  if (text.length > LONGEST) return MALFORMED;
  const plain = latinDigits(text).trim().replace(/^(?:tel|phone|mob|mobile|ph)\b[.:\s]*/i, '').replace(EXTENSION, '').replace(/[\s().\u00a0\u2010-\u2015\u200b-\u200f\u202a-\u202e/-]/g, '');
  const digits = /^\+?(\d+)$/.exec(plain)?.[1];
  if (digits === undefined) return MALFORMED;
  if (plain.startsWith('+')) return international(digits.replace(/^00/, ''));
  if (digits.startsWith('00')) return international(digits.slice(2));
  return indian(digits.replace(/^0?91(?=0?\d{10}$)/, ''));
}

function international(digits: string): PhoneReading {
  if (digits.startsWith('91')) return indian(digits.slice(2));
  const found = countryOf(digits);
  const subscriber = digits.length - (found?.code.length ?? 0);
  return found === null || subscriber < 5 || digits.length > 15 ? MALFORMED : { kind: 'foreign', country: found.country, std: null, e164: `+${digits}` };
}

function indian(given: string): PhoneReading {
  const digits = given.replace(/^0/, '');
  const kind = digits.length === 10 && !PLACEHOLDER.test(digits) ? lineOf(digits) : null;
  return kind === null ? MALFORMED : { kind, country: 'IN', std: kind === 'landline' ? stdOf(digits) : null, e164: `+91${digits}` };
}
