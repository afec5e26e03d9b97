/** The ports of every function that drives incidents. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import { CLIENT, QUICK_CLIENT } from '../adapters/aws/client.ts';
import { dynamoDirectory } from '../adapters/aws/directory.ts';
import { regionOf, stepFunctions } from '../adapters/aws/escalation.ts';
import { dynamoLedger } from '../adapters/aws/ledger.ts';
import { snsPager, type SmsSettings } from '../adapters/aws/pager.ts';
import { fetchedOnce, fetchSecret } from '../adapters/aws/secrets.ts';
import { Table } from '../adapters/aws/table.ts';
import type { Telemetry } from '../adapters/aws/telemetry.ts';
import { randomId, systemClock } from '../adapters/clock.ts';
import type { Env } from '../contract/env.ts';
import { PACK_FOLDER } from '../contract/functions.ts';
import { openPack } from '../packs/open.ts';
import { withCanary } from '../pipeline/canary-desk.ts';
import type { Driving } from '../pipeline/drive.ts';
import type { Directory, Proving, Roll } from '../pipeline/ports.ts';

/** The directory with everything that an admin may order of it. */
export const wholeRoll = (env: Env<'route'>): Directory & Roll & Proving => dynamoDirectory(new Table(new DynamoDBClient(CLIENT), env.DIRECTORY_TABLE));

export function driving(env: Env<'route'>, { log, meter }: Telemetry): Driving {
  const dynamo = new DynamoDBClient(CLIENT);
  const secrets = new SecretsManagerClient(QUICK_CLIENT);
  return {
    pack: openPack(join(import.meta.dirname, PACK_FOLDER)),
    ledger: dynamoLedger(new Table(dynamo, env.LEDGER_TABLE), systemClock, Number(env.RETENTION_DAYS)),
    directory: withCanary(dynamoDirectory(new Table(dynamo, env.DIRECTORY_TABLE)), env.CANARY_TOPIC_ARN),
    pager: snsPager(new SNSClient(CLIENT), env.LAST_RESORT_TOPIC_ARN, JSON.parse(env.SMS_SETTINGS) as SmsSettings, log),
    escalation: stepFunctions(new SFNClient(CLIENT), env.ESCALATION_ARN),
    region: regionOf(env.ESCALATION_ARN),
    way: { linkUrl: env.LINK_URL, smsCarries: env.SMS_CARRIES === 'code' ? 'code' : 'link' },
    linkKey: fetchedOnce(async () => fetchSecret(secrets, env.LINK_SECRET_ID)),
    clock: systemClock,
    newId: randomId,
    log,
    meter,
  };
}
