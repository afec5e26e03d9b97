/** Every five minutes an exercise goes the way of every alert, and comes back by its page. */
import { join } from 'node:path';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { canaryInbox } from '../adapters/aws/canary-inbox.ts';
import { CLIENT, QUICK_CLIENT } from '../adapters/aws/client.ts';
import { fetchedOnce, fetchSecret } from '../adapters/aws/secrets.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { canaryDoor, heartbeatTo } from '../adapters/canary-door.ts';
import { systemClock } from '../adapters/clock.ts';
import { canaryKey } from '../adapters/partners-secret.ts';
import { CANARY_EVERY_MINUTES } from '../contract/canary.ts';
import { readEnv } from '../contract/env.ts';
import { PACK_FOLDER } from '../contract/functions.ts';
import { openPack } from '../packs/open.ts';
import { exercise, type CanaryPorts } from '../pipeline/canary.ts';

// Once per cold start.
const env = readEnv('canary', process.env);
const { log, meter, flushing } = telemetry('canary');
const { heartbeatUrl } = JSON.parse(env.CANARY_SETTINGS) as { readonly heartbeatUrl?: string };
const secrets = new SecretsManagerClient(QUICK_CLIENT);
const key = fetchedOnce(async () => canaryKey(await fetchSecret(secrets, env.CANARY_SECRET_ID)));
const ports: CanaryPorts = {
  pack: openPack(join(import.meta.dirname, PACK_FOLDER)),
  door: canaryDoor(env.DOOR_URL, key),
  inbox: canaryInbox(new SQSClient(CLIENT), env.CANARY_QUEUE_URL),
  heartbeat: heartbeatUrl === undefined ? null : heartbeatTo(heartbeatUrl),
  every: CANARY_EVERY_MINUTES * 60,
  clock: systemClock,
  meter,
  log,
};

// Once per schedule.
export const handler = flushing(async (): Promise<void> => exercise(ports));
