/** Incidents as JSON, for the desk's own programs. Signed in by IAM until the console brings its own sign-in. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { bytesOf, json, problem } from '../adapters/aws/http.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { ROUTES } from '../contract/routes.ts';
import type { Fields } from '../core/command.ts';
import { readFields, readListQuery } from '../core/incident-query.ts';
import { readKeeping } from '../core/keeping.ts';
import type { IncidentId } from '../core/identity.ts';
import { exportPart } from '../pipeline/export.ts';
import { actOn, list, story } from '../pipeline/incidents.ts';
import { keep } from '../pipeline/keeping.ts';
import { responding } from './responding.ts';

// Once per cold start.
const watched = telemetry('incidents');
const ports = responding(readEnv('incidents', process.env), watched);

// Once per request.
export const handler = watched.flushing(async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const id = event.pathParameters?.['id'] as IncidentId | undefined;
  if (id === undefined) return listed(event);
  if (event.httpMethod === 'GET') return found(await story(ports, id), id);
  const fields = readFields(bytesOf(event));
  if (fields === null) return problem(400, 'invalid', 'Not an action', 'The body must be a JSON object of texts, such as {"action": "note", "note": "…"}.');
  const operator = event.requestContext.identity.userArn ?? 'operator';
  if (event.resource === ROUTES.keeping) return kept(id, operator, fields);
  const acted = await actOn(ports, id, operator, fields);
  if (acted === null || 'incident' in acted) return found(acted?.incident ?? null, id);
  return problem(409, 'conflict', 'The action was not taken', acted.sentence);
});

/** What becomes of its data, or all of it handed out. */
async function kept(id: IncidentId, by: string, fields: Fields): Promise<APIGatewayProxyResult> {
  const order = readKeeping(fields);
  if ('sentence' in order) return problem(400, 'invalid', 'Not an order', order.sentence);
  const { action } = order;
  if (action === 'export') return found(await exportPart(ports, id, by, order), id);
  const done = await keep(ports, id, by, { ...order, action });
  if (done !== null && 'sentence' in done) return problem(409, 'conflict', 'Not carried out', done.sentence);
  return found(done === null ? null : await story(ports, id), id);
}

async function listed({ queryStringParameters }: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const query = readListQuery(ports.pack, queryStringParameters ?? {});
  if ('sentence' in query) return problem(400, 'invalid', 'Not a list', query.sentence);
  return json(200, await list(ports, query.status, query.unit, query.cursor));
}

const found = (value: unknown, id: string): APIGatewayProxyResult =>
  value === null ? problem(404, 'notFound', 'No such incident', `There is no incident ${id.slice(0, 40)}.`) : json(200, value);
