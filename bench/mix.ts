/**
 * Invented persons for measuring decisions: where each is, and what their hints say. A person is in a unit by its people, or (one in ten) in another
 * state by its; each hint is there by a chance of its own, worthless by the ε of its source, and otherwise says the truth as its source does:
 * a PIN of the place, a name in the unit, a fix within its accuracy, a network's place some 50 or 120 km around. Nothing of this is measured in the
 * field: it shows whether the arithmetic means what it says, not how good partners' hints are.
 */
import { densityShares } from '../core/atlas/density.ts';
import { sharesKept, type Finding } from '../core/finding.ts';
import type { Source } from '../core/source.ts';
import { findingsOf } from '../core/locate.ts';
import type { Hint } from '../core/alert.ts';
import type { Locator } from '../core/locator.ts';
import type { Pack } from '../core/pack.ts';
import { instant } from '../core/time.ts';
import { isUnit, ranked, type Shares, type Where } from '../core/where.ts';

export interface Person {
  readonly where: Where;
  readonly findings: readonly Finding[];
}

const AT = instant('2026-03-01T12:00:00Z');
/** How often an alert has such a hint. */
const HAS: readonly (readonly [Source, number])[] = [['pin', 0.45], ['current', 0.4], ['home', 0.4], ['gps', 0.2], ['ip-fixed', 0.15], ['ip-mobile', 0.5]];

export function* people(pack: Pack, locator: Locator, { count, seed, places }: { readonly count: number; readonly seed: number; readonly places: Readonly<Record<Where, readonly string[]>> }): Generator<Person> {
  const random = seeded(seed);
  const world = worldOf(pack, locator);
  const pins = pinsBy(locator);
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const somewhere = (): Spot => pickSpot(world, pick(world.where, random), random);
  for (let i = 0; i < count; i += 1) {
    const truth = somewhere();
    const findings = HAS.filter(([, share]) => random() < share).flatMap(([source]): readonly Finding[] => {
      const spot = random() < pack.deciding.trust.epsilon[source] ? somewhere() : truth;
      if (source === 'ip-fixed' || source === 'ip-mobile') return [network(locator, source, spot, normal)];
      const hint = hintOf(source, spot, { pins, places, random, normal });
      return hint === null ? [] : findingsOf(locator, { hints: [hint], subject: { phones: [], emails: [] } }, AT);
    });
    if (findings.length > 0) yield { where: truth.where, findings };
  }
}

interface Spot {
  readonly where: Where;
  readonly lat: number;
  readonly lon: number;
}
interface World {
  readonly where: readonly (readonly [Where, number])[];
  readonly cells: ReadonlyMap<Where, readonly (Spot & { readonly people: number })[]>;
}

function worldOf({ deciding: { population, trust } }: Pack, { density }: Locator): World {
  const cells = new Map<Where, (Spot & { people: number })[]>();
  for (const [i, label] of density.label.entries()) {
    const where = density.labels[label]!;
    cells.set(where, [...(cells.get(where) ?? []), { where, lat: density.lat[i]! * 1e-4, lon: density.lon[i]! * 1e-4, people: density.people[i]! }]);
  }
  const own = [...population.values()].reduce((a, b) => a + b, 0);
  const others = [...cells].filter(([where]) => !isUnit(where)).map(([where, some]) => [where, some.reduce((sum, { people: n }) => sum + n, 0)] as const);
  const abroad = others.reduce((sum, [, n]) => sum + n, 0);
  return { cells, where: [...[...population].map(([where, n]) => [where, ((1 - trust.outside) * n) / own] as const), ...others.map(([where, n]) => [where, (trust.outside * n) / abroad] as const)] };
}

function pickSpot({ cells }: World, where: Where, random: () => number): Spot {
  const some = cells.get(where)!;
  const at = some[some.length === 1 ? 0 : indexIn(some.map(({ people: n }) => n), random)]!;
  return { where, lat: at.lat + (random() - 0.5) * 0.1, lon: at.lon + (random() - 0.5) * 0.1 };
}

/** Of the units only: PINs elsewhere are a state's, and one of it will do. */
function pinsBy({ pins: { units } }: Locator): ReadonlyMap<Where, readonly (readonly [string, number])[]> {
  const by = new Map<Where, (readonly [string, number])[]>();
  for (const [pin, shares] of units) for (const { code, p } of shares) by.set(code, [...(by.get(code) ?? []), [pin, p]]);
  return by;
}

interface Telling {
  readonly pins: ReadonlyMap<Where, readonly (readonly [string, number])[]>;
  readonly places: Readonly<Record<Where, readonly string[]>>;
  readonly random: () => number;
  readonly normal: () => number;
}

const ELSEWHERE_PINS: Readonly<Record<Where, string>> = { 'IN-BR': '800001', 'IN-DL': '110001', 'IN-MP': '462001', 'IN-RJ': '302001', 'IN-UK': '248001', 'IN-HR': '122001', 'IN-MH': '400001', 'IN-WB': '700001', 'IN-TN': '600001', 'IN-KA': '560001' };

/** Null where this source has nothing to say of the place. */
function hintOf(source: Source, { where, lat, lon }: Spot, { pins, places, random, normal }: Telling): Hint | null {
  if (source === 'pin') {
    const pin = isUnit(where) ? pick(pins.get(where)!, random) : ELSEWHERE_PINS[where];
    return pin === undefined ? null : { kind: 'pin', pin };
  }
  if (source === 'gps') {
    const accuracyM = 30 * 10 ** (1.8 * random());
    return { kind: 'gps', lat: lat + (normal() * accuracyM) / 111_200, lon: lon + (normal() * accuracyM) / 100_000, accuracyM: Math.round(accuracyM), observedAt: AT };
  }
  const names = places[where] ?? [];
  return names.length === 0 ? null : { kind: 'place', text: names[Math.floor(random() * names.length)]!, role: source === 'home' ? 'home' : 'current' };
}

const SIGMA_KM = { 'ip-fixed': 50, 'ip-mobile': 120 } as const;

/** No address can be invented for a place: what a table would say of it is. */
function network({ density }: Locator, source: 'ip-fixed' | 'ip-mobile', { lat, lon }: Spot, normal: () => number): Finding {
  const sigmaKm = SIGMA_KM[source];
  const shares: Shares = densityShares(density, { lat: lat + (normal() * sigmaKm) / 111.2, lon: lon + (normal() * sigmaKm) / 100, sigmaKm });
  return { source, shares: sharesKept(shares), at: AT, uncertaintyM: sigmaKm * 1000, doubt: 0, because: { kind: 'ip-near', where: ranked(shares).slice(0, 1).map(([one]) => one) } };
}

function pick<T>(weighed: readonly (readonly [T, number])[], random: () => number): T {
  return weighed[indexIn(weighed.map(([, weight]) => weight), random)]![0];
}

function indexIn(weights: readonly number[], random: () => number): number {
  let left = random() * weights.reduce((a, b) => a + b, 0);
  return Math.max(0, weights.findIndex((weight) => (left -= weight) < 0));
}

/** Mulberry32: the same seed, the same persons. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
