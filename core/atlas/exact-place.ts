/** The exact place that a text gives, in whatever form: a map's link, coordinates, a plus code, a DIGIPIN. */
import type { CodedPlace } from './coded-place.ts';
import { digipinIn } from './digipin.ts';
import { fromMapLink } from './map-link.ts';
import { plusCodeIn } from './plus-code.ts';
import type { LatLon } from './lat-lon.ts';

/** What was marked comes before what a map showed. @param near for short plus codes, such as the middle of the town that the text names. Never throws; reads the first 20,000 characters. */
export function exactPlaceIn(text: string, near?: LatLon): CodedPlace | null {
  const link = fromMapLink(text);
  if (link !== null && link.kind !== 'map-view') return link;
  return plusCodeIn(text, near) ?? digipinIn(text) ?? link;
}
