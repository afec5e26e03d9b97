/** Puts something around every call from a step to a port, but the clock, the meter and the log. */
import { KEY, type Wraps } from './house.ts';

/** `name`: such as `ledger.keep`. */
export type Around = <T>(name: string, effect: () => Promise<T>) => Promise<T>;

export function wrapped(around: Around, key: () => Promise<string> = async () => KEY): Wraps {
  const room = <P extends object>(name: string) => (port: P): P =>
    new Proxy(port, {
      get: (target, method) => {
        const does: unknown = Reflect.get(target, method);
        if (typeof does !== 'function') return does;
        return async (...args: unknown[]) => around(`${name}.${String(method)}`, async () => (await Reflect.apply(does, target, args)) as unknown);
      },
    });
  return { ledger: room('ledger'), directory: room('directory'), pager: room('pager'), escalation: room('escalation'), linkKey: async () => around('linkKey', key) };
}
