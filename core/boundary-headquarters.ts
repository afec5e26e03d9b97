/** Every unit's headquarters must lie within its boundary: what was named wrongly or moved shows in it. */
import { unitAt, type Boundaries } from './boundaries.ts';
import { nearestBoundary } from './boundary-distance.ts';
import type { BoundaryUnit } from './boundary-names.ts';

export function headquartersFaults(boundaries: Boundaries, units: readonly BoundaryUnit[]): string[] {
  return units.flatMap(({ code, name, headquarters: { lat, lon } }) => {
    const found = unitAt(boundaries, lat, lon);
    if (found === code) return [];
    const km = Math.round(nearestBoundary(boundaries, { lat, lon }).distanceM / 100) / 10;
    return [`${name['en'] ?? code} (${code}): its headquarters, ${lon}, ${lat} in units.json, lie in ${found ?? 'no unit'}, ${km} km from the nearest border; allowed is inside its own boundary`];
  });
}
