/** Once a second, how long whoever waits longest has waited, in each place where alerts can wait. Seconds. */
import type { Queue } from './queue.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

export const PLACES = ['door', 'enrich', 'route', 'sms', 'second'] as const;
export type Place = (typeof PLACES)[number];
export type Sample = { readonly at: number } & Readonly<Record<Place, number>>;

export function samples(world: World, trace: Trace, { enrich, route }: { readonly enrich: Queue; readonly route: Queue }): readonly Sample[] {
  const taken: Sample[] = [];
  const untaken = first(trace.taken);
  const overdue = oldestOverdue(trace);
  const sample = (): void => {
    const { now } = world;
    const since = (moment: number | null | undefined): number => (moment === null || moment === undefined || Number.isNaN(moment) ? 0 : Math.max(0, now - moment));
    taken.push({ at: now, door: since(trace.came[untaken()]), enrich: since(enrich.oldest), route: since(route.oldest), sms: world.sms.backlog(now), second: overdue(now) });
    world.after(1, sample);
  };
  world.after(1, sample);
  return taken;
}

/** The first alert to which it has not happened yet. */
function first(happened: Float64Array): () => number {
  let at = 0;
  return () => {
    while (at < happened.length && !Number.isNaN(happened[at])) at += 1;
    return at;
  };
}

/** How late the second level is of whoever waits longest for it. */
function oldestOverdue({ second, secondDue, alerts }: Trace): (now: number) => number {
  const undone = first(second);
  return (now) => {
    let due = now;
    for (let alert = undone(); alert < alerts; alert += 1) if (secondDue[alert]! < due && !(second[alert]! >= 0)) due = secondDue[alert]!;
    return now - due;
  };
}
