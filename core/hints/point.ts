/** A point on the map, from a phone, a mast or a code: the units around it, as sure as it is exact. */
import { meantCoordinates, readCoordinates } from '../atlas/coordinates.ts';
import { densityShares } from '../atlas/density.ts';
import type { LatLon } from '../atlas/lat-lon.ts';
import { nearShares } from '../atlas/near.ts';
import { stateAt } from '../atlas/outline.ts';
import { gaussShares } from '../boundary-shares.ts';
import { sharesKept, type Finding } from '../finding.ts';
import type { Source } from '../source.ts';
import type { PointName, Reason } from '../location.ts';
import { CLEAR_SHARE, told, type Locator } from '../locator.ts';
import type { Instant } from '../time.ts';
import { ELSEWHERE, isUnit, type Shares, type Where } from '../where.ts';

export interface Point {
  readonly source: Source;
  readonly name: PointName;
  readonly lat: unknown;
  readonly lon: unknown;
  readonly accuracyM: number;
  readonly at: Instant;
}

/** What no device says of itself: trees, houses, a map that is drawn a little aside. */
const ALWAYS_M = 250;
/** Coarser than this the places around say nothing, and the people around do. */
const COARSE_M = 20_000;
const WIDEST_M = 500_000;
/** Exchanged coordinates that make sense the other way round may also be something else. */
const EXCHANGED_DOUBT = 0.1;

export function pointFinding(locator: Locator, { source, name, lat, lon, accuracyM, at }: Point): Finding {
  const point = meantCoordinates(lat, lon);
  const nothing = (because: Reason): Finding => ({ source, shares: [], at, uncertaintyM: null, doubt: 0, because });
  const read = readCoordinates(lat, lon);
  if (point === null) return nothing({ kind: 'problem' in read ? PROBLEM[read.problem] : 'point-malformed', name });
  const sigmaM = Math.min(WIDEST_M, Math.hypot(Math.max(0, accuracyM) || 0, ALWAYS_M));
  const shares = sharesKept(sharesAt(locator, point, sigmaM));
  if (shares.length === 0) return nothing({ kind: 'point-nowhere', name });
  const isExchanged = 'problem' in read;
  return { source, shares, at, uncertaintyM: Math.round(sigmaM), doubt: isExchanged ? EXCHANGED_DOUBT : 0, because: { kind: isExchanged ? 'point-swapped' : kindOf(shares), name, where: placesTold(shares) } };
}

/** Of a coarse point no place has much. */
const placesTold = (shares: Finding['shares']): Where[] => (told(shares).length > 0 ? told(shares) : shares.slice(0, 3).map(([where]) => where));

const PROBLEM = { zero: 'point-zero', 'out-of-range': 'point-out-of-range', 'not-a-number': 'point-malformed', swapped: 'point-malformed' } as const;

function kindOf([first]: Finding['shares']): 'point-is' | 'point-near-border' | 'point-elsewhere' {
  if (first === undefined || first[1] < CLEAR_SHARE) return 'point-near-border';
  return isUnit(first[0]) ? 'point-is' : 'point-elsewhere';
}

/** Polygons where the pack has them; outside of them, and without them, the places around and the outlines of states and countries. */
function sharesAt({ boundaries, ground, density, state }: Locator, point: LatLon, sigmaM: number): Shares {
  if (boundaries === null) return sigmaM > COARSE_M ? densityShares(density, { ...point, sigmaKm: sigmaM / 1000 }) : nearShares(ground, { ...point, sigmaM }).shares;
  const shares = new Map(gaussShares(boundaries, { ...point, sigmaM }));
  const outside = shares.get(ELSEWHERE) ?? 0;
  const there = stateAt(ground.outlines, point);
  shares.delete(ELSEWHERE);
  if (outside > 0 && (there !== null || shares.size > 0)) shares.set(there === null || there === state ? ELSEWHERE : there, outside);
  return shares;
}
