/** Coordinates as whole ten-millionths of a degree, about a centimetre: what GeoJSON says in seven decimals keeps its value. */

/** In lattice units: `x` east, `y` north. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

const PER_DEGREE = 1e7;
/** A flat grid of 0.05 degree. */
export const CELL = 500_000;
/** Products of differences up to here are whole numbers below 2^53: sides are decided exactly. */
export const WIDEST_DEGREES = 9;

/** A micrometre next to the lattice counts as on it: 77.1234567 × 1e7 is not a whole number in floating point. */
export function onLattice(degrees: number): number {
  const exact = degrees * PER_DEGREE;
  const whole = Math.round(exact);
  return Math.abs(exact - whole) < 1e-4 ? whole : exact;
}

export const spotAt = (lat: number, lon: number): Spot => ({ x: onLattice(lon), y: onLattice(lat) });
export const degreesOf = (units: number): number => units / PER_DEGREE;

/**
 * Whether the edge at `at` (x, y, x, y) crosses the level of a spot at or west of it, by the half-open rule: an edge
 * owns its lower end. The answer does not depend on which way the edge runs, so two neighbours never both own a spot.
 */
export function crossesWest(ends: Int32Array, at: number, { x, y }: Spot): boolean {
  const ay = ends[at + 1]!;
  const by = ends[at + 3]!;
  if (ay > y === by > y) return false;
  const ax = ends[at]!;
  const bx = ends[at + 2]!;
  return by > ay ? (bx - ax) * (y - ay) <= (x - ax) * (by - ay) : (ax - bx) * (y - by) <= (x - bx) * (ay - by);
}

/** Metres per lattice unit around a latitude, on the WGS 84 ellipsoid: flat, good to 0.5 % within 100 km. */
export interface Metres {
  readonly perX: number;
  readonly perY: number;
}

export function metresAt(y: number): Metres {
  const lat = (degreesOf(y) * Math.PI) / 180;
  const curve = 1 - 0.00669437999014 * Math.sin(lat) ** 2;
  const unit = (6_378_137 * Math.PI) / 180 / PER_DEGREE;
  return { perX: (unit * Math.cos(lat)) / Math.sqrt(curve), perY: (unit * (1 - 0.00669437999014)) / curve ** 1.5 };
}
