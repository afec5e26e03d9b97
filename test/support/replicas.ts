/** One ledger in two regions, as DynamoDB replicates it: every item by itself, later, and the last write of an item wins. */
import { memoryLedger } from '../../adapters/memory/ledger.ts';
import { memoryReceived } from '../../adapters/memory/received.ts';
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { Seconds } from '../../core/time.ts';
import type { Clock, Ledger, Received } from '../../pipeline/ports.ts';

export interface Replica {
  readonly ledger: Ledger;
  readonly received: Received;
}

interface Head {
  readonly incident: Incident;
  /** When it was written, of all writes in both regions. */
  readonly stamp: number;
}

/** Add-only items, or such as any order leaves the same. */
const CARRIED = ['putAlert', 'putNote', 'putSheet', 'putLinks', 'putSendings', 'putProof', 'relate'] as const;

/** `carry` takes a write to the other region, as soon as it can. */
function replica(region: string, stamp: () => number, carry: (write: (to: Inside) => Promise<unknown>) => void): Inside {
  const [ledger, received] = [memoryLedger(), memoryReceived(region)];
  const heads = new Map<IncidentId, Head>();
  const put = (incident: Incident): true => {
    const head = { incident, stamp: stamp() };
    heads.set(incident.incidentId, head);
    carry(async (to) => to.overwrite(head));
    return true;
  };
  const all = (): Incident[] => [...heads.values()].map(({ incident }) => incident);
  const carried = CARRIED.map((name) => [name, async (...args: unknown[]) => {
    carry(async (to) => Reflect.apply(to.own.ledger[name], to.own.ledger, args) as Promise<unknown>);
    return Reflect.apply(ledger[name], ledger, args) as Promise<unknown>;
  }]); // prettier-ignore
  return {
    own: { ledger, received },
    overwrite: async (head) => {
      if ((heads.get(head.incident.incidentId)?.stamp ?? -1) < head.stamp) heads.set(head.incident.incidentId, head);
    },
    ledger: {
      ...ledger,
      ...(Object.fromEntries(carried) as Pick<Ledger, (typeof CARRIED)[number]>),
      read: async (id) => heads.get(id)?.incident ?? null,
      open: async (incident) => !heads.has(incident.incidentId) && put(incident),
      keep: async (after, before) => heads.get(after.incidentId)?.incident.version === before.version && put(after),
      overdue: async (before) => all().filter(({ nextActionAt }) => nextActionAt !== null && nextActionAt < before).map(({ incidentId }) => incidentId),
      unindexed: async () => all().filter((incident) => isOpen(incident) && incident.nextActionAt === null).map(({ incidentId }) => incidentId),
    },
    received: {
      ...received,
      keep: async (accepted) => {
        carry(async (to) => to.own.received.put(accepted, region));
        await received.keep(accepted);
      },
      keepHanded: async (alert, after, before) => {
        carry(async (to) => to.own.received.keepHanded(alert, after, await to.own.received.handed(alert)));
        return received.keepHanded(alert, after, before);
      },
    },
  };
}

interface Inside extends Replica {
  /** What is written here goes no further. */
  readonly own: { readonly ledger: Ledger; readonly received: ReturnType<typeof memoryReceived> };
  overwrite(head: Head): Promise<void>;
}

export interface Replicas {
  readonly replicas: readonly [Replica, Replica];
  /** Carries what has been under way for as long as the lag. */
  carry(): Promise<void>;
  /** Carries all that is under way. */
  settle(): Promise<void>;
}

/** `lag`: until a write is in the other. `reaches`: whether what was written in the one can come to the other now. */
export function replicas(regions: readonly [string, string], clock: Clock, { lag, reaches }: { readonly lag: Seconds; readonly reaches: () => boolean }): Replicas {
  let stamps = 0;
  const underWay: { readonly at: number; readonly write: () => Promise<unknown> }[] = [];
  const made: Inside[] = [];
  for (const [i, region] of regions.entries()) {
    const other = 1 - i;
    made.push(replica(region, () => (stamps += 1), (write) => underWay.push({ at: Date.parse(clock.now()) + lag * 1000, write: async () => write(made[other]!) })));
  }
  return {
    replicas: made as unknown as readonly [Replica, Replica],
    settle: async () => {
      while (underWay.length > 0) await underWay.shift()!.write();
    },
    carry: async () => {
      while (reaches() && underWay.length > 0 && underWay[0]!.at <= Date.parse(clock.now())) await underWay.shift()!.write();
    },
  };
}
