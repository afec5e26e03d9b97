/** Rings of a border: read from bytes, inside or outside, how far away. */
import type { LatLon } from './where.ts';
import { KM_PER_DEGREE, kmPerLonDegree } from './where.ts';

/** Longitude and latitude in turns, degrees; closed. */
export interface Ring {
  readonly points: Float64Array;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

/** Differences from point to point on a grid, in zigzag variable-length numbers (7 bits a byte, the lowest first); each ring begins with its number of points. */
export function readRings(bytes: Uint8Array, degreesPerStep: number): Ring[] {
  const rings: Ring[] = [];
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at++]!;
      value |= (byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const signed = (): number => { const n = number(); return (n >>> 1) ^ -(n & 1); };
  while (at < bytes.length) {
    const points = new Float64Array(2 * number());
    let [x, y] = [0, 0];
    for (let i = 0; i < points.length; i += 2) {
      x += signed();
      y += signed();
      points[i] = x * degreesPerStep;
      points[i + 1] = y * degreesPerStep;
    }
    rings.push(bounded(points));
  }
  return rings;
}

function bounded(points: Float64Array): Ring {
  let [west, east, south, north] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let i = 0; i < points.length; i += 2) {
    west = Math.min(west, points[i]!);
    east = Math.max(east, points[i]!);
    south = Math.min(south, points[i + 1]!);
    north = Math.max(north, points[i + 1]!);
  }
  return { points, west, east, south, north };
}

/** By the even-odd rule, so that a ring inside a ring is a hole. */
export function within(rings: readonly Ring[], { lat, lon }: LatLon): boolean {
  let inside = false;
  for (const { points, west, east, south, north } of rings) {
    if (lat < south || lat > north || lon < west || lon > east) continue;
    for (let i = 2; i < points.length; i += 2) {
      const y1 = points[i - 1]!;
      const y2 = points[i + 1]!;
      if (y1 > lat !== y2 > lat && lon < points[i - 2]! + ((lat - y1) / (y2 - y1)) * (points[i]! - points[i - 2]!)) inside = !inside;
    }
  }
  return inside;
}

export interface Nearest extends LatLon {
  readonly distanceKm: number;
}

/** The nearest place on the rings. Flat within some hundred kilometres. */
export function nearestOn(rings: readonly Ring[], { lat, lon }: LatLon): Nearest {
  const kmX = kmPerLonDegree(lat);
  let [best, bestX, bestY] = [Infinity, 0, 0];
  for (const { points } of rings) {
    let ax = (points[0]! - lon) * kmX;
    let ay = (points[1]! - lat) * KM_PER_DEGREE;
    for (let i = 2; i < points.length; i += 2) {
      const bx = (points[i]! - lon) * kmX;
      const by = (points[i + 1]! - lat) * KM_PER_DEGREE;
      const dx = bx - ax;
      const dy = by - ay;
      const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
      const x = ax + t * dx;
      const y = ay + t * dy;
      if (x * x + y * y < best) [best, bestX, bestY] = [x * x + y * y, x, y];
      ax = bx;
      ay = by;
    }
  }
  return { lat: lat + bestY / KM_PER_DEGREE, lon: lon + bestX / kmX, distanceKm: Math.sqrt(best) };
}
