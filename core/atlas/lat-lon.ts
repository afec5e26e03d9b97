/** Points on the map, and how far they are from each other. */

/** Degrees, WGS 84. */
export interface LatLon {
  readonly lat: number;
  readonly lon: number;
}

export const KM_PER_DEGREE = 111.2;
const RADIANS = Math.PI / 180;

/** Kilometres in a degree of longitude. */
export const kmPerLonDegree = (lat: number): number => KM_PER_DEGREE * Math.cos(lat * RADIANS);

/** On a flat Earth: within 0.1 % up to 200 km at India's latitudes, 1 % up to 1,000 km. */
export const distanceKm = (a: LatLon, b: LatLon): number =>
  Math.hypot((a.lat - b.lat) * KM_PER_DEGREE, (a.lon - b.lon) * kmPerLonDegree((a.lat + b.lat) / 2));
