/** Rings of a border: read from bytes, inside or outside, how far away. */
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';

export interface Ring {
  /** Longitude and latitude in turns, in steps; closed. */
  readonly points: Int32Array;
  /** West, south, east and north in turns, in steps; one box for each run of edges, so that most of a long border is passed over unread. */
  readonly boxes: Int32Array;
  readonly degreesPerStep: number;
}

const RUN = 24;

/** Ring after ring: the number of points, the points, the boxes. Nothing is copied. */
export function readRings(numbers: Int32Array, degreesPerStep: number): Ring[] {
  const rings: Ring[] = [];
  for (let at = 0; at < numbers.length; ) {
    const count = numbers[at]!;
    const points = numbers.subarray(at + 1, at + 1 + 2 * count);
    at += 1 + 2 * count;
    const boxes = numbers.subarray(at, at + 4 * Math.ceil((count - 1) / RUN));
    at += boxes.length;
    rings.push({ points, boxes, degreesPerStep });
  }
  return rings;
}

/** What `readRings` reads, of closed rings of longitude and latitude. */
export function writeRings(rings: readonly (readonly (readonly [lon: number, lat: number])[])[], degreesPerStep: number): Int32Array {
  return Int32Array.from(rings.flatMap((ring) => {
    const points = ring.map((point) => point.map((degrees) => Math.round(degrees / degreesPerStep)));
    return [points.length, ...points.flat(), ...boxesOf(points)];
  }));
}

/** Runs share their ends. */
function boxesOf(points: readonly (readonly number[])[]): number[] {
  return Array.from({ length: Math.ceil((points.length - 1) / RUN) }, (_, run) => {
    const own = points.slice(run * RUN, (run + 1) * RUN + 1);
    const [xs, ys] = [own.map(([x]) => x!), own.map(([, y]) => y!)];
    return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  }).flat();
}

/** By the even-odd rule, so that a ring inside a ring is a hole. */
export function within(rings: readonly Ring[], point: LatLon): boolean {
  let inside = false;
  for (const { points, boxes, degreesPerStep } of rings) {
    const lat = point.lat / degreesPerStep;
    const lon = point.lon / degreesPerStep;
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
  const best = { km2: Infinity, x: 0, y: 0 };
  for (const ring of rings) {
    const scale = { x: from.lon / ring.degreesPerStep, y: from.lat / ring.degreesPerStep, kmX: kmPerLonDegree(from.lat) * ring.degreesPerStep, kmY: KM_PER_DEGREE * ring.degreesPerStep };
    best.km2 = Math.min(best.km2, atMostKm2(ring, scale));
    for (let box = 0; box < ring.boxes.length; box += 4) {
      const x = Math.max(ring.boxes[box]! - scale.x, 0, scale.x - ring.boxes[box + 2]!) * scale.kmX;
      const y = Math.max(ring.boxes[box + 1]! - scale.y, 0, scale.y - ring.boxes[box + 3]!) * scale.kmY;
      if (x * x + y * y <= best.km2) nearestInRun(ring.points, { ...scale, first: RUN * (box / 2) }, best);
    }
  }
  return { lat: from.lat + best.y / KM_PER_DEGREE, lon: from.lon + best.x / kmPerLonDegree(from.lat), distanceKm: Math.sqrt(best.km2) };
}

/** The place asked about, in steps, and the kilometres of a step. */
interface Scale {
  readonly x: number;
  readonly y: number;
  readonly kmX: number;
  readonly kmY: number;
}

/** To the nearest beginning of a run: with it, nearly all runs are passed over. */
function atMostKm2({ points }: Ring, { x, y, kmX, kmY }: Scale): number {
  let least = Infinity;
  for (let i = 0; i < points.length; i += 2 * RUN) least = Math.min(least, ((points[i]! - x) * kmX) ** 2 + ((points[i + 1]! - y) * kmY) ** 2);
  return least * (1 + 1e-9);
}

interface Best {
  km2: number;
  x: number;
  y: number;
}

function nearestInRun(points: Int32Array, run: Scale & { readonly first: number }, best: Best): void {
  const { kmX, kmY, first } = run;
  let ax = (points[first]! - run.x) * kmX;
  let ay = (points[first + 1]! - run.y) * kmY;
  const end = Math.min(points.length, first + 2 * RUN + 2);
  for (let i = first + 2; i < end; i += 2) {
    const dx = (points[i]! - run.x) * kmX - ax;
    const dy = (points[i + 1]! - run.y) * kmY - ay;
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
