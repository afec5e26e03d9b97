/** Everything that stands in one world, joined as the stacks join it: queues and their functions, tables, clocks, phones, and the people behind them. */
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { countingIds } from '../../adapters/memory/world.ts';
import type { People } from '../../core/people.ts';
import { responders } from '../people/responder.ts';
import { deadAddresses } from '../services/dead-addresses.ts';
import { openExecutions, type Executions } from '../services/executions.ts';
import { openPhones, type Phones } from '../services/phones.ts';
import { openQueue, type Queue } from '../services/queue.ts';
import { keepSchedule } from '../services/schedule.ts';
import { openStore, type Store } from '../services/store.ts';
import type { Ms } from './agenda.ts';
import { chanceOf } from './chance.ts';
import type { Weather } from './faults.ts';
import { openFunctions, type Functions } from './functions.ts';
import type { Ground } from './ground.ts';
import type { Surroundings } from './ports.ts';
import type { Setting } from './setting.ts';

export interface Town extends Pick<Functions, 'accept'>, Pick<Store, 'heads'> {
  /** Messages that are neither done nor given up, and those that are given up. */
  waiting(): number;
  /** Somebody sees to the dead letters that they were told of. */
  redrive(): void;
}

export async function openTown(ground: Ground, setting: Setting, { weather, end }: { readonly weather: Weather; readonly end: Ms }): Promise<Town> {
  const { agenda, promises, seed, tell } = ground;
  const team = chanceOf(seed, 'the team').oneOf(setting.teams);
  const [store, directory] = [openStore(ground), await directoryOf(team)];
  const around: Surroundings = {
    agenda, store, directory, pack: setting.pack, newId: countingIds(),
    publish: (dispatch, process) => {
      const result = phones.publish(dispatch);
      promises.sent(dispatch, result, process);
      tell(() => `${process.name} pages ${ground.called(dispatch.incidentId)}, ${dispatch.page.key}: ${result.outcome}`);
      return result;
    },
    start: async (wake) => executions.start(wake),
    place: (message) => alerts.put(JSON.stringify(message)),
  }; // prettier-ignore
  const functions = openFunctions(ground, setting, around, { alerts: (body) => alerts.put(body), located: (body) => located.put(body) });
  const alerts: Queue = openQueue(ground, 'alerts', functions.enrich, functions.lastResort);
  const located: Queue = openQueue(ground, 'located', functions.route, functions.lastResort);
  const executions: Executions = openExecutions(ground, functions.escalate);
  const phones: Phones = openPhones(ground, {
    arrives: responders({ agenda, tell, called: ground.called, press: functions.respond }, seed),
    reports: (messageId, line) => void functions.receipts(messageId, line),
    dead: weather === 'none' ? new Set() : deadAddresses(team, seed),
  });
  keepSchedule(ground, end, functions.sweep);
  return {
    accept: functions.accept,
    heads: store.heads,
    waiting: () => [alerts, located].reduce((sum, { messages, dead }) => sum + messages.size + dead.size, 0),
    redrive: () => [alerts, located].forEach((queue) => queue.redrive()),
  };
}

async function directoryOf({ desks, responders: people }: People): Promise<ReturnType<typeof memoryDirectory>> {
  const directory = memoryDirectory();
  await directory.putDesks(desks);
  await directory.putResponders(people);
  return directory;
}
