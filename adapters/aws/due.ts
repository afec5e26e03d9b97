/** What is due, as the index shows it, and what the index hides. */
import { LEDGER } from '../../contract/ledger.ts';
import { CANARY } from '../../core/canary.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Instant } from '../../core/time.ts';
import { HEAD } from './items.ts';
import type { Item, Table } from './table.ts';

const { index, partitionKey, sortKey } = LEDGER.due;
const SHARDS = Array.from({ length: LEDGER.shards }, (_, shard) => String(shard));

const idsIn = (items: readonly Item[]): IncidentId[] => items.map(({ pk }) => pk as IncidentId);

/** Nominated by an index that may lag. */
export async function overdueIn(table: Table, before: Instant): Promise<IncidentId[]> {
  const of = async (shard: string): Promise<Item[]> =>
    table.queryAll({ expression: `${partitionKey} = :shard AND ${sortKey} < :before`, values: { ':shard': shard, ':before': before } }, index);
  return idsIn((await Promise.all(SHARDS.map(of))).flat());
}

/** Every open incident that the index cannot show. Reads the whole table. */
export async function unindexedIn(table: Table): Promise<IncidentId[]> {
  const hidden = {
    expression: `sk = :head AND incident.#status <> :closed AND incident.partner <> :canary AND (attribute_not_exists(${partitionKey}) OR attribute_not_exists(${sortKey}))`,
    values: { ':head': HEAD, ':closed': 'CLOSED', ':canary': CANARY },
    names: { '#status': 'status' },
  };
  return idsIn(await table.scanKeys(hidden, 'pk'));
}
