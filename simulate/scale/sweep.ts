/** The auditor: twice a minute all that is overdue, twenty at once. Runs may overlap, as they do when one takes longer than a minute. */
import { JOURNEY } from './journey.ts';
import type { Driver } from './drive.ts';
import type { World } from './world.ts';

export function sweeps(world: World, driver: Driver): void {
  const { ours } = world;

  const overdue = (): number[] => {
    const before = world.now - ours.sweepToleranceSeconds;
    const found: number[] = [];
    for (let id = 0; id < driver.incidents.dueAt.length; id += 1) if (driver.incidents.dueAt[id]! < before) found.push(id);
    return found;
  };

  /** The next twenty when all of these are done; Lambda ends a run after ten minutes. */
  const pass = (ids: readonly number[], from: number, until: number, done: () => void): void => {
    const chunk = ids.slice(from, from + ours.sweepAtOnce);
    if (chunk.length === 0) return done();
    if (world.now >= until) return world.finish('sweep');
    let left = chunk.length;
    const oneDone = (): void => {
      left -= 1;
      if (left === 0) pass(ids, from + chunk.length, until, done);
    };
    chunk.forEach((id, place) => world.after(JOURNEY.driveCpuSeconds * (place + 1), () => driver.drive(id, null, oneDone)));
  };

  const run = (): void => {
    world.after(ours.sweepEverySeconds, run);
    const cold = world.invoke('sweep');
    if (cold === null) return; // Lambda tries an asynchronous invocation again; the next minute's comes first
    const until = world.now + ours.sweepTimeoutSeconds;
    world.after(cold, () => pass(overdue(), 0, until, () => world.after(ours.sweepApartSeconds, () => pass(overdue(), 0, until, () => world.finish('sweep')))));
  };
  world.after(ours.sweepEverySeconds, run);
}
