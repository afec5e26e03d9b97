/** Coordinates as they come in: numbers or text, sometimes exchanged, sometimes nothing. */
import { readAngle } from './degrees.ts';
import type { LatLon } from './lat-lon.ts';

export type Coordinates = LatLon | {
  /** `zero`: at 0, 0, where machines put what they do not know. `swapped`: exchanged they are in India, as given they are not. */
  readonly problem: 'out-of-range' | 'zero' | 'swapped' | 'not-a-number';
  readonly swapped?: LatLon;
};

/** India with its islands. */
const INDIA = { south: 6, north: 37.5, west: 68, east: 97.5 };
const ZERO_DEGREES = 0.01;

/** Never throws. Degrees, WGS 84; text may have a decimal comma, degree signs, minutes and seconds, hemispheres. */
export function readCoordinates(lat: unknown, lon: unknown): Coordinates {
  const [first, second] = [readAngle(lat), readAngle(lon)];
  if (first === null || second === null) return { problem: 'not-a-number' };
  const given = { lat: first.degrees, lon: second.degrees };
  const exchanged = { lat: second.degrees, lon: first.degrees };
  if (Math.abs(given.lat) < ZERO_DEGREES && Math.abs(given.lon) < ZERO_DEGREES) return { problem: 'zero' };
  const saysSo = (first.axis === 'lon' || second.axis === 'lat') && inRange(exchanged);
  if (saysSo || (inIndia(exchanged) && !inIndia(given))) return { problem: 'swapped', swapped: exchanged };
  return inRange(given) ? given : { problem: 'out-of-range' };
}

const inRange = ({ lat, lon }: LatLon): boolean => Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
const inIndia = ({ lat, lon }: LatLon): boolean => lat >= INDIA.south && lat <= INDIA.north && lon >= INDIA.west && lon <= INDIA.east;

/** As meant: exchanged ones put right; null for the other problems. */
export function meantCoordinates(lat: unknown, lon: unknown): LatLon | null {
  const read = readCoordinates(lat, lon);
  return 'problem' in read ? (read.swapped ?? null) : read;
}
