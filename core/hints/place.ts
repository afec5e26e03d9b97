/** A text about a place: an exact point, a PIN, or names, whichever stand in it. */
import { exactPlaceIn } from '../atlas/exact-place.ts';
import { sharesKept, type Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import type { PointName, Reason } from '../location.ts';
import { CLEAR_SHARE, told, type Locator } from '../locator.ts';
import { matchInProse, matchPlaces, READ, type PlaceMatch } from '../place-match.ts';
import type { Instant } from '../time.ts';
import { isUnit, ranked, sharesOf, type Shares } from '../where.ts';
import { pinFinding, pinsWithin } from './pin.ts';
import { pointFinding } from './point.ts';

/** By what the partner says the place is; of one that says nothing it is taken to be where the person is. */
const SOURCES: Readonly<Record<string, Source>> = { current: 'current', home: 'home', address: 'address', post: 'post' };
const NAMES: Readonly<Record<string, PointName>> = { 'map-link': 'map-link', 'map-view': 'map-link', 'geo-uri': 'map-link', coordinates: 'coordinates', 'plus-code': 'plus-code', digipin: 'digipin' };
/** Six digits in a post may be a price. */
const IN_PASSING_DOUBT = 0.5;
/** A map shows more than where somebody is. */
const VIEWED_DOUBT = 0.4;
/** A name is a town's or a district's. */
const NAMED_M = 15_000;
const NAMES_TOLD = 3;

export function placeFindings(locator: Locator, { text, role }: { readonly text: string; readonly role?: string | undefined }, at: Instant): Finding[] {
  const source = SOURCES[role ?? 'current'] ?? 'current';
  const match = matchPlaces(locator.names, withoutLinks(text));
  // A PIN in somebody's home address is as old as the address: all of one text is trusted alike, but a point now.
  const codes = exactFindings(locator, text, at, match).map((one): Finding => (source === 'current' ? one : { ...one, source }));
  const exact = [...codes, ...pinsWithin(locator, text.slice(0, READ)).map((pin): Finding => ({ ...pinFinding(locator, pin, at), source }))];
  const named = match.shares.size > 0 ? [namedFinding(locator, match, source, at)] : exact.length > 0 ? [] : [silent(source, { kind: 'place-unknown' }, at)];
  return [...exact, ...named, ...(match.unread ? [silent(source, { kind: 'place-cut' }, at)] : [])];
}

/** What a post says of a place, among all else that it says. */
export function postFindings(locator: Locator, excerpt: string, at: Instant): Finding[] {
  const match = matchInProse(locator.names, withoutLinks(excerpt));
  const pins = pinsWithin(locator, excerpt.slice(0, READ)).map((pin) => ({ ...pinFinding(locator, pin, at), doubt: IN_PASSING_DOUBT }));
  return [...exactFindings(locator, excerpt, at, match), ...pins, ...(match.shares.size > 0 ? [namedFinding(locator, match, 'post', at)] : [])];
}

/** Hosts and paths are no names of places. */
const withoutLinks = (text: string): string => text.slice(0, 2 * READ).replace(/(?:https?:\/\/|geo:|www\.)\S+/gi, ' ').concat(text.length > 2 * READ ? text.slice(2 * READ, 3 * READ) : '');

const silent = (source: Source, because: Reason, at: Instant): Finding => ({ source, shares: [], at, uncertaintyM: null, doubt: 0, because });

function exactFindings(locator: Locator, text: string, at: Instant, { shares }: PlaceMatch): Finding[] {
  const [named] = ranked(shares);
  const exact = exactPlaceIn(text, named && named[1] >= CLEAR_SHARE ? locator.seats.get(named[0]) : undefined);
  if (exact === null) return [];
  const { lat, lon, uncertaintyM, kind } = exact;
  const finding = pointFinding(locator, { source: 'code', name: NAMES[kind]!, lat, lon, accuracyM: uncertaintyM, at });
  return [kind === 'map-view' ? { ...finding, doubt: VIEWED_DOUBT } : finding];
}

function namedFinding(locator: Locator, { shares, names, doubt }: PlaceMatch, source: Source, at: Instant): Finding {
  const kept = sharesKept(spread(locator, shares));
  const name = [...new Set(names.map((one) => one.name))].slice(0, NAMES_TOLD).join(', ');
  return { source, shares: kept, at, uncertaintyM: NAMED_M, doubt: Math.round(doubt * 100) / 100, because: { kind: source === 'post' && told(kept).length > 0 ? 'post-says' : kindOf(kept), name, where: told(kept) } };
}

/** Where no unit has a tenth, the text names the state and nothing in it. */
function kindOf([first]: Finding['shares']): 'place-is' | 'place-ambiguous' | 'place-elsewhere' | 'place-ours' {
  if (first === undefined || first[1] < 0.1) return 'place-ours';
  if (first[1] < CLEAR_SHARE) return 'place-ambiguous';
  return isUnit(first[0]) ? 'place-is' : 'place-elsewhere';
}

/** The state's own name says each of its units, as many as live there. */
function spread({ state, population }: Locator, shares: Shares): Shares {
  const own = shares.get(state) ?? 0;
  if (own === 0) return shares;
  const people = [...population.values()].reduce((a, b) => a + b, 0);
  return sharesOf([...[...shares].filter(([where]) => where !== state), ...[...population].map(([where, n]) => [where, (own * n) / people] as const)]);
}
