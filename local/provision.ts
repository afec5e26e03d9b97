/** Makes the template's tables and queues on the emulators, or finds them as an earlier run left them. */
import { CreateTableCommand, DescribeTableCommand, type CreateTableCommandInput, type DynamoDBClient, type TableDescription } from '@aws-sdk/client-dynamodb';
import { CreateQueueCommand, SetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { Refusal } from './refusal.ts';
import type { QueueSpec, TableSpec } from './template/specs.ts';

export async function provisionTables(dynamodb: DynamoDBClient, tables: readonly TableSpec[]): Promise<void> {
  await Promise.all(tables.map((table) => provisionTable(dynamodb, table)));
}

async function provisionTable(dynamodb: DynamoDBClient, table: TableSpec): Promise<void> {
  const { name: TableName, keySchema: KeySchema, attributeDefinitions: AttributeDefinitions, indexes } = table;
  const wanted = { TableName, KeySchema, AttributeDefinitions, BillingMode: 'PAY_PER_REQUEST', ...(indexes === undefined ? {} : { GlobalSecondaryIndexes: indexes }) };
  try {
    await dynamodb.send(new CreateTableCommand(wanted as CreateTableCommandInput));
  } catch (error) {
    if ((error as Error).name !== 'ResourceInUseException') throw error;
    const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }));
    if (shape(Table!) !== shape(wanted as unknown as TableDescription)) {
      throw new Refusal(`The table ${TableName} in the data folder has other keys or indexes than the template: it is of another version. Move the data folder away, or start with --data another-folder.`);
    }
  }
}

/** What cannot be changed on a table that has items: its keys and its indexes. */
function shape({ KeySchema, GlobalSecondaryIndexes = [] }: TableDescription): string {
  const indexes = GlobalSecondaryIndexes.map((index) => JSON.stringify([index.IndexName, index.KeySchema, index.Projection?.ProjectionType]));
  return JSON.stringify([KeySchema, indexes.sort()]);
}

/** Dead-letter queues first: a redrive policy names them. */
export async function provisionQueues(sqs: SQSClient, queues: readonly QueueSpec[]): Promise<void> {
  const redriven = (queue: QueueSpec): boolean => 'RedrivePolicy' in queue.attributes;
  await Promise.all(queues.filter((queue) => !redriven(queue)).map((queue) => provisionQueue(sqs, queue)));
  await Promise.all(queues.filter(redriven).map((queue) => provisionQueue(sqs, queue)));
}

async function provisionQueue(sqs: SQSClient, { name, url, attributes }: QueueSpec): Promise<void> {
  await sqs.send(new CreateQueueCommand({ QueueName: name }));
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { ...attributes } }));
}
