/** One world from its first alert to its end: the real steps between services that go wrong, people who do as they like, and promises that are watched. */
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { countingIds } from '../../adapters/memory/world.ts';
import { isOpen } from '../../core/incident.ts';
import type { Answer } from '../../pipeline/accept.ts';
import { idOfAlert, send, sendingsOf, type Sending } from '../people/partner.ts';
import { responders } from '../people/responder.ts';
import type { Violation } from '../promises/promises.ts';
import { openWatch, type Figures } from '../promises/watch.ts';
import { deadAddresses } from '../services/dead-addresses.ts';
import { openExecutions, type Executions } from '../services/executions.ts';
import { openPhones, type Phones } from '../services/phones.ts';
import { openQueue, type Queue } from '../services/queue.ts';
import { keepSchedule } from '../services/schedule.ts';
import type { Ground } from './ground.ts';
import { openStore } from '../services/store.ts';
import { openAgenda, quiet, type Agenda, type Ms } from './agenda.ts';
import { chanceOf } from './chance.ts';
import { faultsOf, type Given, type Struck } from './faults.ts';
import { openFunctions, type Functions } from './functions.ts';
import type { Surroundings } from './ports.ts';
import { START, type Setting } from './setting.ts';
import { isDown, outagesOf, stormEnd } from './storm.ts';

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
  const calmFrom = stormEnd(plan.seed, start);
  const agenda = openAgenda(start);
  const world = await openWorld(setting, plan, agenda, { calmFrom, tell });
  const end = calmFrom + calmOf(plan.seed);
  for (let at = calmFrom; at < end; at += LOOK_EVERY) agenda.at(at, world.look);
  for (let at = calmFrom; at < end; at += REDRIVE_EVERY) agenda.at(at, world.redrive);
  await quiet();
  while (world.watch.violation() === null && !world.isOver(calmFrom) && agenda.next(end)) await quiet();
  if (world.watch.violation() === null) world.end();
  return { violation: world.watch.violation(), struck: world.struck, calls: world.calls, incidents: world.heads.size, lasted: agenda.now() - start, ...world.watch.figures() };
}

async function openWorld(setting: Setting, plan: Plan, agenda: Agenda, { calmFrom, tell }: { calmFrom: Ms; tell: Tell | null }) {
  const { seed } = plan;
  const start = agenda.now();
  const faults = faultsOf(plan, () => agenda.now() < calmFrom);
  const outages = outagesOf(faults, seed, start, calmFrom);
  const watch = openWatch(agenda, calmFrom);
  const names = new Map(plan.alerts.map((alert): [string, string] => [idOfAlert(alert), `alert ${alert}`]));
  const world: Ground = {
    agenda,
    faults,
    chance: chanceOf(seed, 'services'),
    promises: watch,
    isDown: (what) => isDown(outages, what, agenda.now()),
    tell: (sentence) => tell?.(agenda.now(), sentence()),
    called: (id) => names.get(id) ?? id,
  };
  for (const { what, from, to } of outages) agenda.at(from, () => world.tell(() => `${what} is down for ${Math.round((to - from) / 1000)} s`));

  const team = chanceOf(seed, 'the team').oneOf(setting.teams);
  const directory = memoryDirectory();
  await directory.putDesks(team.desks);
  await directory.putResponders(team.responders);
  const store = openStore(world);
  const around: Surroundings = {
    seed, agenda, store, directory, pack: setting.pack, newId: countingIds(),
    publish: (dispatch, process) => {
      const result = phones.publish(dispatch);
      watch.sent(dispatch, result, process);
      world.tell(() => `${process.name} pages ${world.called(dispatch.incidentId)}, ${dispatch.page.key}: ${result.outcome}`);
      return result;
    },
    start: async (wake) => executions.start(wake),
    place: (message) => alerts.put(JSON.stringify(message)),
  }; // prettier-ignore
  const queues = { alerts: { put: (body: string) => alerts.put(body) }, located: { put: (body: string) => located.put(body) } };
  const functions: Functions = openFunctions(world, setting, around, queues);
  const alerts: Queue = openQueue(world, 'alerts', functions.enrich, functions.lastResort);
  const located: Queue = openQueue(world, 'located', functions.route, functions.lastResort);
  const executions: Executions = openExecutions(world, functions.escalate);
  const phones: Phones = openPhones(world, {
    arrives: responders({ agenda, press: functions.respond, tell: world.tell }, seed),
    reports: (line) => void functions.receipts(line),
    dead: plan.weather === 'none' ? new Set() : deadAddresses(team, seed),
  });
  keepSchedule(world, calmFrom + calmOf(seed), functions.sweep);

  const sendings = plan.alerts.flatMap((alert) => sendingsOf(seed, alert, start));
  const awaited = new Set(sendings);
  const door = {
    agenda,
    accept: functions.accept,
    answered: (sending: Sending, answer: Answer) => {
      world.tell(() => `alert ${sending.alert} is answered: ${'refused' in answer ? answer.refused : '202'}`);
      if ('refused' in answer) return;
      watch.accepted(answer.incidentId, sending.body);
      awaited.delete(sending);
    },
  };
  sendings.forEach((sending) => send(door, sending));

  const waiting = (): number => alerts.messages.size + located.messages.size + alerts.dead.size + located.dead.size + awaited.size;
  return {
    watch,
    struck: faults.struck,
    calls: faults.calls,
    heads: store.heads,
    look: () => watch.look(store.heads),
    redrive: () => [alerts, located].forEach((queue) => queue.redrive()),
    /** Everything was taken, and all of it is closed. */
    isOver: (from: Ms): boolean => agenda.now() > from && waiting() === 0 && ![...store.heads.values()].some(isOpen),
    end: () => watch.end(store.heads, waiting()),
  };
}
