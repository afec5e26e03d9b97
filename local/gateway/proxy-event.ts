/** What API Gateway's REST proxy hands to a function, and what it makes of the answer. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Route } from './routes.ts';

export interface Incoming {
  readonly requestId: string;
  readonly route: Route;
  readonly url: URL;
  /** Name and value in turn, as the client spelled them. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly at: Date;
}

export const ACCOUNT = '000000000000';
const SIGNED_BY = `arn:aws:iam::${ACCOUNT}:user/laptop`;

/** The body travels as base64, because the API declares every media type binary: a signature is over the very bytes. */
export function proxyEvent({ requestId, route, url, rawHeaders, body, sourceIp, at }: Incoming): APIGatewayProxyEvent {
  const headers = gathered(pairsOf(rawHeaders));
  const query = gathered([...url.searchParams]);
  const identity = { sourceIp, userAgent: headers?.single['User-Agent'] ?? null, userArn: route.signed ? SIGNED_BY : null };
  return {
    resource: route.resource,
    path: url.pathname,
    httpMethod: route.method,
    headers: headers?.single ?? {},
    multiValueHeaders: headers?.multi ?? {},
    queryStringParameters: query?.single ?? null,
    multiValueQueryStringParameters: query?.multi ?? null,
    pathParameters: pathParameters(route.resource, url.pathname),
    stageVariables: null,
    requestContext: {
      accountId: ACCOUNT,
      apiId: 'laptop',
      authorizer: null,
      httpMethod: route.method,
      identity: identity as APIGatewayProxyEvent['requestContext']['identity'],
      path: url.pathname,
      protocol: 'HTTP/1.1',
      requestId,
      requestTimeEpoch: at.getTime(),
      resourceId: route.resource,
      resourcePath: route.resource,
      stage: 'laptop',
    },
    body: body.length === 0 ? null : body.toString('base64'),
    isBase64Encoded: body.length > 0,
  };
}

/** Undefined for what API Gateway calls a malformed proxy response. */
export function proxyResponse(result: unknown, requestId: string): Response | undefined {
  if (typeof result !== 'object' || result === null) return undefined;
  const { statusCode, headers = {}, multiValueHeaders = {}, body = '', isBase64Encoded = false } = result as Partial<APIGatewayProxyResult>;
  if (statusCode === undefined || !Number.isInteger(statusCode) || statusCode < 200 || statusCode > 599 || typeof body !== 'string') return undefined;
  const all = new Headers({ 'content-type': 'application/json', 'x-amzn-requestid': requestId });
  for (const [name, value] of Object.entries(headers)) all.set(name, String(value));
  for (const [name, values] of Object.entries(multiValueHeaders)) {
    all.delete(name);
    for (const value of values) all.append(name, String(value));
  }
  const empty = statusCode === 204 || statusCode === 304;
  return new Response(empty ? null : isBase64Encoded ? Buffer.from(body, 'base64') : body, { status: statusCode, headers: all });
}

function pairsOf(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [raw[index * 2]!, raw[index * 2 + 1]!]);
}

/** By name the last value, and by name all values; undefined where there are none. */
function gathered(pairs: readonly (readonly [string, string])[]): { single: Record<string, string>; multi: Record<string, string[]> } | undefined {
  if (pairs.length === 0) return undefined;
  const multi: Record<string, string[]> = {};
  for (const [name, value] of pairs) (multi[name] ??= []).push(value);
  return { single: Object.fromEntries(pairs), multi };
}

/** As they stand in the URL: a REST API does not decode them. */
function pathParameters(resource: string, path: string): Record<string, string> | null {
  const values = path.split('/');
  const named = resource.split('/').flatMap((segment, index) => (segment.startsWith('{') ? [[segment.slice(1, -1), values[index]!]] : []));
  return named.length === 0 ? null : (Object.fromEntries(named) as Record<string, string>);
}
