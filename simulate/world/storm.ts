/** When things go wrong, and which service is down meanwhile. After the storm nothing goes wrong any more: what is still late then stays late. */
import type { Ms } from './agenda.ts';
import { chanceOf } from './chance.ts';
import type { Faults } from './faults.ts';

export interface Outage {
  readonly what: string;
  readonly from: Ms;
  readonly to: Ms;
}

const [SHORTEST, LONGEST]: [Ms, Ms] = [200_000, 500_000];
/** Ground by the names of their calls. */
const SERVICES = ['ledger', 'directory', 'pager', 'escalation', 'linkKey', 'secrets', 'queue', 'ledger.keep', 'ledger.overdue'];

export const stormEnd = (seed: number, start: Ms): Ms => start + chanceOf(seed, 'the storm').between(SHORTEST, LONGEST);

/** Three at most, each of them for a minute or for most of the storm. */
export function outagesOf(faults: Faults, seed: number, start: Ms, end: Ms): Outage[] {
  return [1, 2, 3].flatMap((number) => {
    const key = `outage ${number}`;
    if (faults.at('outage', key) === null) return [];
    const chance = chanceOf(seed, `${key} of what`);
    const from = start + chance.between(0, (end - start) / 2);
    return [{ what: chance.oneOf(SERVICES), from, to: Math.min(end, from + chance.oneOf([60_000, 150_000, 400_000])) }];
  });
}

export const isDown = (outages: readonly Outage[], what: string, now: Ms): boolean => outages.some((outage) => what.startsWith(outage.what) && outage.from <= now && now < outage.to);
