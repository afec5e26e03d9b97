/** Which unit an alert belongs to, by PIN codes and by the names of places, and why. */
import type { Alert, Hint } from './alert.ts';
import { pinIn } from './atlas/pin-text.ts';
import type { Candidate, Location, Reason, UnitCode } from './location.ts';
import { findNames } from './place-names.ts';

/** What of a pack locating needs. */
export interface Gazetteer {
  /** PIN → units with their share of its post offices, best first. */
  readonly pins: ReadonlyMap<string, readonly Candidate[]>;
  /** Normalised name → the unit it lies in, or what else it may mean. */
  readonly names: ReadonlyMap<string, Place>;
}

export interface Place {
  /** As the pack writes it. */
  readonly name: string;
  /** The units it may mean, and ELSEWHERE where another state has one of that name; or `ours`, the state itself. */
  readonly means: readonly (UnitCode | typeof ELSEWHERE)[] | 'ours';
}
export const ELSEWHERE = 'elsewhere';

/** A PIN whose offices lie in one unit by this share or more names that unit. */
const CLEAR_SHARE = 0.8;

interface Finding {
  readonly units: readonly Candidate[];
  readonly because: Reason;
}

/** Never throws for what an alert says; always says why. */
export function locate(gazetteer: Gazetteer, alert: Pick<Alert, 'hints'>): Location {
  const findings = alert.hints.map((hint) => READ[hint.kind](gazetteer, hint as never));
  const [first, ...others] = distinct(findings.map(({ because }) => because));
  if (first === undefined) return { decision: 'desk', units: [], because: [{ kind: 'no-hints' }] };
  return decide(findings.flatMap(({ units }) => (units.length > 0 ? [units] : [])), [first, ...others]);
}

/** An incident is written often and read whole: the reasons on it are few. */
const REASONS_KEPT = 20;
const NAMES_KEPT = 5;
const distinct = (reasons: readonly Reason[]): Reason[] => [...new Map(reasons.map((reason) => [JSON.stringify(reason), reason])).values()].slice(0, REASONS_KEPT);

/** One unit when every hint that says something says the same; otherwise the state desk, with all that were named. */
function decide(named: readonly (readonly Candidate[])[], because: readonly [Reason, ...Reason[]]): Location {
  const units = ranked(named);
  const agreed = named.length > 0 && named.every((candidates) => candidates[0]?.code === units[0]?.code && candidates[0]!.p >= CLEAR_SHARE);
  if (agreed) return { decision: 'unit', units, because };
  const contested = named.length > 1 && units.length > 1;
  return { decision: 'desk', units, because: contested ? [...because, { kind: 'hints-disagree', units: units.map(({ code }) => code) }] : because };
}

/** The average of what the hints say, best first; equal ones by code, so that the answer is always the same. */
function ranked(named: readonly (readonly Candidate[])[]): Candidate[] {
  const sums = new Map<UnitCode, number>();
  for (const { code, p } of named.flat()) sums.set(code, (sums.get(code) ?? 0) + p / named.length);
  return [...sums]
    .map(([code, p]) => ({ code, p: Math.round(p * 1000) / 1000 }))
    .sort((a, b) => b.p - a.p || a.code.localeCompare(b.code))
    .slice(0, 5);
}

type HintOf<K extends Hint['kind']> = Extract<Hint, { kind: K }>;
const notUsed = (_: Gazetteer, { kind }: HintOf<'gps' | 'ip' | 'cell'>): Finding => ({ units: [], because: { kind: 'hint-not-used', name: kind } });

const READ: { readonly [K in Hint['kind']]: (gazetteer: Gazetteer, hint: HintOf<K>) => Finding } = {
  pin: byPin,
  place: byPlace,
  gps: notUsed,
  ip: notUsed,
  cell: notUsed,
};

function byPin({ pins }: Gazetteer, hint: HintOf<'pin'>): Finding {
  const pin = pinIn(String(hint.pin));
  if (pin === null) return { units: [], because: { kind: 'pin-malformed' } };
  const units = pins.get(pin) ?? [];
  const [best] = units;
  if (best === undefined) return { units, because: { kind: 'pin-elsewhere', pin } };
  if (best.p >= CLEAR_SHARE) return { units, because: { kind: 'pin-is', pin, units: [best.code] } };
  return { units, because: { kind: 'pin-shared', pin, units: units.map(({ code }) => code) } };
}

function byPlace({ names }: Gazetteer, { text }: HintOf<'place'>): Finding {
  const found = findNames(names, text);
  const meanings = meaningsOf(found.map(({ value }) => value));
  const units = meanings.filter((code) => code !== ELSEWHERE).map((code) => ({ code, p: Math.round(1000 / meanings.length) / 1000 }));
  const [best] = units;
  if (meanings.length === 0) return { units, because: { kind: 'place-unknown' } };
  const name = [...new Set(found.map(({ value }) => value.name))].slice(0, NAMES_KEPT).join(', ');
  if (best === undefined) return { units, because: { kind: 'place-elsewhere', name } };
  if (best.p >= CLEAR_SHARE) return { units, because: { kind: 'place-is', name, units: [best.code] } };
  return { units, because: { kind: 'place-ambiguous', name, units: units.map(({ code }) => code) } };
}

/** Names in one text explain each other: what all of them may mean, or, where they share nothing, all that any may mean. */
function meaningsOf(places: readonly Place[]): string[] {
  const ours = places.some(({ means }) => means === 'ours');
  const sets = places.flatMap(({ means }) => (means === 'ours' ? [] : [ours && means.length > 1 ? means.filter((code) => code !== ELSEWHERE) : means]));
  const shared = sets.reduce((all, some) => all.filter((code) => some.includes(code)), sets[0] ?? []);
  return shared.length > 0 ? [...shared] : [...new Set(sets.flat())];
}
