/** What DynamoDB does between two replicas, between two endpoints: each written item is carried over by itself, later, and the last write of an item wins. */
import { GetItemCommand, PutItemCommand, type AttributeValue, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Seconds } from '../../core/time.ts';
import type { Clock } from '../../pipeline/ports.ts';

type Wire = Record<string, AttributeValue>;

export interface End {
  /** Whose writes are carried over. */
  readonly client: DynamoDBClient;
  /** To the same endpoint: what is carried over is not carried back. */
  readonly raw: DynamoDBClient;
  /** In the order of the other end's. */
  readonly tables: readonly string[];
}

interface Written {
  readonly from: number;
  readonly table: number;
  readonly key: Wire;
  readonly stamp: number;
  readonly at: number;
}

/** What was written by a request: a put carries the whole item, an update its key. */
function writtenBy(input: Record<string, unknown>): { table: string; key: Wire }[] {
  const keyOf = ({ pk, sk }: Wire): Wire => ({ pk: pk!, sk: sk! });
  const { TableName, Item, UpdateExpression, Key, RequestItems } = input as { TableName?: string; Item?: Wire; UpdateExpression?: string; Key?: Wire; RequestItems?: Record<string, unknown> };
  if (Item !== undefined) return [{ table: TableName!, key: keyOf(Item) }];
  if (UpdateExpression !== undefined) return [{ table: TableName!, key: Key! }];
  return Object.entries(RequestItems ?? {}).flatMap(([table, requests]) => (Array.isArray(requests) ? (requests as { PutRequest: { Item: Wire } }[]).map(({ PutRequest }) => ({ table, key: keyOf(PutRequest.Item) })) : []));
}

/** Answers how to carry what has been under way for as long as the lag. `all`: also what has not. */
export function replicate(clock: Clock, lag: Seconds, ends: readonly [End, End]): { carry(all?: boolean): Promise<void> } {
  const underWay: Written[] = [];
  const latest = ends.map(() => new Map<string, number>());
  const nameOf = (table: number, key: Wire): string => JSON.stringify([table, key]);
  let stamps = 0;

  ends.forEach(({ client, tables }, from) => {
    client.middlewareStack.add(
      (next) => async (args) => {
        const answer = await next(args);
        for (const { table, key } of writtenBy(args.input as Record<string, unknown>)) {
          const written: Written = { from, table: tables.indexOf(table), key, stamp: (stamps += 1), at: Date.parse(clock.now()) + lag * 1000 };
          latest[from]!.set(nameOf(written.table, key), written.stamp);
          underWay.push(written);
        }
        return answer;
      },
      { step: 'initialize', name: 'replicates' },
    );
  });

  async function take({ from, table, key, stamp }: Written): Promise<void> {
    const [source, target] = [ends[from]!, ends[1 - from]!];
    const name = nameOf(table, key);
    if ((latest[1 - from]!.get(name) ?? -1) > stamp) return;
    const { Item } = await source.raw.send(new GetItemCommand({ TableName: source.tables[table]!, Key: key, ConsistentRead: true }));
    await target.raw.send(new PutItemCommand({ TableName: target.tables[table]!, Item: Item! }));
    latest[1 - from]!.set(name, stamp);
  }

  return {
    carry: async (all = false) => {
      const until = all ? Infinity : Date.parse(clock.now());
      while (underWay.length > 0 && underWay[0]!.at <= until) await take(underWay.shift()!);
    },
  };
}
