/** Accepted alert in, located alert out. Holds no permission but its two queues: it reads untrusted data. */
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT } from '../adapters/aws/client.ts';
import { sqsHandler, sqsOutbox } from '../adapters/aws/sqs.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { PACK_FOLDER } from '../contract/functions.ts';
import { readAccepted } from '../core/envelope.ts';
import { openPack } from '../packs/open.ts';
import { enrich } from '../pipeline/enrich.ts';

// Once per cold start. A missing variable or a broken pack stops the deploy, never an alert.
const env = readEnv('enrich', process.env);
const { log, meter, flushing } = telemetry('enrich');
const { gazetteer } = openPack(join(import.meta.dirname, PACK_FOLDER));
const step = enrich({ gazetteer, next: sqsOutbox(new SQSClient(CLIENT), env.NEXT_QUEUE_URL), meter, log });

// Once per batch.
export const handler = flushing(sqsHandler(readAccepted, step, log));
