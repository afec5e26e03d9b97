/** The schedule of the auditor: every minute and, from a queue, half a minute later; late or not at all. What the schedule starts and fails is tried twice more, as an asynchronous invocation is; what the queue hands on is not. */
import type { Ended } from '../world/process.ts';
import type { Ms } from '../world/agenda.ts';
import type { Ground } from '../world/ground.ts';

export const SWEEP_EVERY: Ms = 60_000;
export const SWEEP_APART: Ms = 30_000;
const LATE: Ms = 45_000;
const RETRIES: readonly Ms[] = [60_000, 120_000];

export function keepSchedule({ agenda, faults, tell }: Ground, end: Ms, sweep: () => Promise<Ended<void>>): void {
  const attempt = (retry: number): void => {
    void sweep().then(({ ended }) => {
      const again = RETRIES[retry];
      if (ended !== 'answered' && again !== undefined) agenda.after(again, () => attempt(retry + 1));
    });
  };
  for (let look = 1, at = agenda.now() + SWEEP_EVERY; at < end; look += 1, at += SWEEP_APART) {
    agenda.at(at, () => {
      const key = `sweep, look ${look}`;
      const fault = faults.at('schedule', key);
      if (fault !== null) tell(() => `${key}: ${fault}`);
      if (fault !== 'sweep skipped') agenda.after(fault === 'sweep late' ? faults.extent(key) * LATE : 0, () => attempt(look % 2 === 1 ? 0 : RETRIES.length));
    });
  }
}
