/** Lines of SNS's log of text messages in; what became of each page out. */
import { setTimeout } from 'node:timers/promises';
import type { CloudWatchLogsEvent } from 'aws-lambda';
import { linesIn } from '../adapters/aws/log-lines.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { receive } from '../pipeline/receipts.ts';
import { driving } from './driving.ts';

// Once per cold start.
const watched = telemetry('receipts');
const ports = { ...driving(readEnv('receipts', process.env), watched), wait: async (seconds: number) => setTimeout(seconds * 1000) };

// Once per batch of lines.
export const handler = watched.flushing(async (event: CloudWatchLogsEvent): Promise<void> => receive(ports, linesIn(event)));
