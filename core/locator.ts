/** All that reading hints needs: the pack's places, and what is known of the country. Opened once for a cold start. */
import type { Density } from './atlas/density.ts';
import type { IpTable } from './atlas/ip.ts';
import type { LatLon } from './atlas/lat-lon.ts';
import type { Ground } from './atlas/near.ts';
import type { PinSources } from './atlas/pin-units.ts';
import type { StdTable } from './atlas/std.ts';
import type { Boundaries } from './boundaries.ts';
import type { Finding } from './finding.ts';
import type { PlaceGazetteer } from './place-gazetteer.ts';
import type { Instant } from './time.ts';
import type { Shares, Where } from './where.ts';

export interface Locator {
  /** The pack's own, such as IN-UP. */
  readonly state: Where;
  /** People of each unit. */
  readonly population: Shares;
  /** Each unit's seat: what a short plus code beside its name is near. */
  readonly seats: ReadonlyMap<Where, LatLon>;
  readonly names: PlaceGazetteer;
  readonly pins: PinSources;
  readonly ip: IpTable;
  readonly std: StdTable;
  readonly ground: Ground;
  readonly density: Density;
  /** Where the pack has district polygons: exact, and asked before the points are. */
  readonly boundaries: Boundaries | null;
}

/** One reader of one kind of hint. `at`: when we received it. Never throws for what a hint says. */
export type Reading<H> = (locator: Locator, hint: H, at: Instant) => readonly Finding[];

/** A place is named by what it holds of a hint's shares; below that it is one among several. */
export const CLEAR_SHARE = 0.8;

/** Those that are worth telling, the likeliest first. */
export const told = (shares: Finding['shares'], least = 0.1): Where[] => shares.filter(([, p]) => p >= least).map(([where]) => where);
