/** A world in which one call goes wrong. */
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
export function breaking(at: number, fault: Fault = 'throws', key: () => Promise<string> = async () => 'a key for tests only'): Breaking {
  const calls: string[] = [];
  let dead = false;

  async function call<T>(name: string, effect: () => Promise<T>): Promise<T> {
    if (dead) throw new Broken(`${name}: this process is dead`);
    const number = calls.push(name) - 1;
    if (number !== at) return effect();
    const failed = new Broken(`${name}: ${fault}`);
    if (fault === 'throws') return refusal<T>(name, failed);
    if (fault === 'dies') dead = true;
    await effect();
    return fault === 'dies' ? Promise.reject(failed) : refusal<T>(name, failed);
  }

  const watched = <P extends object>(room: string) => (port: P): P =>
    new Proxy(port, {
      get: (target, key) => {
        const method: unknown = Reflect.get(target, key);
        return typeof method === 'function' ? async (...args: unknown[]) => call(`${room}.${String(key)}`, async () => (await Reflect.apply(method, target, args)) as unknown) : method;
      },
    });

  const wraps: Wraps = {
    ledger: watched('ledger'),
    directory: watched('directory'),
    pager: watched('pager'),
    escalation: watched('escalation'),
    linkKey: async () => call('linkKey', key),
  };
  return { wraps, calls };
}

/** A pager never throws: what SNS did is a value, also when nobody knows what it did. */
const refusal = async <T>(name: string, failed: Broken): Promise<T> =>
  name === 'pager.send' ? ({ outcome: 'put-off', because: failed.message } as T) : Promise.reject(failed);
