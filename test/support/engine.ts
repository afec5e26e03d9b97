/** A DynamoDB for one test file: dynalite in this process, or the engine that DYNAMODB_ENDPOINT names. */
import type { AddressInfo } from 'node:net';
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { Table } from '../../adapters/aws/table.ts';
import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';

export interface Engine {
  readonly client: DynamoDBClient;
  /** A new, empty table with the ledger's keys and indexes. */
  ledger(): Promise<Table>;
  /** Names of the tables made so far. */
  readonly names: readonly string[];
  directory(): Promise<Table>;
  close(): Promise<void>;
}

interface Keys {
  readonly partitionKey: string;
  readonly sortKey: string;
}

export async function openEngine(): Promise<Engine> {
  const given = process.env['DYNAMODB_ENDPOINT'];
  const server = given === undefined ? dynalite({ createTableMs: 0 }) : null;
  await new Promise<void>((done) => (server === null ? done() : server.listen(0, '127.0.0.1', done)));
  const endpoint = given ?? `http://127.0.0.1:${(server!.address() as AddressInfo).port}`;
  const client = new DynamoDBClient({ endpoint, region: 'ap-south-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  const run = `${process.pid}-${Date.now()}`;
  const names: string[] = [];

  async function create(keys: Keys, indexes: readonly (Keys & { readonly index: string })[]): Promise<Table> {
    const TableName = `test-${run}-${names.length + 1}`;
    names.push(TableName);
    const attributes = new Set([keys, ...indexes].flatMap(({ partitionKey, sortKey }) => [partitionKey, sortKey]));
    await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
        KeySchema: schemaOf(keys),
        ...(indexes.length > 0 && { GlobalSecondaryIndexes: indexes.map((index) => ({ IndexName: index.index, KeySchema: schemaOf(index), Projection: { ProjectionType: 'KEYS_ONLY' as const } })) }),
      }),
    );
    // It answers before the table can be written.
    await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 }, { TableName });
    return new Table(client, TableName);
  }

  return {
    client,
    names,
    ledger: async () => create(LEDGER, [LEDGER.due, LEDGER.listing]),
    directory: async () => create(DIRECTORY, []),
    close: async () => {
      client.destroy();
      server?.closeAllConnections();
      await new Promise<void>((done) => (server === null ? done() : server.close(() => done())));
    },
  };
}

const schemaOf = ({ partitionKey, sortKey }: Keys) => [
  { AttributeName: partitionKey, KeyType: 'HASH' as const },
  { AttributeName: sortKey, KeyType: 'RANGE' as const },
];
