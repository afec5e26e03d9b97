/** What a PIN says of a pack's units and of the states around them, together. */
import type { Candidate, UnitCode } from '../location.ts';
import type { PinTable } from './pins.ts';
import { sharesOf, type Shares, type Where } from '../where.ts';

/** The pack's PINs: units with their share of the PIN's offices within the state. */
export type UnitPins = ReadonlyMap<string, readonly Candidate[]>;

/** Units by the first four digits of a PIN, and by the first three: for a PIN of the state that the pack lacks. Every PIN counts as one. */
export function prefixUnits(pins: UnitPins): ReadonlyMap<string, Shares> {
  const sums = new Map<string, Map<UnitCode, number>>();
  for (const [pin, units] of pins) {
    for (const prefix of [pin.slice(0, 4), pin.slice(0, 3)]) {
      const sum = sums.get(prefix) ?? new Map<UnitCode, number>();
      for (const { code, p } of units) sum.set(code, (sum.get(code) ?? 0) + p);
      sums.set(prefix, sum);
    }
  }
  return new Map([...sums].map(([prefix, sum]) => [prefix, sharesOf(sum)]));
}

export interface PinSources {
  /** The pack's own state, as "IN-UP". */
  readonly state: Where;
  readonly units: UnitPins;
  readonly prefixes: ReadonlyMap<string, Shares>;
  readonly india: PinTable;
}

export interface PinAnswer {
  readonly shares: Shares;
  /** `prefix`: no directory knows this PIN; its first digits tell. */
  readonly by: 'pin' | 'prefix';
}

/**
 * Units of the pack and other states: where a PIN has offices on both sides of the border, both have their share; of a stray office of ours under
 * another state's PIN nothing is said. Null where not even the first three digits are anybody's. `pin`: six digits.
 */
export function pinShares({ state, units, prefixes, india }: PinSources, pin: string): PinAnswer | null {
  const known = india.statesOf(pin);
  const own = units.get(pin);
  const states = known ?? (own === undefined ? india.prefixShares(pin) : new Map([[state, 1]]));
  if (states === null) return null;
  const within = own === undefined ? (prefixes.get(pin.slice(0, 4)) ?? prefixes.get(pin.slice(0, 3))) : new Map(own.map(({ code, p }) => [code, p]));
  const by = known === null && own === undefined ? 'prefix' : 'pin';
  const shares = [...states].flatMap(([where, p]) => (where === state ? scaled(within ?? new Map(), p) : [[where, p] as const]));
  return shares.length === 0 ? null : { by, shares: sharesOf(new Map(shares)) };
}

const scaled = (shares: Shares, by: number) => [...shares].map(([where, p]) => [where, p * by] as const);
