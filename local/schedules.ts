/** The template's schedules, their periods divided by the laptop's speed. Runs of one schedule do not overlap. */
import { Cron } from 'croner';
import { Refusal } from './refusal.ts';

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

const LONGEST_TIMER_MS = 2 ** 31 - 1; // beyond, Node's timers fire at once

/** Milliseconds between two runs. `expression` is `rate(1 minute)` or `cron(30 2 * * ? *)`, in UTC. */
export function periodOf(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return Number(count) * UNITS[unit!]!;
  const [first, second] = cronOf(expression).nextRuns(2);
  return second!.getTime() - first!.getTime();
}

/** EventBridge writes `?` for "any", a year at the end, and `2/5` for every fifth minute from the second. */
function cronOf(expression: string): Cron {
  const [, pattern] = /^cron\((\S+ \S+ \S+ \S+ \S+) \*\)$/.exec(expression) ?? [];
  try {
    return new Cron((pattern ?? expression).replaceAll('?', '*').replace(/^(\d+)\//, '$1-59/'), { timezone: 'UTC', paused: true, legacyMode: false });
  } catch (error) {
    throw new Refusal(`The template has the schedule ${expression}, which the laptop does not run: teach local/schedules.ts. (${(error as Error).message})`);
  }
}

/** A rate begins at once, as EventBridge does with a new rule; a time of day is waited for. */
export const beginsAtOnce = (expression: string): boolean => expression.startsWith('rate');

/** Runs each period, and at once where `atOnce`. Answers how to stop. */
export function every(periodMs: number, run: () => Promise<void>, atOnce = true): () => void {
  let running = false;
  const tick = (): void => {
    if (running) return;
    running = true;
    void run().finally(() => (running = false));
  };
  if (atOnce) tick();
  const timer = setInterval(tick, Math.min(periodMs, LONGEST_TIMER_MS));
  return () => clearInterval(timer);
}
