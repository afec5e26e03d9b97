/** Twice a minute, whatever is overdue is driven: by a schedule, and by a queue that hands the same on half a minute later. Once a day, whatever the index hides is found. With a second region: what it dropped, too. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { CLIENT } from '../adapters/aws/client.ts';
import { dynamoReceived } from '../adapters/aws/received.ts';
import { sqsHandler, sqsOutbox } from '../adapters/aws/sqs.ts';
import { Table } from '../adapters/aws/table.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { NONE, readEnv } from '../contract/env.ts';
import { ADOPT_SECONDS, handOnNew, handOnPast } from '../pipeline/hand-on.ts';
import { reportOpen, scan, sweep } from '../pipeline/sweep.ts';
import { driving } from './driving.ts';

const TOLERANCE_SECONDS = 15;

// Once per cold start.
const env = readEnv('sweep', process.env);
const watched = telemetry('sweep');
const speed = Number(env.POLICY_SPEED);
const drives = driving(env, watched);
const ports = {
  ...drives,
  tolerance: TOLERANCE_SECONDS / speed,
  adopts: ADOPT_SECONDS / speed,
  received: dynamoReceived(new Table(new DynamoDBClient(CLIENT), env.LEDGER_TABLE), async () => drives.region),
  alerts: sqsOutbox(new SQSClient(CLIENT), env.HAND_ON_QUEUE_URL),
};
const isAlone = env.HAND_ON_QUEUE_URL === NONE;
const look = async (): Promise<void> => {
  const looks = await Promise.allSettled([sweep(ports), ...(isAlone ? [] : [handOnNew(ports)])]);
  for (const one of looks) if (one.status === 'rejected') throw one.reason;
};
const minute = async (): Promise<void> => {
  await look();
  await reportOpen(ports);
};
const TASKS = { sweep: minute, scan: async () => scan(ports), past: async () => handOnPast(ports) } as const;
const later = sqsHandler(() => null, look, { ...watched, keeps: 'sweepKeeps' });

// Once per schedule, and once per message.
export const handler = watched.flushing(async (event: { task: keyof typeof TASKS } | SQSEvent) => {
  if ('Records' in event) return later(event);
  await TASKS[event.task]();
});
