/** Prints the figures of packs/india/SOURCES-points.md. Every place is asked of points that it is not among. */
import { readFileSync } from 'node:fs';
import { densityShares, openDensity } from '../core/atlas/density.ts';
import { nearShares } from '../core/atlas/near.ts';
import { distanceToStateBorderKm, openOutlines, stateAt } from '../core/atlas/outline.ts';
import { openPoints, packPoints } from '../core/atlas/points.ts';
import { distinct, officePlaces, outlines, pinPlaces, placesAcross, townPlaces, townsAcross, towns } from './points.mjs';

/** @typedef {{lat: number, lon: number, where: string, pin?: string}} Place */
/** @typedef {{place: Place, best: string | undefined, p: number, given: number}} Answer */

const bytes = (/** @type {string} */ name) => readFileSync(new URL(`../packs/india/${name}`, import.meta.url));
const percent = (/** @type {number} */ part, /** @type {number} */ whole) => `${((100 * part) / whole).toFixed(1)} %`;
const ground = (/** @type {Place[]} */ places) => ({ points: openPoints(packPoints(places)), outlines, state: 'IN-UP' });

/** @param {ReturnType<typeof ground>} from @param {Place} place @returns {Answer} */
function ask(from, place) {
  const { shares } = nearShares(from, { lat: place.lat, lon: place.lon, sigmaM: 250 });
  const [best, p] = [...shares][0] ?? [undefined, 0];
  return { place, best, p, given: shares.get(place.where) ?? 0 };
}

/** @param {string} title @param {Answer[]} answers */
function report(title, answers) {
  const right = answers.filter(({ place, best }) => best === place.where);
  const sure = answers.filter(({ p }) => p >= 0.9);
  const sureRight = sure.filter(({ place, best }) => best === place.where);
  const bits = answers.reduce((sum, { given }) => sum - Math.log2(Math.max(0.01, given)), 0) / answers.length;
  console.log(`${title}: ${answers.length}; right ${percent(right.length, answers.length)}; at 0.9 or more ${percent(sure.length, answers.length)}, of them right ${percent(sureRight.length, sure.length)}; ${bits.toFixed(2)} bits lost; calibration error ${percent(calibrationError(answers), 1)}`);
}

/** The mean over tenths of |predicted − observed|, weighed by size. @param {Answer[]} answers */
function calibrationError(answers) {
  const tenths = Map.groupBy(answers, ({ p }) => Math.min(9, Math.floor(p * 10)));
  return [...tenths.values()].reduce((sum, list) => {
    const [said, was] = [list.reduce((s, { p }) => s + p, 0), list.filter(({ place, best }) => best === place.where).length];
    return sum + Math.abs(said - was) / answers.length;
  }, 0);
}

/** Microseconds, the median of 5,000. @param {(i: number) => void} call */
function micros(call) {
  for (let i = 0; i < 2000; i += 1) call(i);
  const took = Array.from({ length: 5000 }, (_, i) => {
    const from = process.hrtime.bigint();
    call(i);
    return Number(process.hrtime.bigint() - from) / 1000;
  }).sort((a, b) => a - b);
  return `p50 ${took[2500].toFixed(1)} µs, p99 ${took[4950].toFixed(1)} µs`;
}

const [pins, offices, ownTowns, across, acrossTowns] = [pinPlaces(), officePlaces(), townPlaces(), placesAcross(), townsAcross()];
const withoutTowns = distinct([...pins, ...offices, ...across]);
const from = ground(withoutTowns);
const half = (/** @type {number} */ which) => ownTowns.filter((_, i) => i % 2 === which).map((town) => ask(from, town));
report('towns, the half that was tuned on', half(0));
report('towns, the other half', half(1));
report('towns, all', ownTowns.map((town) => ask(from, town)));
report('towns, all, by PIN centres alone', ownTowns.map((town) => ask(ground(pins), town)));

const pinList = [...new Set(offices.map(({ pin }) => pin))].sort().filter((_, i) => i % 4 === 3);
report('offices and centres of every fourth PIN, all of that PIN and of the towns left out', pinList.flatMap((pin) => {
  const without = ground(withoutTowns.filter((place) => place.pin !== pin));
  return distinct([...pins, ...offices]).filter((place) => place.pin === pin).map((place) => ask(without, place));
}));

const every = distinct([...pins, ...offices]);
report('every ninth office and PIN centre, it alone left out', every.filter((_, i) => i % 9 === 4).map((place) => ask(ground(withoutTowns.filter((one) => one !== place && (one.lat !== place.lat || one.lon !== place.lon))), place)));

const around = towns().filter((town) => town.state !== 'IN' && town.lat > 22 && town.lat < 32 && town.lon > 75 && town.lon < 87 && distanceToStateBorderKm(outlines, 'IN-UP', town) < 100);
const wrong = around.filter((town) => {
  const inside = [...nearShares(from, { ...town, sigmaM: 250 }).shares].reduce((sum, [where, p]) => sum + (/^\d/.test(where) ? p : 0), 0);
  return (inside > 0.5) !== (town.state === 'IN-UP');
});
console.log(`in or out, towns within 100 km of the border: ${around.length}, wrong ${wrong.length} (${wrong.map(({ name, state }) => `${name} ${state}`).join(', ')}); by the outline alone wrong ${around.filter((town) => (stateAt(outlines, town) === 'IN-UP') !== (town.state === 'IN-UP')).length}`);
const india = towns().filter((town) => town.state.startsWith('IN-'));
console.log(`India's towns: ${india.length}, in their state ${percent(india.filter((town) => stateAt(outlines, town) === town.state).length, india.length)}; in India ${percent(india.filter((town) => stateAt(outlines, town)?.startsWith('IN-')).length, india.length)}`);
const abroad = towns().filter((town) => ['NP', 'BD', 'PK', 'CN', 'BT', 'MM', 'LK'].includes(town.state));
console.log(`neighbouring countries' towns: ${abroad.length}, in their country ${abroad.filter((town) => stateAt(outlines, town) === town.state).length}`);

const built = { points: openPoints(bytes('../up/points.bin')), outlines: openOutlines(bytes('outlines.bin')), state: 'IN-UP' };
const density = openDensity(bytes('../up/density.bin'));
const at = (/** @type {number} */ i) => offices[(i * 7919) % offices.length];
console.log(`nearShares, GPS of 250 m: ${micros((i) => nearShares(built, { ...at(i), sigmaM: 250 }))}; of 5 km: ${micros((i) => nearShares(built, { ...at(i), sigmaM: 5000 }))}`);
console.log(`stateAt around the border: ${micros((i) => stateAt(built.outlines, around[i % around.length]))}`);
console.log(`densityShares, 50 km: ${micros((i) => densityShares(density, { ...at(i), sigmaKm: 50 }))}; 120 km: ${micros((i) => densityShares(density, { ...at(i), sigmaKm: 120 }))}`);
