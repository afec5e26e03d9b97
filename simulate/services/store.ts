/** The tables: the ledger and the directory in memory, behind calls that go wrong; an index that lags; and every write of an incident seen. */
import { memoryLedger } from '../../adapters/memory/ledger.ts';
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { Instant } from '../../core/time.ts';
import type { Ledger } from '../../pipeline/ports.ts';
import type { Ms } from '../world/agenda.ts';
import type { Process } from '../world/process.ts';
import type { Services } from './services.ts';

const LAG: Ms = 300;
const LATE: Ms = 40_000;

export interface Store {
  /** As the table has it now. */
  readonly heads: ReadonlyMap<IncidentId, Incident>;
  /** As one process sees it. */
  ledger(process: Process): Ledger;
}

interface Indexed {
  readonly version: number;
  readonly at: Instant | null;
}

export function openStore(world: Services): Store {
  const { agenda, faults } = world;
  const memory = memoryLedger();
  const heads = new Map<IncidentId, Incident>();
  const index = new Map<IncidentId, Indexed>();

  const wrote = (after: Incident, process: Process): void => {
    const { incidentId, version, nextActionAt } = after;
    world.promises.wrote(heads.get(incidentId) ?? null, after);
    world.tell(() => `${process.name} writes ${incidentId.slice(0, 6)} version ${version}: ${after.status}, ${after.events.slice(-3).map(({ kind }) => kind).join(', ')}`);
    heads.set(incidentId, after);
    const key = `index/${incidentId}/${version}`;
    const lag = faults.at('index', key) === 'index late' ? faults.extent(key) * LATE : LAG;
    agenda.after(lag, () => {
      if ((index.get(incidentId)?.version ?? -1) < version) index.set(incidentId, { version, at: isOpen(after) ? nextActionAt : null });
    });
  };
  const seen = (process: Process): Ledger => ({
    ...memory,
    open: async (incident) => {
      const isFirst = await memory.open(incident);
      if (isFirst) wrote(incident, process);
      return isFirst;
    },
    keep: async (after, known) => {
      const kept = await memory.keep(after, known);
      if (kept) wrote(after, process);
      return kept;
    },
    overdue: async (moment) => [...index].filter(([, { at }]) => at !== null && at < moment).map(([id]) => id),
  });
  return { heads, ledger: (process) => calling('ledger', seen(process), process) };
}

/** Every method of a port as a call of this process. */
export function calling<P extends object>(name: string, port: P, process: Process): P {
  const methods = Object.entries(port).map(([method, does]) => {
    const what = `${name}.${method}`;
    return [method, async (...args: unknown[]) => process.call(what, async () => (does as (...given: unknown[]) => Promise<unknown>)(...args))];
  });
  return Object.fromEntries(methods) as P;
}
