/** A partner's request in, 202 out once SQS has the alert. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { CLIENT, QUICK_CLIENT } from '../adapters/aws/client.ts';
import { bytesOf, header, json, problem } from '../adapters/aws/http.ts';
import { dynamoReceived } from '../adapters/aws/received.ts';
import { fetchedOnce, fetchPartners, fetchSecret, withCanaryKey } from '../adapters/aws/secrets.ts';
import { sqsOutbox } from '../adapters/aws/sqs.ts';
import { Table } from '../adapters/aws/table.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { systemClock as clock } from '../adapters/clock.ts';
import { verify } from '../adapters/webhook-signature.ts';
import { NONE, readEnv } from '../contract/env.ts';
import { faultOf } from '../core/fault.ts';
import { accept, MAX_BODY_BYTES, type Refused } from '../pipeline/accept.ts';
import { partnerKeys } from '../pipeline/partner-keys.ts';

// Once per cold start.
const env = readEnv('accept', process.env);
const { log, meter, flushing } = telemetry('accept');
const secrets = new SecretsManagerClient(QUICK_CLIENT);
const malformed = (partner: string): void => {
  meter.count('secretsStale');
  log.error('the secrets of a partner are malformed: its alerts are refused', { partner, allowed: '{"secrets": ["whsec_" and base64 of at least 24 bytes]}' });
};
const canary = fetchedOnce(async () => fetchSecret(secrets, env.CANARY_SECRET_ID));
const keys = partnerKeys({ fetch: async () => withCanaryKey(fetchPartners(secrets, env.PARTNERS_SECRET_ID, malformed), canary, log), clock, meter, log });
const dynamo = new DynamoDBClient(QUICK_CLIENT);
const received = env.RECEIVED_TABLE === NONE ? null : dynamoReceived(new Table(dynamo, env.RECEIVED_TABLE), dynamo.config.region);
const ports = { keys, verify, next: sqsOutbox(new SQSClient(CLIENT), env.NEXT_QUEUE_URL), received, clock, meter, log };

const PROBLEM: Record<Refused, APIGatewayProxyResult> = {
  'too-large': problem(413, 'tooLarge', 'The alert is too large', `The body may have at most ${MAX_BODY_BYTES} bytes. Send the newest posts only, or a link to them.`),
  timestamp: problem(401, 'timestamp', 'The timestamp was not accepted', 'webhook-timestamp must be the seconds since 1970, at most 5 minutes from our clock. Sign again with the present time.'),
  signature: problem(401, 'signature', 'The signature was not accepted', 'webhook-signature must hold a v1 signature over "id.timestamp.body", made with an active secret of this partner.'),
  unavailable: problem(503, 'unavailable', 'Not taken yet', 'The alert could not be kept. Send it again with the same webhook-id.'),
};

// Once per request.
export const handler = flushing(async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const [webhookId, timestamp, signature] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) => header(event, name)) as [string, string, string];
  try {
    const answer = await accept(ports, { partner: event.pathParameters?.['partner'] ?? '', body: bytesOf(event), webhookId, timestamp, signature });
    return 'refused' in answer ? PROBLEM[answer.refused] : json(202, answer);
  } catch (error) {
    log.error('an alert was not kept; the partner is told to send it again', faultOf(error));
    return PROBLEM.unavailable;
  }
});
