/**
 * A burst of alerts through the whole journey: door → queue → enrich → queue → route → SNS, and the clock of each incident.
 *
 * It is a model on paper: services answer at once or refuse, as their published limits say, and nothing else goes wrong.
 * Nobody acknowledges. Deterministic: the same load and rules give the same trace. Pure.
 */
import type { Saturation } from './bucket.ts';
import { knocks, type Load } from './door.ts';
import { Driver } from './drive.ts';
import { Incidents } from './incidents.ts';
import { JOURNEY } from './journey.ts';
import { Queue } from './queue.ts';
import { samples, type Sample } from './samples.ts';
import { sweeps } from './sweep.ts';
import { Trace } from './trace.ts';
import { World, type Rules } from './world.ts';

/** Seconds after which a run ends, whatever is left. */
export const HORIZON_SECONDS = 2 * 60 * 60;

export interface Run {
  readonly load: Load;
  readonly trace: Trace;
  readonly queues: { readonly enrich: Float64Array; readonly route: Float64Array };
  readonly limited: readonly Saturation[];
  readonly samples: readonly Sample[];
  /** When both queues were empty for good; null when they were not within the horizon. */
  readonly emptyAt: number | null;
}

export function simulate(rules: Rules, load: Load): Run {
  const world = new World(rules);
  const trace = new Trace(load.alerts);
  const driver = new Driver(world, trace, new Incidents(world, trace));
  const unfinished = { routing: load.alerts, emptyAt: 0 };
  const finish = (): void => {
    unfinished.routing -= 1;
    unfinished.emptyAt = world.now;
  };
  const route = new Queue(world, load.alerts, {
    name: 'route',
    dead: (alert) => {
      trace.dead[alert] = 1;
      finish();
    },
    work: (alerts, cold, done) => routing(world, driver, alerts, cold, (failed) => {
      for (let one = failed.length; one < alerts.length; one += 1) finish();
      done(failed);
    }),
  }); // prettier-ignore
  const enrich = new Queue(world, load.alerts, {
    name: 'enrich',
    dead: () => undefined, // it uses nothing that could refuse it
    work: (alerts, cold, done) => {
      alerts.forEach((alert, place) => world.after(cold + JOURNEY.enrichCallSeconds + JOURNEY.enrichCpuSeconds * (place + 1), () => {
        route.add(alert);
        if (place === alerts.length - 1) done([]);
      }));
    },
  }); // prettier-ignore
  knocks(world, trace, load, enrich);
  sweeps(world, driver);
  const seen = samples(world, trace, { enrich, route });
  world.time.run(HORIZON_SECONDS, () => unfinished.routing === 0 && trace.isOver());
  return { load, trace, queues: { enrich: enrich.waited, route: route.waited }, limited: world.limited, samples: seen, emptyAt: unfinished.routing === 0 ? unfinished.emptyAt : null };
}

/** One batch of route: its messages at once, on one core. */
function routing(world: World, driver: Driver, alerts: readonly number[], cold: number, done: (failed: readonly number[]) => void): void {
  const failed: number[] = [];
  let left = alerts.length;
  const end = (alert: number, isDone: boolean): void => {
    if (!isDone) failed.push(alert);
    left -= 1;
    if (left === 0) done(failed);
  };
  alerts.forEach((alert, place) =>
    world.after(cold + JOURNEY.driveCpuSeconds * (place + 1), () => driver.open(alert, (isKept) => (isKept ? driver.drive(alert, null, (isDone) => end(alert, isDone)) : end(alert, false)))),
  );
}
