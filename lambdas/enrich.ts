/** Accepted alert in, located alert out. Holds no permission but its two queues: it reads untrusted data. */
import { join } from 'node:path';
import { SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT } from '../adapters/aws/client.ts';
import { sqsHandler, sqsOutbox } from '../adapters/aws/sqs.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { ATLAS_FOLDER, PACK_FOLDER } from '../contract/functions.ts';
import { readAccepted } from '../core/envelope.ts';
import { openBoundariesIn } from '../packs/boundaries.ts';
import { openLocator } from '../packs/locator.ts';
import { openPack } from '../packs/open.ts';
import { enrich } from '../pipeline/enrich.ts';

// Once per cold start. A missing variable or a broken pack stops the deploy, never an alert.
const env = readEnv('enrich', process.env);
const { log, meter, flushing } = telemetry('enrich');
const folder = join(import.meta.dirname, PACK_FOLDER);
const locator = openLocator(openPack(folder), { folder, atlas: join(import.meta.dirname, ATLAS_FOLDER), boundaries: openBoundariesIn(folder) });
const step = enrich({ locator, next: sqsOutbox(new SQSClient(CLIENT), env.NEXT_QUEUE_URL), meter, log });

// Once per batch.
export const handler = flushing(sqsHandler(readAccepted, step, { log, meter, keeps: 'enrichKeeps' }));
