/** One world from its first alert to its end: the real steps between services that go wrong, people who do as they like, and promises that are watched. */
import { idOfAlert, sendAll, sendingsOf } from '../people/partner.ts';
import type { Violation } from '../promises/promises.ts';
import { openWatch, type Figures, type Watch } from '../promises/watch.ts';
import { isOpen } from '../../core/incident.ts';
import { openAgenda, quiet, type Agenda, type Ms } from './agenda.ts';
import { chanceAt } from './chance.ts';
import { faultsOf, type Given, type Struck } from './faults.ts';
import type { Ground } from './ground.ts';
import { START, type Setting } from './setting.ts';
import { isDown, outagesOf, stormEnd } from './storm.ts';
import { openTown } from './town.ts';

/** Two plans that are alike make the same world, to the last page. */
export interface Plan extends Given {
  /** The numbers of the alerts that are sent. */
  readonly alerts: readonly number[];
}

export interface Outcome extends Figures {
  /** The first promise that was broken; the world ends there. */
  readonly violation: Violation | null;
  readonly struck: readonly Struck[];
  /** The names of all calls that any process made, in their order. */
  readonly calls: readonly string[];
  readonly incidents: number;
  /** Of the world's time. */
  readonly lasted: Ms;
}

/** Told what happens, as it happens. */
export type Tell = (at: Ms, sentence: string) => void;

/** After the storm: in one world of four long enough for the longest silence that is allowed of what somebody has, in all for what nobody has. */
const calmOf = (seed: number): Ms => (seed % 4 === 0 ? 13 : 8) * 60_000;
const LOOK_EVERY: Ms = 30_000;
/** Until somebody sees to dead letters: not before the storm is over. */
const REDRIVE_EVERY: Ms = 120_000;

export async function simulate(setting: Setting, plan: Plan, tell: Tell | null = null): Promise<Outcome> {
  const start = Date.parse(START);
  const [calmFrom, agenda] = [stormEnd(plan.seed, start), openAgenda(start)];
  const end = calmFrom + calmOf(plan.seed);
  const watch = openWatch(agenda, calmFrom);
  const ground = groundOf(plan, agenda, watch, { calmFrom, tell });
  const town = await openTown(ground, setting, { ...plan, end });
  const sendings = plan.alerts.flatMap((alert) => sendingsOf(plan.seed, alert, start));
  const awaited = sendAll({ agenda, tell: ground.tell, accept: town.accept, accepted: watch.accepted }, sendings);

  const waiting = (): number => town.waiting() + awaited.size;
  const seen = { isOver: false };
  every(agenda, { from: calmFrom, to: end, by: REDRIVE_EVERY }, town.redrive);
  every(agenda, { from: calmFrom, to: end, by: LOOK_EVERY }, () => {
    watch.look(town.heads);
    seen.isOver = waiting() === 0 && ![...town.heads.values()].some(isOpen);
  });
  await quiet();
  while (watch.violation() === null && !seen.isOver && agenda.next(end)) await quiet();
  if (watch.violation() === null) watch.end(town.heads, waiting());
  const { struck, calls } = ground.faults;
  return { violation: watch.violation(), struck, calls, incidents: town.heads.size, lasted: agenda.now() - start, ...watch.figures() };
}

function groundOf(plan: Plan, agenda: Agenda, watch: Watch, { calmFrom, tell }: { calmFrom: Ms; tell: Tell | null }): Ground {
  const faults = faultsOf(plan, () => agenda.now() < calmFrom);
  const outages = outagesOf(faults, plan.seed, agenda.now(), calmFrom);
  const names = new Map(plan.alerts.map((alert): [string, string] => [idOfAlert(alert), `alert ${alert}`]));
  const told = (sentence: () => string): void => tell?.(agenda.now(), sentence());
  for (const { what, from, to } of outages) agenda.at(from, () => told(() => `${what} is down for ${Math.round((to - from) / 1000)} s`));
  return {
    seed: plan.seed,
    agenda,
    faults,
    takes: (name, low, high) => low + chanceAt(plan.seed, name) * (high - low),
    promises: watch,
    isDown: (what) => isDown(outages, what, agenda.now()),
    tell: told,
    called: (id) => names.get(id) ?? id,
  };
}

function every(agenda: Agenda, { from, to, by }: { readonly from: Ms; readonly to: Ms; readonly by: Ms }, happens: () => void): void {
  for (let at = from; at < to; at += by) agenda.at(at, happens);
}
