/** What goes wrong, where and how often. Each fault has the name of the place it strikes, so that a run can be had again with some of them only. */
import { chanceAt } from './chance.ts';

/**
 * Of a call: the process dies before it, or after it took effect; it fails; it takes effect and its answer is lost; it is
 * done twice, as by an SDK that tries again; it takes seconds.
 */
export const CALL_FAULTS = ['dies before', 'dies after', 'fails', 'answer lost', 'done twice', 'slow'] as const;
export type CallFault = (typeof CALL_FAULTS)[number];

export type Fault =
  | CallFault
  | 'delivered twice' | 'delivered late' | 'not deleted' // a message of a queue
  | 'index late'
  | 'execution lost' | 'execution late' | 'woken twice' // the clock of an incident
  | 'sweep skipped' | 'sweep late'
  | 'text lost' | 'text late' | 'text twice' | 'reported failed' | 'not reported' // a page that SNS took
  | 'outage'; // prettier-ignore

export type Place = 'call' | 'queue' | 'index' | 'execution' | 'wake' | 'schedule' | 'text' | 'outage';

/** Shares of the cases, for heavy weather. */
const HEAVY: Readonly<Record<Place, readonly (readonly [Fault, number])[]>> = {
  call: [['dies before', 0.008], ['dies after', 0.008], ['fails', 0.03], ['answer lost', 0.015], ['done twice', 0.01], ['slow', 0.01]],
  queue: [['delivered twice', 0.08], ['delivered late', 0.1], ['not deleted', 0.05]],
  index: [['index late', 0.1]],
  execution: [['execution lost', 0.12]],
  wake: [['execution late', 0.1], ['woken twice', 0.08], ['execution lost', 0.04]],
  schedule: [['sweep skipped', 0.15], ['sweep late', 0.2]],
  text: [['text lost', 0.12], ['text late', 0.15], ['text twice', 0.05], ['reported failed', 0.08], ['not reported', 0.5]],
  outage: [['outage', 0.35]],
}; // prettier-ignore

export const WEATHERS = ['none', 'light', 'heavy'] as const;
export type Weather = (typeof WEATHERS)[number];
const SHARE_OF_HEAVY: Record<Weather, number> = { none: 0, light: 0.2, heavy: 1 };

/** A fault that struck, by the name of its place. */
export interface Struck {
  readonly key: string;
  readonly fault: Fault;
}

/** With `only`, these faults strike and no others; without, chance decides. */
export interface Given {
  readonly seed: number;
  readonly weather: Weather;
  readonly only: ReadonlyMap<string, Fault> | null;
}

export interface Faults {
  /** What strikes here, if anything does. Asked once for each key. */
  at(place: Place, key: string): Fault | null;
  /** How long, or how far, a fault goes: from 0 to 1, mostly little, and always the same for its key. */
  extent(key: string): number;
  readonly struck: readonly Struck[];
  /** The names of all calls, in the order in which they were made. */
  readonly calls: readonly string[];
}

/** `isStormy`: whether it is the time for faults. */
export function faultsOf({ seed, weather, only }: Given, isStormy: () => boolean): Faults {
  const [struck, calls]: [Struck[], string[]] = [[], []];
  const drawn = (place: Place, key: string): Fault | null => {
    let left = chanceAt(seed, key) / SHARE_OF_HEAVY[weather];
    for (const [fault, share] of HEAVY[place]) if ((left -= share) < 0) return fault;
    return null;
  };
  return {
    struck,
    calls,
    at: (place, key) => {
      if (place === 'call') calls.push(key);
      const chosen = only === null ? drawn(place, key) : (only.get(key) ?? null);
      const fault = weather !== 'none' && isStormy() ? chosen : null;
      if (fault !== null) struck.push({ key, fault });
      return fault;
    },
    extent: (key) => chanceAt(seed, `${key}!`) ** 3, // what comes at nearly the same moment finds more than what comes late
  };
}
