/** What happens when: moments in order, and of equal moments in the order in which they were put down. */
import { Heap } from 'heap-js';
import { instant, type Instant } from '../../core/time.ts';

/** Milliseconds of the world's time. */
export type Ms = number;

interface Entry {
  readonly at: Ms;
  readonly seq: number;
  readonly happens: () => void;
}

export interface Agenda {
  now(): Ms;
  /** At the moment given, or now when that is past. */
  at(moment: Ms, happens: () => void): void;
  after(delay: Ms, happens: () => void): void;
  /** Lets the next thing happen; false when nothing is left before `end`. */
  next(end: Ms): boolean;
}

export function openAgenda(start: Ms): Agenda {
  const entries = new Heap<Entry>((a, b) => a.at - b.at || a.seq - b.seq);
  let [now, seq] = [start, 0];
  const at = (moment: Ms, happens: () => void): void => void entries.push({ at: Math.max(moment, now), seq: (seq += 1), happens });
  return {
    now: () => now,
    at,
    after: (delay, happens) => at(now + delay, happens),
    next: (end) => {
      const entry = entries.peek();
      if (entry === undefined || entry.at > end) return false;
      entries.pop();
      now = entry.at;
      entry.happens();
      return true;
    },
  };
}

export const instantOf = (moment: Ms): Instant => instant(moment);

/** When everything that has just been set going waits for the agenda again: Node runs a tick only after all promises are through. */
export const quiet = async (): Promise<void> => new Promise((done) => queueMicrotask(() => process.nextTick(done)));
