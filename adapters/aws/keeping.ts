/** Until when an incident's items are kept, and what is left of them when it is erased. */
import { LEDGER } from '../../contract/ledger.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Instant } from '../../core/time.ts';
import { ALERT, NOTE, PROOF } from './items.ts';
import type { Item, Table } from './table.ts';

/** Epoch seconds. */
export type Expiry = (from: Instant) => number;
export const expiresFrom = (retentionDays: number): Expiry => (from) => Math.floor(Date.parse(from) / 1000) + retentionDays * 86_400;

/** When each of what expires was made. */
const MADE: Readonly<Record<string, (item: Item) => Instant | undefined>> = {
  [ALERT]: ({ receivedAt }) => receivedAt as Instant | undefined,
  [NOTE]: ({ note }) => (note as { at: Instant }).at,
  [PROOF]: ({ proof }) => (proof as { at: Instant }).at,
};

/** `until`: null where it is kept for good. Whatever is gone meanwhile stays gone. */
export async function keptWith(table: Table, id: IncidentId, until: (from: Instant) => number | null): Promise<void> {
  for (const [prefix, madeAt] of Object.entries(MADE)) {
    for (const item of await under(table, id, prefix)) {
      const made = madeAt(item);
      const wanted = made === undefined ? null : until(made);
      if ((item[LEDGER.timeToLive] ?? null) === wanted) continue;
      const change = wanted === null ? { set: {}, remove: [LEDGER.timeToLive] } : { set: { [LEDGER.timeToLive]: wanted } };
      await table.updateOne({ pk: id, sk: item['sk'] as string }, change, { expression: 'attribute_exists(pk)' });
    }
  }
}

/** Of an alert its digest stays as the item's name: while it is there, the same body is not put again. */
export async function eraseBodies(table: Table, id: IncidentId): Promise<void> {
  for (const { sk } of await under(table, id, ALERT)) await table.putOne({ pk: id, sk });
  for (const { sk } of await under(table, id, NOTE)) await table.removeOne({ pk: id, sk: sk as string });
  // With a second region an alert lies there as it was accepted, for some days.
  for (const { pk, sk } of await table.queryAll({ expression: 'pk = :accepted', values: { ':accepted': `${LEDGER.received}${id}` } })) await table.removeOne({ pk: pk as string, sk: sk as string });
}

const under = async (table: Table, id: IncidentId, prefix: string): Promise<Item[]> => table.queryAll({ expression: 'pk = :id AND begins_with(sk, :prefix)', values: { ':id': id, ':prefix': prefix } });
