/** A world in which one call goes wrong. */
import { wrapped } from './around.ts';
import type { Wraps } from './house.ts';

/**
 * `throws`: the call fails and nothing came of it. `dies`: it takes effect and the process ends there, with all it
 * remembered. `answer lost`: it takes effect, and its caller is told that it failed.
 */
export const FAULTS = ['throws', 'dies', 'answer lost'] as const;
export type Fault = (typeof FAULTS)[number];

export class Broken extends Error {
  override readonly name = 'Broken';
}

export interface Breaking {
  readonly wraps: Wraps;
  /** Names of the calls so far, such as `ledger.keep`, in order. */
  readonly calls: string[];
}

/** The call numbered `at` (from 0) goes wrong; with `Infinity` none does, and all are counted. */
export function breaking(at: number, fault: Fault = 'throws'): Breaking {
  const calls: string[] = [];
  let dead = false;
  const wraps = wrapped(async (name, effect) => {
    if (dead) throw new Broken(`${name}: this process is dead`);
    const number = calls.push(name) - 1;
    if (number !== at) return effect();
    const failed = new Broken(`${name}: ${fault}`);
    if (fault === 'throws') return failure(name, failed);
    if (fault === 'dies') dead = true;
    await effect();
    return fault === 'dies' ? Promise.reject(failed) : failure(name, failed);
  });
  return { wraps, calls };
}

/** A pager never throws: what SNS did is a value, also when nobody knows what it did. */
const failure = async <T>(name: string, failed: Broken): Promise<T> =>
  name === 'pager.send' ? ({ outcome: 'put-off', because: failed.message } as T) : Promise.reject(failed);

/** Every call whose name begins so fails while `isDown`. */
export const outage = (prefix: string, isDown: () => boolean): Wraps =>
  wrapped(async (name, effect) => (name.startsWith(prefix) && isDown() ? failure(name, new Broken(`${name}: down`)) : effect()));
