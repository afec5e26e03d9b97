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

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e]/g;
/** An STD code that is written apart from the number, in brackets or before a hyphen. */
const APART = /^(?:\+?91|0091)?[\s-]*\(?0?([6-8]\d{1,3})\)?[\s-]+[2-7]\d{5,7}$/;

/** Forgives spaces, hyphens, brackets, Devanagari digits, tel:, an extension, a leading 0 or 00. Without a country code it is read as Indian. Never throws. */
export function readPhone(text: string): PhoneReading {
  if (text.length > LONGEST) return MALFORMED;
  const written = latinDigits(text).replace(INVISIBLE, '').trim().replace(/^(?:tel|phone|mob|mobile|ph)\b[.:\s]*/i, '').replace(EXTENSION, '').trim();
  const plain = written.replace(/[\s().\u2010-\u2015/-]/g, '');
  const digits = /^\+?(\d+)$/.exec(plain)?.[1];
  if (digits === undefined) return MALFORMED;
  const apart = APART.exec(written)?.[1] ?? null;
  if (plain.startsWith('+')) return international(digits.replace(/^00/, ''), apart);
  if (digits.startsWith('00')) return international(digits.slice(2), apart);
  return indian(digits.replace(/^0?91(?=0?\d{10}$)/, ''), apart);
}

function international(digits: string, apart: string | null): PhoneReading {
  if (digits.startsWith('91')) return indian(digits.slice(2), apart);
  const found = countryOf(digits);
  const subscriber = digits.length - (found?.code.length ?? 0);
  return found === null || subscriber < 5 || digits.length > 15 ? MALFORMED : { kind: 'foreign', country: found.country, std: null, e164: `+${digits}` };
}

/** `apart`: the digits that are written apart, as an STD code is: some numbers are a mobile's as well as a landline's. */
function indian(given: string, apart: string | null): PhoneReading {
  const digits = given.replace(/^0/, '');
  const plan = digits.length === 10 && !PLACEHOLDER.test(digits) ? lineOf(digits) : null;
  if (plan === null) return MALFORMED;
  const kind = apart === stdOf(digits) ? 'landline' : plan;
  return { kind, country: 'IN', std: kind === 'landline' ? stdOf(digits) : null, e164: `+91${digits}` };
}
