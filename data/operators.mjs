/** Whose an address is, and where an operator puts the addresses whose place it does not tell: its default places. */
import { readFileSync } from 'node:fs';

/** An operator with addresses in so many states serves the country, not a town: */
const STATES_OF_NATIONAL = 8;
/** one 0.1° cell with this share of its addresses is then a gateway or an office, not where its customers live. */
const SHARE_OF_DEFAULT = 0.05;

/** @typedef {{ start: bigint, prefix: number, state: string, lat: number, lon: number }} Network  by ascending start; abroad without a state */
/** @typedef {{ from: bigint, to: bigint, operator: string }} Range */

/** @param {URL} csv ranges of addresses as numbers, with the AS number; ascending @returns {Range[]} */
const rangesOf = (csv) =>
  readFileSync(csv, 'utf8').trim().split('\n').map((line) => {
    const [from, to, operator] = line.split(',', 3);
    return { from: BigInt(from), to: BigInt(to), operator };
  });

/** @param {Network[]} networks @param {URL} csv @returns {string[]} the AS number of each; '' where none is known */
export function operatorsOf(networks, csv) {
  const ranges = rangesOf(csv);
  let at = 0;
  return networks.map(({ start }) => {
    while (at < ranges.length && ranges[at].to < start) at += 1;
    return at < ranges.length && ranges[at].from <= start ? ranges[at].operator : '';
  });
}

const cell = (/** @type {Network} */ { lat, lon }) => `${Math.round(lat * 10)} ${Math.round(lon * 10)}`;
const add = (/** @type {Map<string, number>} */ sums, /** @type {string} */ key, /** @type {number} */ n) => sums.set(key, (sums.get(key) ?? 0) + n);

/** @param {Network[]} networks @param {string[]} operators of each @returns {boolean[]} whether each lies at its operator's default place */
export function atDefaultPlace(networks, operators) {
  const seen = new Map();
  networks.forEach((network, i) => {
    if (network.state === '') return;
    const tally = seen.get(operators[i]) ?? { addresses: 0, states: new Set(), cells: new Map() };
    const addresses = 2 ** -network.prefix;
    tally.addresses += addresses;
    tally.states.add(network.state);
    add(tally.cells, cell(network), addresses);
    seen.set(operators[i], tally);
  });
  return networks.map((network, i) => {
    if (network.state === '') return false;
    const { addresses, states, cells } = seen.get(operators[i]);
    return states.size >= STATES_OF_NATIONAL && cells.get(cell(network)) >= SHARE_OF_DEFAULT * addresses;
  });
}
