/** What the ledger and the directory say of themselves, asked of their own API: what a trail is held against. */
import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { systemClock } from '../../adapters/clock.ts';
import type { IncidentEvent } from '../../core/events.ts';
import type { IncidentId } from '../../core/identity.ts';
import { eventEntry, incidentTrail, orderEntry, ordersTrail, type Entry, type Ordered } from '../../core/trail.ts';
import type { Verifying } from '../../pipeline/verify-trail.ts';
import type { Api } from '../api.ts';

export interface Tables {
  readonly ledger: string;
  readonly directory: string;
}
export const TABLES: Tables = { ledger: LEDGER.table, directory: DIRECTORY.table };

type Side = Pick<Verifying, 'entriesOf' | 'expected'>;

/** Entries of orders are numbered as the trail saw them, so they come in its order. `known`: ids by trail. */
export function ledgerSide({ ask }: Api, { ledger, directory }: Tables, known: (trail: string) => Promise<readonly string[]>): Side {
  async function eventsOf(id: string): Promise<readonly Entry[] | null> {
    const found = await ask('GET', `/v1/incidents/${id}`).catch((error: Error) => (error.message.startsWith('There is no incident') ? null : Promise.reject(error)));
    return found === null ? null : (found as { events: readonly (IncidentEvent & { text: string })[] }).events.map(({ seq, at, kind, by, detail }) => eventEntry({ seq, at, kind, ...(by !== undefined && { by }), ...(detail !== undefined && { detail }) }));
  }

  async function ordersOf(trail: string, month: string): Promise<readonly Entry[]> {
    const [found, ids]: [Ordered[], readonly string[]] = [[], await known(trail)];
    let cursor: string | null = null;
    do {
      const page = (await ask('GET', `/v1/oncall/changes?${new URLSearchParams({ month, ...(cursor !== null && { cursor }) }).toString()}`)) as { orders: readonly Ordered[]; cursor: string | null };
      found.push(...page.orders);
      ({ cursor } = page);
    } while (cursor !== null);
    const place = (id: string): number => (ids.includes(id) ? ids.indexOf(id) : ids.length);
    return found.toSorted((a, b) => place(a.id) - place(b.id)).map(orderEntry);
  }

  async function* incidents(): AsyncGenerator<string> {
    let cursor: string | null = null;
    do {
      const page = (await ask('GET', `/v1/incidents?${new URLSearchParams({ status: 'all', ...(cursor !== null && { cursor }) }).toString()}`)) as { incidents: readonly { incidentId: IncidentId }[]; cursor: string | null };
      for (const { incidentId } of page.incidents) yield incidentTrail(ledger, incidentId);
      ({ cursor } = page);
    } while (cursor !== null);
    for (const month of lastMonths()) if ((await ordersOf('', month)).length > 0) yield ordersTrail(directory, month);
  }

  return {
    entriesOf: async (trail) => {
      const [table, kind, name = ''] = trail.split('/');
      if (kind === 'incidents') return table === ledger ? eventsOf(name) : undefined;
      return kind === 'orders' && table === directory ? ordersOf(trail, name) : undefined;
    },
    expected: incidents(),
  };
}

/** This one and the one before: older ones are found by their trails. */
function lastMonths(): string[] {
  const now = new Date(systemClock.now());
  return [0, 1].map((back) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - back, 1)).toISOString().slice(0, 'yyyy-mm'.length));
}
