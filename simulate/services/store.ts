/** The tables: the ledger and the directory in memory, behind calls that go wrong; an index that lags; and every write of an incident seen. */
import { memoryLedger } from '../../adapters/memory/ledger.ts';
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { Instant } from '../../core/time.ts';
import type { Ledger } from '../../pipeline/ports.ts';
import type { Ms } from '../world/agenda.ts';
import type { Process } from '../world/process.ts';
import type { Ground } from '../world/ground.ts';

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

export function openStore(world: Ground): Store {
  const { agenda, faults } = world;
  const memory = memoryLedger();
  const heads = new Map<IncidentId, Incident>();
  const index = new Map<IncidentId, Indexed>();

  const wrote = (after: Incident): void => {
    const { incidentId, version, nextActionAt } = after;
    world.promises.wrote(heads.get(incidentId) ?? null, after);
    world.tell(() => `${world.called(incidentId)} is ${after.status}, version ${version}: ${newIn(heads.get(incidentId), after)}`);
    heads.set(incidentId, after);
    const key = `index/${incidentId}/${version}`;
    const lag = faults.at('index', key) === 'index late' ? faults.extent(key) * LATE : LAG;
    agenda.after(lag, () => {
      if ((index.get(incidentId)?.version ?? -1) < version) index.set(incidentId, { version, at: isOpen(after) ? nextActionAt : null });
    });
  };
  const seen: Ledger = {
    ...memory,
    open: async (incident) => {
      const isFirst = await memory.open(incident);
      if (isFirst) wrote(incident);
      return isFirst;
    },
    keep: async (after, known) => {
      const kept = await memory.keep(after, known);
      if (kept) wrote(after);
      return kept;
    },
    overdue: async (moment) => [...index].filter(([, { at }]) => at !== null && at < moment).map(([id]) => id),
  };
  return { heads, ledger: (process) => calling('ledger', seen, process) };
}

/** What happened since the version before. */
function newIn(before: Incident | undefined, { events }: Incident): string {
  const fresh = events.filter(({ seq }) => seq > (before?.events.at(-1)?.seq ?? -1));
  return fresh.map(({ kind, by }) => (by === undefined ? kind : `${kind} by ${by}`)).join(', ') || 'nothing new';
}

/** Every method of a port as a call of this process. */
export const calling = <P extends object>(name: string, port: P, process: Process): P =>
  new Proxy(port, {
    get: (target, method: string) => async (...args: unknown[]) => process.call(`${name}.${method}`, async () => (Reflect.get(target, method) as (...given: unknown[]) => Promise<unknown>)(...args)),
  });
