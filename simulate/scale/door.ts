/** A partner hands in alerts, evenly, and each again until it is taken; accept keeps it in the queue. */
import { JOURNEY } from './journey.ts';
import type { Queue } from './queue.ts';
import type { Trace } from './trace.ts';
import { spread, type World } from './world.ts';

export interface Load {
  readonly alerts: number;
  readonly forSeconds: number;
}

export function knocks(world: World, trace: Trace, { alerts, forSeconds }: Load, next: Queue): void {
  const { ours } = world;

  const knock = (alert: number, tries: number): void => {
    const cold = world.door.take(world.now) && world.gateway.take(world.now) ? world.invoke('accept') : null;
    if (cold === null) return again(alert, tries);
    world.after(cold + JOURNEY.acceptSeconds, () => {
      world.finish('accept');
      trace.taken[alert] = world.now;
      next.add(alert);
    });
  };
  const again = (alert: number, tries: number): void => {
    const seconds = Math.min(ours.partnerAgainMostSeconds, ours.partnerAgainSeconds * 2 ** tries);
    world.after(seconds * (0.5 + spread(alert, tries)), () => knock(alert, tries + 1));
  };

  const come = (alert: number): void => {
    trace.came[alert] = world.now;
    knock(alert, 0);
    if (alert + 1 < alerts) world.after(((alert + 1) * forSeconds) / alerts - world.now, () => come(alert + 1));
  };
  come(0);
}
