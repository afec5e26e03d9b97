/**
 * Writes packs/up/points.bin (labelled places of Uttar Pradesh), packs/up/density.bin (where people of which label live) and
 * packs/up/population.json. Run build-outlines.mjs before. Run twice, it writes the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { packPoints } from '../core/atlas/points.ts';
import { pack } from '../core/atlas/packed.ts';
import { distinct, officePlaces, officesElsewhere, pinPlaces, placesAcross, townPlaces, townsAcross, units } from './points.mjs';
import { DISTRICTS, STATES } from './population.mjs';

const write = (/** @type {string} */ name, /** @type {string | Uint8Array} */ content) => {
  writeFileSync(new URL(`../packs/${name}`, import.meta.url), content);
  console.log(`${name}: ${content.length} bytes`);
};

const CELL = 0.25;

/** People by cell and label: a label's people are spread over its offices, and as many again over its PINs, of which towns have more. */
function cells(/** @type {{where: string, pin?: string, lat: number, lon: number}[]} */ places, /** @type {Map<string, number>} */ people) {
  const sums = new Map();
  const offices = countBy(places, ({ where }) => where);
  const ofPin = countBy(places, ({ where, pin }) => `${where} ${pin}`);
  const pins = new Map();
  for (const key of ofPin.keys()) pins.set(key.split(' ')[0], (pins.get(key.split(' ')[0]) ?? 0) + 1);
  for (const { where, pin, lat, lon } of places) {
    const weight = 0.5 / offices.get(where) + 0.5 / (pins.get(where) * ofPin.get(`${where} ${pin}`));
    const key = `${Math.floor(lat / CELL)} ${Math.floor(lon / CELL)} ${where}`;
    const cell = sums.get(key) ?? { where, people: 0, lat: 0, lon: 0, weight: 0 };
    sums.set(key, {
      where, people: cell.people + weight * people.get(where), weight: cell.weight + weight, lat: cell.lat + weight * lat, lon: cell.lon + weight * lon,
    });
  }
  return [...sums.values()].map(({ where, people: n, lat, lon, weight }) => ({ where, people: n, lat: lat / weight, lon: lon / weight }));
}

/** @template T @param {T[]} list @param {(one: T) => string} key @returns {Map<string, number>} */
function countBy(list, key) {
  const counts = new Map();
  for (const one of list) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  return counts;
}

const [pins, offices, towns, across] = [pinPlaces(), officePlaces(), townPlaces(), [...placesAcross(), ...townsAcross()]];
const places = distinct([...pins, ...towns, ...offices, ...across]);
write('up/points.bin', packPoints(places));
console.log(`of ${pins.length} PIN centres, ${towns.length} towns, ${offices.length} offices and ${across.length} of those across the border: ${places.length} points`);
const fewest = [...countBy(places, ({ where }) => where)].sort((a, b) => a[1] - b[1]).slice(0, 5);
console.log('fewest points:', fewest.map(([code, n]) => `${units.find((unit) => unit.code === code)?.name.en ?? code} ${n}`).join(', '));

const population = units.map(({ code, name }) => /** @type {const} */ ([code, DISTRICTS[name.en]])).sort((a, b) => Number(a[0]) - Number(b[0]));
write('up/population.json', `{\n${population.map(([code, people]) => `"${code}":${people}`).join(',\n')}\n}\n`);

const row = (/** @type {{lat: number}} */ { lat }) => Math.floor(Math.round(lat * 1e4) / 1e4 / CELL);
const spread = cells(
  [...pins, ...offices, ...officesElsewhere().map((office) => ({ ...office, where: office.state }))],
  new Map([...population, ...Object.entries(STATES)]),
).sort((a, b) => row(a) - row(b) || a.lon - b.lon || a.lat - b.lat || (a.where < b.where ? -1 : 1));
const firstRow = row(spread[0]);
const rows = Array.from({ length: row(spread[spread.length - 1]) - firstRow + 2 }, (_, r) => spread.filter((cell) => row(cell) < firstRow + r).length);
const labels = [...new Set(spread.map(({ where }) => where))].sort();
write('up/density.bin', pack({ labels, firstRow }, {
  rows: Uint32Array.from(rows),
  lat: Int32Array.from(spread, ({ lat }) => Math.round(lat * 1e4)),
  lon: Int32Array.from(spread, ({ lon }) => Math.round(lon * 1e4)),
  people: Uint32Array.from(spread, ({ people }) => Math.round(people)),
  label: Uint8Array.from(spread, ({ where }) => labels.indexOf(where)),
}));
console.log(`${spread.length} cells with ${labels.length} labels`);
