/**
 * Writes packs/up/neighbours.json: which units border on which, best first. Run build-points.mjs before.
 *
 * The state is cut into squares of about 1.5 km, each square goes to the unit that the nearest places give it, and two units are
 * neighbours when they share enough sides of squares. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { nearShares } from '../core/atlas/near.ts';
import { inState } from '../core/atlas/outline.ts';
import { openPoints } from '../core/atlas/points.ts';
import { outlines, units } from './points.mjs';

const SQUARE = 0.015;
/** Of squares: about 4 km of common border. A shorter one is as likely a slip of the places. */
const LEAST_SIDES = 3;
const [SOUTH, WEST, ROWS, COLUMNS] = [23.8, 77.0, 450, 520];

const ground = { points: openPoints(readFileSync(new URL('../packs/up/points.bin', import.meta.url))), outlines, state: 'IN-UP' };

/** @param {number} row @param {number} column @returns {string | undefined} */
function unitAt(row, column) {
  const at = { lat: SOUTH + row * SQUARE, lon: WEST + column * SQUARE };
  if (!inState(outlines, 'IN-UP', at)) return undefined;
  return [...nearShares(ground, { ...at, sigmaM: 1000 }).shares.keys()].find((where) => /^\d/.test(where));
}

const squares = Array.from({ length: ROWS }, (_, row) => Array.from({ length: COLUMNS }, (__, column) => unitAt(row, column)));
/** @type {Map<string, Map<string, number>>} */
const sides = new Map(units.map(({ code }) => [code, new Map()]));
const meet = (/** @type {string | undefined} */ a, /** @type {string | undefined} */ b) => {
  if (a === undefined || b === undefined || a === b) return;
  for (const [one, other] of [[a, b], [b, a]]) sides.get(one)?.set(other, (sides.get(one)?.get(other) ?? 0) + 1);
};
for (let row = 1; row < ROWS; row += 1) {
  for (let column = 1; column < COLUMNS; column += 1) {
    meet(squares[row][column], squares[row - 1][column]);
    meet(squares[row][column], squares[row][column - 1]);
  }
}
const lines = [...sides].sort((a, b) => Number(a[0]) - Number(b[0])).map(([code, others]) => {
  const list = [...others].filter(([, n]) => n >= LEAST_SIDES).sort((a, b) => b[1] - a[1] || Number(a[0]) - Number(b[0]));
  return `"${code}":${JSON.stringify(list.map(([other]) => other))}`;
});
writeFileSync(new URL('../packs/up/neighbours.json', import.meta.url), `{\n${lines.join(',\n')}\n}\n`);
if (process.argv.includes('--print')) {
  const name = (/** @type {string} */ code) => units.find((unit) => unit.code === code)?.name.en;
  for (const [code, others] of sides) console.log(`${name(code)}: ${[...others].sort((a, b) => b[1] - a[1]).map(([other, n]) => `${name(other)} ${n}`).join(', ')}`);
}
