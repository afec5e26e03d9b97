/** Where a unit's or a state's people live on the whole, and how far apart the candidates of an answer are. */
import type { Density } from './density.ts';
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';
import type { Shares, Where } from '../where.ts';

export interface Centre extends LatLon {
  /** Root mean square distance of the people from the centre. */
  readonly radiusKm: number;
}

/** Of every unit and state of the density. */
export function centresOf({ labels, lat, lon, people, label }: Density): ReadonlyMap<Where, Centre> {
  const sums = labels.map(() => ({ n: 0, lat: 0, lon: 0, lat2: 0, lon2: 0 }));
  for (const [i, which] of label.entries()) {
    const [sum, n, y, x] = [sums[which]!, people[i]!, lat[i]! * 1e-4, lon[i]! * 1e-4];
    sum.n += n;
    sum.lat += n * y;
    sum.lon += n * x;
    sum.lat2 += n * y * y;
    sum.lon2 += n * x * x;
  }
  return new Map(sums.map((sum, i) => {
    const at = { lat: sum.lat / sum.n, lon: sum.lon / sum.n };
    const variance = (sum.lat2 / sum.n - at.lat ** 2) * KM_PER_DEGREE ** 2 + (sum.lon2 / sum.n - at.lon ** 2) * kmPerLonDegree(at.lat) ** 2;
    return [labels[i]!, { ...at, radiusKm: Math.sqrt(Math.max(0, variance)) }];
  }));
}

/** Of an answer that knows only shares: the middle of the candidates, and the root mean square distance of a person from it. Null when no candidate has a centre. */
export function middleOf(shares: Shares, centres: ReadonlyMap<Where, Centre>): (LatLon & { readonly uncertaintyM: number }) | null {
  const known = [...shares].flatMap(([where, p]) => { const centre = centres.get(where); return centre === undefined ? [] : [{ ...centre, p }]; });
  const total = known.reduce((sum, { p }) => sum + p, 0);
  if (total === 0) return null;
  const mean = (of: (one: (typeof known)[number]) => number): number => known.reduce((sum, one) => sum + one.p * of(one), 0) / total;
  const [lat, lon] = [mean((one) => one.lat), mean((one) => one.lon)];
  const km2 = mean((one) => ((one.lat - lat) * KM_PER_DEGREE) ** 2 + ((one.lon - lon) * kmPerLonDegree(lat)) ** 2 + one.radiusKm ** 2);
  return { lat, lon, uncertaintyM: Math.round(1000 * Math.sqrt(km2)) };
}
