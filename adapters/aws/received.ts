/** Accepted alerts in the ledger's table, under a key of their own: whoever accepts may write nothing else there. */
import { LEDGER } from '../../contract/ledger.ts';
import { bodyOf, type Accepted } from '../../core/envelope.ts';
import { digestOf, shardOf, type IncidentId } from '../../core/identity.ts';
import type { Handed, ReceivedAlert } from '../../core/received.ts';
import type { Instant } from '../../core/time.ts';
import type { Received } from '../../pipeline/ports.ts';
import type { Item, Key, Table } from './table.ts';

const shardNamed = (shard: number): string => `received#${shard}`;
const SHARDS = Array.from({ length: LEDGER.shards }, (_, shard) => shardNamed(shard));
const KEPT_DAYS = 3;

/** `region`: ours. */
export function dynamoReceived(table: Table, region: () => Promise<string>): Received {
  const { index, partitionKey, sortKey } = LEDGER.listing;
  return {
    keep: async ({ body: base64, ...accepted }) => {
      const { incidentId, receivedAt } = accepted;
      const body = bodyOf({ body: base64 });
      const digest = digestOf(body);
      const listed = { [partitionKey]: shardNamed(shardOf(incidentId, LEDGER.shards)), [sortKey]: `${receivedAt}#${incidentId}#${digest}#${await region()}` };
      await table.putOne({ ...keyOf({ incidentId, digest }), accepted, body, ...listed, expiresAt: expiresAt(receivedAt) }, { expression: 'attribute_not_exists(pk)' });
    },
    between: async (from, to) => {
      const of = async (shard: string): Promise<Item[]> =>
        table.queryAll({ expression: `${partitionKey} = :shard AND ${sortKey} BETWEEN :from AND :to`, values: { ':shard': shard, ':from': from, ':to': to } }, index);
      return (await Promise.all(SHARDS.map(of))).flat().map((item) => alertOf(item[sortKey] as string));
    },
    accepted: async (alert) => {
      const item = await table.getOne(keyOf(alert));
      return item === null ? null : { ...(item['accepted'] as Omit<Accepted, 'body'>), body: Buffer.from(item['body'] as Uint8Array).toString('base64') };
    },
    handed: async (alert) => ((await table.getOne(handedKey(alert)))?.['handed'] as Handed | undefined) ?? { times: 0, at: null },
    keepHanded: async (alert, handed, { times }) =>
      table.putOne(
        { ...handedKey(alert), handed, expiresAt: expiresAt(alert.receivedAt) },
        times === 0 ? { expression: 'attribute_not_exists(pk)' } : { expression: 'handed.times = :times', values: { ':times': times } },
      ),
  };
}

const expiresAt = (from: Instant): number => Math.floor(Date.parse(from) / 1000) + KEPT_DAYS * 86_400;
const keyOf = ({ incidentId, digest }: Pick<ReceivedAlert, 'incidentId' | 'digest'>): Key => ({ pk: `${LEDGER.received}${incidentId}`, sk: digest });
const handedKey = (alert: ReceivedAlert): Key => ({ pk: keyOf(alert).pk, sk: `handed#${alert.digest}` });

function alertOf(listKey: string): ReceivedAlert {
  const [receivedAt, incidentId, digest, region] = listKey.split('#') as [Instant, IncidentId, string, string];
  return { receivedAt, incidentId, digest, region };
}
