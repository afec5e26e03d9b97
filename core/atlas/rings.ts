/** Rings of a border: read from bytes, inside or outside, how far away. */
import type { LatLon } from './where.ts';
import { KM_PER_DEGREE, kmPerLonDegree } from './where.ts';

/** West, south, east and north in turns, degrees. */
type Boxes = Float64Array;

export interface Ring {
  /** Longitude and latitude in turns, degrees; closed. */
  readonly points: Float64Array;
  /** One for each run of edges, so that most of a long border is passed over unread. */
  readonly boxes: Boxes;
}

const RUN = 24;

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
    rings.push({ points, boxes: boxesOf(points) });
  }
  return rings;
}

/** Runs share their ends: an edge belongs to the run that its first point begins or lies in. */
function boxesOf(points: Float64Array): Boxes {
  const edges = points.length / 2 - 1;
  const boxes = new Float64Array(4 * Math.ceil(edges / RUN));
  for (let run = 0; run * RUN < edges; run += 1) {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = run * RUN; i <= Math.min(edges, (run + 1) * RUN); i += 1) {
      west = Math.min(west, points[2 * i]!);
      east = Math.max(east, points[2 * i]!);
      south = Math.min(south, points[2 * i + 1]!);
      north = Math.max(north, points[2 * i + 1]!);
    }
    boxes.set([west, south, east, north], 4 * run);
  }
  return boxes;
}

/** By the even-odd rule, so that a ring inside a ring is a hole. */
export function within(rings: readonly Ring[], { lat, lon }: LatLon): boolean {
  let inside = false;
  for (const { points, boxes } of rings) {
    for (let box = 0; box < boxes.length; box += 4) {
      if (lat < boxes[box + 1]! || lat > boxes[box + 3]! || lon > boxes[box + 2]!) continue;
      const end = Math.min(points.length - 2, 2 * RUN * (box / 4 + 1));
      for (let i = 2 * RUN * (box / 4); i < end; i += 2) {
        const y1 = points[i + 1]!;
        const y2 = points[i + 3]!;
        if (y1 > lat !== y2 > lat && lon < points[i]! + ((lat - y1) / (y2 - y1)) * (points[i + 2]! - points[i]!)) inside = !inside;
      }
    }
  }
  return inside;
}

export interface Nearest extends LatLon {
  readonly distanceKm: number;
}

/** The nearest place on the rings. Flat within some hundred kilometres. */
export function nearestOn(rings: readonly Ring[], from: LatLon): Nearest {
  const kmX = kmPerLonDegree(from.lat);
  const best = { km2: atMostKm2(rings, from), x: 0, y: 0 };
  for (const ring of rings) {
    for (let box = 0; box < ring.boxes.length; box += 4) {
      const x = Math.max(ring.boxes[box]! - from.lon, 0, from.lon - ring.boxes[box + 2]!) * kmX;
      const y = Math.max(ring.boxes[box + 1]! - from.lat, 0, from.lat - ring.boxes[box + 3]!) * KM_PER_DEGREE;
      if (x * x + y * y <= best.km2) nearestInRun(ring.points, { ...from, kmX, first: RUN * (box / 2) }, best);
    }
  }
  return { lat: from.lat + best.y / KM_PER_DEGREE, lon: from.lon + best.x / kmX, distanceKm: Math.sqrt(best.km2) };
}

/** To the nearest beginning of a run: with it, nearly all runs are passed over. */
function atMostKm2(rings: readonly Ring[], { lat, lon }: LatLon): number {
  const kmX = kmPerLonDegree(lat);
  let least = Infinity;
  for (const { points } of rings) {
    for (let i = 0; i < points.length; i += 2 * RUN) {
      const x = (points[i]! - lon) * kmX;
      const y = (points[i + 1]! - lat) * KM_PER_DEGREE;
      least = Math.min(least, x * x + y * y);
    }
  }
  return least * (1 + 1e-9);
}

interface Run extends LatLon {
  readonly kmX: number;
  readonly first: number;
}

function nearestInRun(points: Float64Array, { lat, lon, kmX, first }: Run, best: { km2: number; x: number; y: number }): void {
  let ax = (points[first]! - lon) * kmX;
  let ay = (points[first + 1]! - lat) * KM_PER_DEGREE;
  const end = Math.min(points.length, first + 2 * RUN + 2);
  for (let i = first + 2; i < end; i += 2) {
    const dx = (points[i]! - lon) * kmX - ax;
    const dy = (points[i + 1]! - lat) * KM_PER_DEGREE - ay;
    const t = Math.max(0, Math.min(1, -(ax * dx + ay * dy) / (dx * dx + dy * dy || 1)));
    const x = ax + t * dx;
    const y = ay + t * dy;
    if (x * x + y * y <= best.km2) {
      best.km2 = x * x + y * y;
      best.x = x;
      best.y = y;
    }
    ax += dx;
    ay += dy;
  }
}
