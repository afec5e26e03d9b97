/** One DynamoDB table, with plain values in and out. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  paginateQuery,
  paginateScan,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { setTimeout } from 'node:timers/promises';

export type Item = Record<string, unknown>;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}
export interface Expression {
  readonly expression: string;
  readonly values?: Item;
  readonly names?: Record<string, string>;
}

const GET_AT_ONCE = 100;
const PUT_AT_ONCE = 25;
/** What a batch leaves over is being throttled: asked again at once, it would be left over again. */
const TRIES = 6;
async function pauseBefore(tries: number): Promise<void> {
  if (tries > TRIES) throw new Error(`DynamoDB left items over ${tries} times: the table is throttled`);
  if (tries > 0) await setTimeout(50 * 2 ** tries);
}

const wire = (item: Item): Record<string, AttributeValue> => marshall(item, { removeUndefinedValues: true });

export class Table {
  readonly #client: DynamoDBClient;
  readonly #name: string;

  constructor(client: DynamoDBClient, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async getOne(key: Key): Promise<Item | null> {
    const { Item } = await this.#client.send(new GetItemCommand({ TableName: this.#name, Key: wire({ ...key }), ConsistentRead: true }));
    return Item ? unmarshall(Item) : null;
  }

  /** In no particular order; those that are not there are left out. */
  async getMany(keys: readonly Key[]): Promise<Item[]> {
    const unique = [...new Map(keys.map((key) => [`${key.pk}\n${key.sk}`, key])).values()];
    const pages = chunks(unique, GET_AT_ONCE).map(async (some) => this.#getChunk(some.map((key) => wire({ ...key }))));
    return (await Promise.all(pages)).flat();
  }

  async #getChunk(keys: Record<string, AttributeValue>[], tries = 0): Promise<Item[]> {
    await pauseBefore(tries);
    const { Responses, UnprocessedKeys } = await this.#client.send(
      new BatchGetItemCommand({ RequestItems: { [this.#name]: { Keys: keys, ConsistentRead: true } } }),
    );
    const found = (Responses?.[this.#name] ?? []).map((item) => unmarshall(item));
    const left = UnprocessedKeys?.[this.#name]?.Keys ?? [];
    return left.length === 0 ? found : [...found, ...(await this.#getChunk(left, tries + 1))];
  }

  /** False when the condition does not hold. */
  async putOne(item: Item, condition?: Expression): Promise<boolean> {
    try {
      await this.#client.send(
        new PutItemCommand({ TableName: this.#name, Item: wire(item), ...(condition && { ConditionExpression: condition.expression, ...attributes(condition) }) }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Sets and removes attributes of one item, which is made if it is not there. False when the condition does not hold. */
  async updateOne(key: Key, { set, remove = [] }: { readonly set: Item; readonly remove?: readonly string[] }, condition?: Expression): Promise<boolean> {
    const names = [...Object.keys(set), ...remove];
    const named = (name: string): string => `#n${names.indexOf(name)}`;
    const sets = Object.keys(set).map((name) => `${named(name)} = :v${names.indexOf(name)}`);
    const values = Object.fromEntries(Object.entries(set).map(([name, value]) => [`:v${names.indexOf(name)}`, value]));
    try {
      await this.#client.send(
        new UpdateItemCommand({
          TableName: this.#name,
          Key: wire({ ...key }),
          UpdateExpression: [...(sets.length > 0 ? [`SET ${sets.join(', ')}`] : []), ...(remove.length > 0 ? [`REMOVE ${remove.map(named).join(', ')}`] : [])].join(' '),
          ExpressionAttributeNames: { ...condition?.names, ...Object.fromEntries(names.map((name) => [named(name), name])) },
          ...(Object.keys({ ...condition?.values, ...values }).length > 0 && { ExpressionAttributeValues: wire({ ...condition?.values, ...values }) }),
          ...(condition && { ConditionExpression: condition.expression }),
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async removeOne(key: Key): Promise<void> {
    await this.#client.send(new DeleteItemCommand({ TableName: this.#name, Key: wire({ ...key }) }));
  }

  async putMany(items: readonly Item[]): Promise<void> {
    await Promise.all(chunks(items, PUT_AT_ONCE).map(async (some) => this.#putChunk(some.map((item) => ({ PutRequest: { Item: wire(item) } })))));
  }

  async #putChunk(requests: { PutRequest: { Item: Record<string, AttributeValue> } }[], tries = 0): Promise<void> {
    await pauseBefore(tries);
    const { UnprocessedItems } = await this.#client.send(new BatchWriteItemCommand({ RequestItems: { [this.#name]: requests } }));
    const left = (UnprocessedItems?.[this.#name] ?? []) as typeof requests;
    if (left.length > 0) await this.#putChunk(left, tries + 1);
  }

  /** All that lies under one partition and matches. */
  async queryAll(condition: Expression, index?: string): Promise<Item[]> {
    const items: Item[] = [];
    const pages = paginateQuery({ client: this.#client }, { TableName: this.#name, ...queried(condition, index), ConsistentRead: index === undefined });
    for await (const { Items } of pages) items.push(...(Items ?? []).map((item) => unmarshall(item)));
    return items;
  }

  /** The first `limit`, or as many as fit in 1 MB, by sort key, after the item of this key. `last`: the key to go on from; null after the last. */
  async querySome(condition: Expression, limit: number, after: Key | null): Promise<{ readonly items: Item[]; readonly last: Key | null }> {
    const { Items, LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({ TableName: this.#name, ...queried(condition), ConsistentRead: true, Limit: limit, ...(after && { ExclusiveStartKey: wire({ ...after }) }) }),
    );
    return { items: (Items ?? []).map((item) => unmarshall(item)), last: LastEvaluatedKey ? (unmarshall(LastEvaluatedKey) as Key) : null };
  }

  /** The last `limit` by sort key, the last one first. */
  async queryNewest(condition: Expression, index: string, limit: number): Promise<Item[]> {
    const { Items } = await this.#client.send(
      new QueryCommand({ TableName: this.#name, ...queried(condition, index), ScanIndexForward: false, Limit: limit }),
    );
    return (Items ?? []).map((item) => unmarshall(item));
  }

  /** Everything that matches, as it is now. Reads the whole table. */
  async scanAll(filter: Expression): Promise<Item[]> {
    const items: Item[] = [];
    const pages = paginateScan({ client: this.#client }, { TableName: this.#name, FilterExpression: filter.expression, ...attributes(filter), ConsistentRead: true });
    for await (const { Items } of pages) items.push(...(Items ?? []).map((item) => unmarshall(item)));
    return items;
  }

  async scanKeys(filter: Expression, projection: string): Promise<Item[]> {
    const items: Item[] = [];
    const pages = paginateScan(
      { client: this.#client },
      { TableName: this.#name, FilterExpression: filter.expression, ProjectionExpression: projection, ...attributes(filter) },
    );
    for await (const { Items } of pages) items.push(...(Items ?? []).map((item) => unmarshall(item)));
    return items;
  }
}

const attributes = ({ values, names }: Expression) => ({
  ...(values && { ExpressionAttributeValues: wire(values) }),
  ...(names && { ExpressionAttributeNames: names }),
});

const queried = (condition: Expression, index?: string) => ({
  KeyConditionExpression: condition.expression,
  ...attributes(condition),
  ...(index !== undefined && { IndexName: index }),
});

const chunks = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
