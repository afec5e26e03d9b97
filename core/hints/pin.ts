/** A PIN: the units and states that its post offices lie in. */
import { latinDigits, pinIn } from '../atlas/pin-text.ts';
import { pinShares } from '../atlas/pin-units.ts';
import { sharesKept, type Finding } from '../finding.ts';
import type { Reason } from '../location.ts';
import { CLEAR_SHARE, told, type Locator } from '../locator.ts';
import type { Instant } from '../time.ts';
import { isUnit } from '../where.ts';

/** What a PIN's offices lie apart, and those of its first digits. */
const PIN_M = 8000;
const PREFIX_M = 30_000;
/** "PIN: 226010" and its like. */
const WORDED = 60;
/** No directory has it: it is newer, or it is mistyped. */
const UNLISTED_DOUBT = 0.4;

export function pinFinding({ pins }: Locator, text: string, at: Instant): Finding {
  const pin = pinIn(text) ?? pinIn(/(?<!\d)[1-9]\d{2}[ -]?\d{3}(?!\d)/.exec(latinDigits(text.slice(0, WORDED)))?.[0] ?? '');
  const nothing = (because: Reason): Finding => ({ source: 'pin', shares: [], at, uncertaintyM: null, doubt: 0, because });
  if (pin === null) return nothing({ kind: 'pin-malformed' });
  const answer = pinShares(pins, pin);
  if (answer === null) return nothing({ kind: 'pin-unknown' });
  const shares = sharesKept(answer.shares);
  const isListed = answer.by === 'pin';
  return { source: 'pin', shares, at, uncertaintyM: isListed ? PIN_M : PREFIX_M, doubt: isListed ? 0 : UNLISTED_DOUBT, because: { kind: isListed ? kindOf(shares) : 'pin-like', pin, where: told(shares, 0.05) } };
}

function kindOf([first]: Finding['shares']): 'pin-is' | 'pin-shared' | 'pin-elsewhere' {
  if (first === undefined || first[1] < CLEAR_SHARE) return 'pin-shared';
  return isUnit(first[0]) ? 'pin-is' : 'pin-elsewhere';
}

/** "Flat 201-302", "FIR 226010": numbers of something else. */
const NUMBERED = /(?:flat|room|shop|plot|house|tower|fir|no|number|#|rs|₹|otp|फ्लैट|कमरा|दुकान|प्लॉट|मकान|नंबर|नं)[\s.:#-]*$/i;
const WITH_PIN = /(?:pin|zip|postal|पिन|डाक)[\s-]*(?:code|कोड)?[\s.-]*(?:no|number|नं|नंबर)?[\s.:#-]*$/i;
const isNumbered = (before: string): boolean => NUMBERED.test(before) && !WITH_PIN.test(before);

/** PINs inside a text, those that a directory has: six digits that are part of no longer number. */
export function pinsWithin({ pins }: Locator, text: string): string[] {
  const found = [...text.matchAll(/(?<![\d०-९+.])([1-9१-९][\d०-९]{2})[ -]?([\d०-९]{3})(?![\d०-९])/g)].filter(({ index }) => !isNumbered(text.slice(Math.max(0, index - 24), index))).map(([whole]) => whole);
  return [...new Set(found)].filter((one) => { const pin = pinIn(one); return pin !== null && pinShares(pins, pin)?.by === 'pin'; }).slice(0, 5);
}
