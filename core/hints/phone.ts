/** A telephone number: a landline has a place, a foreign one a country, a mobile neither. */
import { readPhone } from '../atlas/phone.ts';
import { stdPlace } from '../atlas/std.ts';
import { sharesKept, type Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import type { Reason } from '../location.ts';
import type { Locator } from '../locator.ts';
import type { Instant } from '../time.ts';

const LANDLINE_M = 20_000;

export function phoneFinding({ std }: Locator, number: string, at: Instant): Finding {
  const { kind, country } = readPhone(number);
  const nothing = (because: Reason): Finding => ({ source: 'phone', shares: [], at, uncertaintyM: null, doubt: 0, because });
  const place = kind === 'landline' ? stdPlace(std, number) : null;
  const says = (source: Source, shares: Finding['shares'], because: Reason): Finding => ({ source, shares, at, uncertaintyM: LANDLINE_M, doubt: 0, because });
  if (place !== null) {
    const shares = sharesKept(place.shares);
    return says('landline', shares, { kind: 'landline-is', name: place.name, where: shares.map(([where]) => where) });
  }
  if (kind === 'foreign' && country !== null) return { ...says('phone', [[country, 1]], { kind: 'phone-foreign', where: [country] }), uncertaintyM: null };
  return nothing({ kind: kind === 'malformed' ? 'phone-malformed' : 'phone-mobile' });
}
