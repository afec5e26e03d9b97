/**
 * Writes packs/india/pins.bin: every PIN of India with the states its post offices lie in. Sources: both directories of directories.mjs.
 * Layout in core/atlas/pins.ts. Run twice, it writes the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { directory2014, directory2025, letters, shares, statesByName } from './directories.mjs';

const OUT = new URL('../packs/india/pins.bin', import.meta.url);
/** Below this share an office in a state that does not border on the PIN's own is a slip of the directory. */
const SLIP = 0.2;
const LADAKH = new Set(['leh', 'lehladakh', 'kargil']);
const states = statesByName();

/** @param {import('./directories.mjs').Row} row */
function stateOf({ state, district }) {
  if (LADAKH.has(letters(district))) return 'IN-LA';
  const found = states.get(letters(state));
  if (found === undefined) throw new Error(`no state ${state}`);
  return found.code;
}

/** @type {Map<string, Map<string, number>>} PIN → state → offices in both editions */
const pins = new Map();
for (const row of [...directory2025(), ...directory2014()]) {
  if (!/^[1-8]\d{5}$/.test(row.pin)) continue; // 9… is the army's post, wherever it is
  const counts = pins.get(row.pin) ?? new Map();
  const state = stateOf(row);
  pins.set(row.pin, counts.set(state, (counts.get(state) ?? 0) + row.offices));
}

const borders = new Map([...states.values()].map((state) => [state.code, new Set(state.borders)]));
/** @param {Map<string, number>} counts */
function withoutSlips(counts) {
  const [[first]] = shares(counts);
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  return new Map([...counts].filter(([state, n]) => state === first || n >= SLIP * total || borders.get(first)?.has(state)));
}

const numbers = [...pins.keys()].sort();
const told = numbers.map((pin) => JSON.stringify(Object.fromEntries(shares(withoutSlips(/** @type {any} */ (pins.get(pin)))))));
const answers = [...new Set(told)].sort();
if (answers.length > 255) throw new Error(`${answers.length} answers, more than a byte can name`);
const text = Buffer.from(`[${answers.join(',')}]`);

/** Two bytes a PIN: how far from the one before, and its answer; a gap of 255 or more takes four bytes after a 255. @type {number[]} */
const stream = [];
let before = 0;
numbers.forEach((pin, i) => {
  const gap = Number(pin) - before;
  before = Number(pin);
  if (gap < 255) stream.push(gap);
  else stream.push(255, gap >>> 16, (gap >>> 8) & 255, gap & 255);
  stream.push(answers.indexOf(told[i]));
});
const head = Buffer.alloc(12);
head.write('JRPN');
head.writeUInt32LE(numbers.length, 4);
head.writeUInt32LE(text.length, 8);
writeFileSync(OUT, Buffer.concat([head, text, Buffer.from(stream)]));
console.log(`${numbers.length} PINs, ${told.filter((one) => one.includes(',')).length} in more than one state, ${answers.length} answers, ${12 + text.length + stream.length} bytes`);
