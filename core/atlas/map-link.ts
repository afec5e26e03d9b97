/** Coordinates inside the links of maps, in geo: URIs, and in plain text. */
import type { CodedPlace } from './coded-place.ts';
import { READ_CHARACTERS } from './coded-place.ts';
import { meantCoordinates } from './coordinates.ts';
import { latinDigits } from './degrees.ts';

const N = String.raw`(-?\d{1,3}(?:\.\d{1,15})?)`;
const COMMA = String.raw`\s{0,3},[\s+]{0,3}`;
const EXACT = String.raw`(-?\d{1,3}\.\d{3,15})`;
const DECIMAL = String.raw`(-?\d{1,3}\.\d{1,15})`;
const ANGLE = String.raw`(?:[NSEW]\s?)?\d{1,3}\s?[°º]\s?(?:\d{1,2}(?:[.,]\d{1,6})?\s?['′’]\s?)?(?:\d{1,2}(?:[.,]\d{1,6})?\s?(?:"|″|”|'')\s?)?(?:[NSEW]|उ|द|पू|प)?`;
const DECIMAL_ANGLE = String.raw`\d{1,3}[.,]\d{1,10}\s?[°º]?\s?`;

interface Form {
  readonly kind: CodedPlace['kind'];
  /** Its groups: latitude, longitude, and for a view the zoom, for a geo: URI the uncertainty in metres. */
  readonly pattern: RegExp;
}

/** Best first: a link's marked place before the view it opens with. */
const FORMS: readonly Form[] = [
  { kind: 'map-link', pattern: new RegExp(`!3d${N}!4d${N}`) }, // Google, the place
  { kind: 'map-link', pattern: new RegExp(`[?&]mlat=${N}&mlon=${N}`) }, // OpenStreetMap, the marker
  { kind: 'geo-uri', pattern: new RegExp(`geo:0(?:\\.0+)?,0(?:\\.0+)?\\?q=${N}${COMMA}${N}`, 'i') },
  { kind: 'geo-uri', pattern: new RegExp(`geo:${N},${N}(?:,-?[\\d.]{1,12})?(?:;crs=wgs84)?(?:;u=([\\d.]{1,12}))?`, 'i') },
  { kind: 'map-link', pattern: new RegExp(`[?&](?:q|query|ll|daddr|destination|coordinate|address|center|cp|viewpoint)=(?:loc:|@)?${N}(?:${COMMA}|~)${N}`, 'i') },
  { kind: 'map-link', pattern: new RegExp(`/(?:maps/)?(?:place|search|dir/[^\\s/]{0,200})/${N}${COMMA}${N}`, 'i') },
  { kind: 'map-view', pattern: new RegExp(`/@${N},${N}(?:,([\\d.]{1,6})z)?`) },
  { kind: 'map-view', pattern: new RegExp(`#map=([\\d.]{1,6})/${N}/${N}`) },
  { kind: 'coordinates', pattern: new RegExp(`\\blat(?:itude)?[\\s:=]{1,3}${DECIMAL}[°NS ,;&]{0,6}(?:lon|lng|long|longitude)[\\s:=]{1,3}${DECIMAL}`, 'i') },
  { kind: 'coordinates', pattern: new RegExp(`(?<![\\d.°])(${ANGLE})[\\s,;/+]{0,4}(${ANGLE})(?![\\d.])`, 'i') },
  { kind: 'coordinates', pattern: new RegExp(`(?<![\\d.])(${DECIMAL_ANGLE}[NSEW])[\\s,;/]{0,4}(${DECIMAL_ANGLE}[NSEW])(?![\\w])`, 'i') },
  { kind: 'coordinates', pattern: new RegExp(`^\\s{0,9}${DECIMAL}(?:${COMMA}|\\s{1,3})${DECIMAL}\\s{0,9}$`) }, // alone they are no dates and no marks
  { kind: 'coordinates', pattern: new RegExp(`(?<![\\d.,])${EXACT}[\\s,;/]{1,4}${EXACT}(?![\\d.])`) },
];

/** Null when the text has none, or none that can be a place. Opens no link: a shortened one says nothing. */
export function fromMapLink(text: string): CodedPlace | null {
  const read = latinDigits(unescaped(text.slice(0, READ_CHARACTERS)));
  for (const { kind, pattern } of FORMS) {
    const found = pattern.exec(read);
    const [first, second, third] = found === null ? [] : pattern.source.startsWith('#map') ? [found[2], found[3], found[1]] : found.slice(1);
    const at = first === undefined ? null : meantCoordinates(first, second);
    if (at !== null) return { ...at, kind, uncertaintyM: uncertaintyM(kind, first!, third) };
  }
  return null;
}

const unescaped = (text: string): string => text.replace(/%2C/gi, ',').replace(/%20/g, ' ').replace(/%C2%B0/gi, '°').replace(/%22/g, '"').replace(/%27/g, "'").replace(/%3D/gi, '=').replace(/%3A/gi, ':').replace(/&amp;/g, '&');

/** Metres to half of the last figure written; for a view, a tenth of a screen of about 4 tiles. */
function uncertaintyM(kind: CodedPlace['kind'], lat: string, third: string | undefined): number {
  const figureM = /["″”]|''/.test(lat) ? 15.5 : /['′’]/.test(lat) ? 930 : 55_600;
  const decimals = /[.,](\d+)/.exec(lat)?.[1]?.length ?? 0;
  const written = Math.max(10, Math.ceil(figureM / 10 ** decimals));
  const said = Number(third);
  if (kind === 'geo-uri' && said > 0) return Math.max(1, Math.ceil(said));
  if (kind !== 'map-view') return written;
  return Math.max(written, Math.ceil((0.4 * 36_000_000) / 2 ** Math.min(21, Math.max(1, said || 14))));
}
