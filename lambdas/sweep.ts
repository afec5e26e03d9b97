/** Twice a minute, whatever is overdue is driven: by a schedule, and by a queue that hands the same on half a minute later. Once a day, whatever the index hides is found. */
import type { SQSEvent } from 'aws-lambda';
import { sqsHandler } from '../adapters/aws/sqs.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { reportOpen, scan, sweep } from '../pipeline/sweep.ts';
import { driving } from './driving.ts';

const TOLERANCE_SECONDS = 15;

// Once per cold start.
const env = readEnv('sweep', process.env);
const watched = telemetry('sweep');
const ports = { ...driving(env, watched), tolerance: TOLERANCE_SECONDS / Number(env.POLICY_SPEED) };
const look = async (): Promise<void> => sweep(ports);
const later = sqsHandler(() => null, look, { ...watched, keeps: 'sweepKeeps' });

// Once per schedule, and once per message.
export const handler = watched.flushing(async (event: { task: 'sweep' | 'scan' } | SQSEvent) => {
  if ('Records' in event) return later(event);
  if (event.task === 'scan') return scan(ports);
  await look();
  return reportOpen(ports);
});
