/** Records of both tables' streams in, blocks of the trail out. Once a day, what the streams did not tell. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { CLIENT } from '../adapters/aws/client.ts';
import { dynamoDirectory } from '../adapters/aws/directory.ts';
import { dynamoLedger } from '../adapters/aws/ledger.ts';
import { streamHandler } from '../adapters/aws/stream.ts';
import { Table } from '../adapters/aws/table.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { bucketAt, s3Trails } from '../adapters/aws/trails.ts';
import { systemClock } from '../adapters/clock.ts';
import { readEnv } from '../contract/env.ts';
import { faultOf } from '../core/fault.ts';
import { audit, reconcile } from '../pipeline/audit.ts';

// Once per cold start.
const env = readEnv('audit', process.env);
const watched = telemetry('audit');
const dynamo = new DynamoDBClient(CLIENT);
const ports = {
  ledger: dynamoLedger(new Table(dynamo, env.LEDGER_TABLE), systemClock, Number(env.RETENTION_DAYS)),
  directory: dynamoDirectory(new Table(dynamo, env.DIRECTORY_TABLE)),
  trails: s3Trails(bucketAt(env.AUDIT_BUCKET, process.env['AWS_REGION']!, process.env['AWS_ENDPOINT_URL_S3']), async () => dynamo.config.credentials()),
  clock: systemClock,
  tables: { ledger: env.LEDGER_TABLE, directory: env.DIRECTORY_TABLE },
};
const fromStream = streamHandler(async (nominated) => audit(ports, nominated), watched);

// Once per batch of records, and once a day.
export const handler = watched.flushing(async (event: DynamoDBStreamEvent | { task: 'reconcile'; all?: boolean }) => {
  if ('Records' in event) return fromStream(event);
  let failed = 0;
  await reconcile(ports, event.all === true, (nominated, error) => {
    failed += 1;
    watched.log.error('the trail could not be brought up to date', { ...nominated, ...faultOf(error) });
  });
  if (failed > 0) throw new Error(`${failed} trails could not be brought up to date: each has a line of its own above`);
});
