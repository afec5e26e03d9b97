/** The screen in the desk's room: its page, and what it asks every few seconds. */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { CLIENT, QUICK_CLIENT } from '../adapters/aws/client.ts';
import { json, problem, wallPageAnswer } from '../adapters/aws/http.ts';
import { listIncidents } from '../adapters/aws/listing.ts';
import { fetchedOnce, fetchSecret } from '../adapters/aws/secrets.ts';
import { Table } from '../adapters/aws/table.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { systemClock } from '../adapters/clock.ts';
import { readEnv } from '../contract/env.ts';
import { PACK_FOLDER } from '../contract/functions.ts';
import { ROUTES } from '../contract/routes.ts';
import { isSame, wallKey } from '../core/duty-token.ts';
import { pageLanguage } from '../core/pack.ts';
import { wallNow } from '../core/wall.ts';
import { wallPage } from '../core/wall-page.ts';
import { openPack } from '../packs/open.ts';
import type { Ledger } from '../pipeline/ports.ts';
import { openIncidents } from '../pipeline/wall.ts';

// Once per cold start.
const env = readEnv('wall', process.env);
const watched = telemetry('wall');
const secrets = new SecretsManagerClient(QUICK_CLIENT);
const linkKey = fetchedOnce(async () => fetchSecret(secrets, env.LINK_SECRET_ID));
const pack = openPack(join(import.meta.dirname, PACK_FOLDER));
const table = new Table(new DynamoDBClient(CLIENT), env.LEDGER_TABLE);
const ledger: Pick<Ledger, 'list'> = { list: async (status, limit, cursor) => listIncidents(table, status, limit, cursor) };

// Once per request.
export const handler = watched.flushing(async ({ resource, queryStringParameters }: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const key = queryStringParameters?.['k'] ?? '';
  const isOpen = env.WALL_ACCESS === 'open' || isSame(key, wallKey(await linkKey()));
  if (!isOpen) return problem(404, 'notFound', 'No such wall', 'The address of the wall carries a key: npm run oncall -- wall prints it.');
  const asked = pack.languages.find((one) => one === queryStringParameters?.['lang']) ?? pack.languages[0]!;
  const language = pageLanguage(pack, asked);
  if (resource === ROUTES.wall) return wallPageAnswer(wallPage({ pack, language, key }));
  return json(200, wallNow(pack, await openIncidents(ledger), language, systemClock.now()));
});
