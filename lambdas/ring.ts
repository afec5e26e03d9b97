/** Pages that are calls, from their topic; and what the voice gateway asks and tells of them. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, SNSEvent } from 'aws-lambda';
import { QUICK_CLIENT } from '../adapters/aws/client.ts';
import { bytesOf, problem } from '../adapters/aws/http.ts';
import { fetchedOnce, fetchSecret } from '../adapters/aws/secrets.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { exotel, toldBy, type VoiceSettings } from '../adapters/voice-gateway.ts';
import { readEnv } from '../contract/env.ts';
import type { IncidentId } from '../core/identity.ts';
import { ring, spoken, told } from '../pipeline/ring.ts';
import { responding } from './responding.ts';

// Once per cold start.
const env = readEnv('ring', process.env);
const watched = telemetry('ring');
const settings = JSON.parse(env.VOICE_SETTINGS) as Partial<VoiceSettings>;
const secrets = new SecretsManagerClient(QUICK_CLIENT);
const credentials = fetchedOnce(async () => fetchSecret(secrets, env.VOICE_SECRET_ID));
const ports = { ...responding(env, watched), gateway: settings.url ? exotel(settings as VoiceSettings, credentials, env.CALLS_URL) : null };

// Once per page, or per word of the gateway.
export const handler = watched.flushing(async (event: SNSEvent | APIGatewayProxyEvent): Promise<APIGatewayProxyResult | undefined> => {
  if (!('Records' in event)) return answer(event);
  for (const { Sns } of event.Records) {
    const value = (name: string): string => Sns.MessageAttributes[name]?.Value ?? '';
    await ring(ports, { incidentId: value('incidentId') as IncidentId, responderId: value('responderId'), page: value('page') });
  }
  return undefined;
});

async function answer(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const token = event.queryStringParameters?.['t'] ?? event.queryStringParameters?.['CustomField'] ?? '';
  const text = event.httpMethod === 'GET' && event.queryStringParameters?.['digits'] === undefined ? await spoken(ports, token) : null;
  if (text !== null) return { statusCode: 200, headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }, body: text };
  const isOurs = event.httpMethod === 'POST' || event.queryStringParameters?.['digits'] !== undefined ? await told(ports, token, toldBy({ ...event.queryStringParameters, ...fieldsOf(event) })) : false;
  return isOurs ? { statusCode: 200, headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' }, body: 'ok' } : problem(404, 'notFound', 'No such call', 'This call is not known.');
}

function fieldsOf(event: APIGatewayProxyEvent): Record<string, unknown> {
  const body = new TextDecoder().decode(bytesOf(event));
  try {
    return JSON.parse(body) as Record<string, unknown>;
  } catch {
    return Object.fromEntries(new URLSearchParams(body)); // a form
  }
}
