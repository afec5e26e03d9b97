/** A place that a text gives exactly: in a link, in degrees, or in a code. */
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';

export interface CodedPlace extends LatLon {
  /** How far off it may be for the way it is written alone. */
  readonly uncertaintyM: number;
  /** `map-view`: what a map showed, which need not be where the person is. */
  readonly kind: 'map-link' | 'map-view' | 'geo-uri' | 'coordinates' | 'plus-code' | 'digipin';
}

/** More of a text is not read. */
export const READ_CHARACTERS = 20_000;

/** From the middle of a rectangle to its corner. */
export const cornerM = ({ lat }: LatLon, size: { readonly latDegrees: number; readonly lonDegrees: number }): number =>
  Math.ceil((1000 * Math.hypot(size.latDegrees * KM_PER_DEGREE, size.lonDegrees * kmPerLonDegree(lat))) / 2);
