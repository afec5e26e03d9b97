/** A list of incidents, newest first, merged from the listing index's shards. */
import { LEDGER } from '../../contract/ledger.ts';
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { Listed, ListStatus } from '../../pipeline/ports.ts';
import { headKey, listShard } from './items.ts';
import type { Item, Table } from './table.ts';

const STATES: Record<ListStatus, readonly ('open' | 'closed')[]> = { open: ['open'], closed: ['closed'], all: ['open', 'closed'] };
/** After every key: keys begin with a moment. */
const END = '\uffff';

/** The cursor is the last key that was listed: it stays good while incidents come and go. */
export async function listIncidents(table: Table, status: ListStatus, limit: number, cursor: string | null): Promise<Listed> {
  const { index, partitionKey, sortKey } = LEDGER.listing;
  const shards = STATES[status].flatMap((state) => Array.from({ length: LEDGER.shards }, (_, shard) => listShard(state, shard)));
  const newest = async (shard: string): Promise<Item[]> =>
    table.queryNewest({ expression: `${partitionKey} = :shard AND ${sortKey} < :cursor`, values: { ':shard': shard, ':cursor': cursor ?? END } }, index, limit);
  const nominated = (await Promise.all(shards.map(newest))).flat();
  const keys = [...new Set(nominated.map((item) => item[sortKey] as string))].sort().reverse().slice(0, limit);
  const heads = await table.getMany(keys.map((key) => headKey(key.slice(key.indexOf('#') + 1) as IncidentId)));
  const byKey = new Map(heads.map(({ incident, [sortKey]: key }) => [key as string, incident as Incident]));
  // The index nominates, the consistent read decides: an index that lags lists nothing twice, and nothing that has ended.
  const asked = (incident: Incident): boolean => STATES[status].includes(isOpen(incident) ? 'open' : 'closed');
  const incidents = keys.flatMap((key) => byKey.get(key) ?? []).filter(asked);
  return { incidents, cursor: keys.length < limit ? null : keys.at(-1)! };
}
