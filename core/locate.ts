/** Everything an alert says of a place, hint by hint. Never throws for what it says; each hint leaves a reason. */
import type { Alert, Hint } from './alert.ts';
import type { Finding } from './finding.ts';
import { ipFinding } from './hints/ip.ts';
import { phoneFinding } from './hints/phone.ts';
import { pinFinding } from './hints/pin.ts';
import { placeFindings, postFindings } from './hints/place.ts';
import { pointFinding } from './hints/point.ts';
import type { Locator, Reading } from './locator.ts';
import { instant, type Instant } from './time.ts';

type HintOf<K extends Hint['kind']> = Extract<Hint, { kind: K }>;

/** Where nobody says how exact it is: a phone in a house, a mast in a town. */
const GPS_M = 100;
const MAST_M = 2000;

const READ: { readonly [K in Hint['kind']]: Reading<HintOf<K>> } = {
  gps: (locator, { lat, lon, accuracyM, observedAt }, at) => [pointFinding(locator, { source: 'gps', name: 'gps', lat, lon, accuracyM: metres(accuracyM, GPS_M), at: momentOf(observedAt, at) })],
  cell: (locator, { lat, lon, radiusM, observedAt }, at) => [pointFinding(locator, { source: 'cell', name: 'cell', lat, lon, accuracyM: metres(radiusM, MAST_M), at: momentOf(observedAt, at) })],
  pin: (locator, { pin }, at) => [pinFinding(locator, String(pin), at)],
  ip: (locator, hint, at) => [ipFinding(locator, hint, at)],
  place: (locator, hint, at) => placeFindings(locator, hint, at),
};

/** Also as people write it: "800 m", "1,000", "1.5 km". */
function metres(given: unknown, otherwise: number): number {
  const [, figures = '', kilo = ''] = /^\s*(\d[\d.,]*)\s*(k?)m?\s*$/i.exec(String(given)) ?? [];
  const read = Number(figures.replace(/,(?=\d{3}(?:\D|$))/g, '').replace(',', '.')) * (kilo === '' ? 1 : 1000);
  return figures !== '' && Number.isFinite(read) ? read : otherwise;
}

/** Those that an officer reads and locating gains nothing from: more of them cost a page its time. */
const PHONES_READ = 5;

export function findingsOf(locator: Locator, { hints, subject, post }: Pick<Alert, 'hints' | 'subject' | 'post'>, at: Instant): Finding[] {
  return [
    ...hints.flatMap((hint) => (READ[hint.kind] as Reading<Hint>)(locator, hint, at)),
    ...subject.phones.slice(0, PHONES_READ).map((phone) => phoneFinding(locator, phone, at)),
    ...(post?.excerpt === undefined ? [] : postFindings(locator, post.excerpt, at)),
  ];
}

/** What lies in the future, or is no moment, was when we heard of it. */
function momentOf(observedAt: string | undefined, received: Instant): Instant {
  if (observedAt === undefined || Number.isNaN(Date.parse(observedAt))) return received;
  const observed = instant(observedAt);
  return observed > received ? received : observed;
}
