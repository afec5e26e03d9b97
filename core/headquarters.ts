/** A pack without files of places is known by its headquarters: enough to say which unit is near, not where its border runs. */
import type { Density } from './atlas/density.ts';
import { packPoints } from './atlas/points.ts';
import type { LatLon } from './atlas/lat-lon.ts';
import type { Shares, Where } from './where.ts';

interface Seated {
  readonly code: Where;
  readonly headquarters: LatLon;
}

export const headquartersPoints = (units: readonly Seated[]): Uint8Array => packPoints(units.map(({ code, headquarters }) => ({ where: code, ...headquarters })));

const CELL = 0.25;
const STEP = 1e-4;

/** As `openDensity` gives it: all people of a unit at its headquarters. */
export function headquartersDensity(units: readonly Seated[], population: Shares): Density {
  const rowOf = ({ headquarters }: Seated): number => Math.floor(headquarters.lat / CELL);
  const sorted = [...units].sort((a, b) => rowOf(a) - rowOf(b) || a.headquarters.lon - b.headquarters.lon);
  const firstRow = Math.min(...sorted.map(rowOf));
  const rows = Array.from({ length: Math.max(...sorted.map(rowOf)) - firstRow + 2 }, (_, r) => sorted.filter((one) => rowOf(one) < firstRow + r).length);
  return {
    labels: sorted.map(({ code }) => code), firstRow, rows: Uint32Array.from(rows),
    lat: Int32Array.from(sorted, ({ headquarters }) => Math.round(headquarters.lat / STEP)), lon: Int32Array.from(sorted, ({ headquarters }) => Math.round(headquarters.lon / STEP)),
    people: Uint32Array.from(sorted, ({ code }) => population.get(code) ?? 1), label: Uint8Array.from(sorted, (_, i) => i),
  }; // prettier-ignore
}
