import type { APIGatewayProxyEvent } from 'aws-lambda';
import { request, type IncomingMessage } from 'node:http';
import { FunctionFailed } from '../../local/functions/failed.ts';
import { gatewayErrors } from '../../local/gateway/errors.ts';
import { gateway, listen } from '../../local/gateway/gateway.ts';
import { addInbox } from '../../local/gateway/inbox-routes.ts';
import { openFaults } from '../../local/faults.ts';
import { openInbox } from '../../local/inbox.ts';
import type { GatewayResponse } from '../../local/template/specs.ts';
import { freePort } from './started.ts';

const problem = (type: string, status: number, of: string): GatewayResponse => ({ type, status, headers: { 'Content-Type': 'application/problem+json' }, body: `{"type":"/problems/${of}","status":${status}}` });
const notFound = problem('MISSING_AUTHENTICATION_TOKEN', 404, 'not-found');
const unavailable = problem('DEFAULT_5XX', 503, 'unavailable');
const responses = [notFound, unavailable, problem('REQUEST_TOO_LARGE', 413, 'too-large')];
const routes = [
  { method: 'POST', resource: '/v1/partners/{partner}/alerts', functionArn: 'accept', signed: false },
  { method: 'GET', resource: '/v1/incidents/{id}', functionArn: 'incidents', signed: true },
];

describe('the front door', () => {
  let url: string;
  let close: () => void;
  let answer: () => unknown;
  const events: APIGatewayProxyEvent[] = [];
  const said: string[] = [];
  const inbox = openInbox(undefined);

  beforeAll(async () => {
    const invoke = async (functionArn: string, event: unknown): Promise<unknown> => {
      events.push({ ...(event as APIGatewayProxyEvent), stageVariables: { functionArn } });
      return answer();
    };
    const app = gateway({ routes, errorResponse: gatewayErrors(responses), invoke, failed: (line) => said.push(line), clock: () => new Date('2026-03-01T12:00:00Z') });
    addInbox(app, inbox, openFaults(), { ringing: () => [] });
    const port = await freePort();
    const server = await listen(app, port);
    url = `http://127.0.0.1:${port}`;
    close = () => server.close();
  });
  beforeEach(() => {
    events.length = 0;
    answer = () => ({ statusCode: 202, body: '{}' });
  });
  afterAll(() => close());

  it('hands a function what API Gateway hands it, the body as the very bytes', async () => {
    const body = Buffer.from([0, 1, 0xff, 0xfe, 0x7b]);
    const headers = { 'Webhook-Id': 'w1', 'X-Many': ['a', 'b'] };
    await send('POST', '/v1/partners/me%20ta/alerts?a=1&a=%C3%A9', { headers, body });
    expect(events[0]).toMatchObject({
      stageVariables: { functionArn: 'accept' }, resource: '/v1/partners/{partner}/alerts', path: '/v1/partners/me%20ta/alerts', httpMethod: 'POST',
      headers: { 'Webhook-Id': 'w1', 'X-Many': 'b' }, multiValueHeaders: { 'Webhook-Id': ['w1'], 'X-Many': ['a', 'b'] },
      queryStringParameters: { a: 'é' }, multiValueQueryStringParameters: { a: ['1', 'é'] }, pathParameters: { partner: 'me%20ta' },
      requestContext: { identity: { sourceIp: '127.0.0.1', userArn: null }, requestId: expect.any(String), requestTimeEpoch: 1772366400000 },
      body: body.toString('base64'), isBase64Encoded: true,
    });
  });

  it('lets the loopback in where the cloud asks for a signed request', async () => {
    await send('GET', '/v1/incidents/abc');
    expect(events[0]).toMatchObject({ body: null, isBase64Encoded: false, queryStringParameters: null, requestContext: { identity: { userArn: 'arn:aws:iam::000000000000:user/laptop' } } });
  });

  it('passes on status, headers, several cookies and bytes', async () => {
    answer = () => ({ statusCode: 303, headers: { Location: '/a', 'Cache-Control': 'no-store' }, multiValueHeaders: { 'Set-Cookie': ['a=1', 'b=2'] }, body: Buffer.from('हिन्दी').toString('base64'), isBase64Encoded: true });
    const response = await send('GET', '/v1/incidents/abc');
    expect([response.status, response.text]).toEqual([303, 'हिन्दी']);
    expect(response.headers).toMatchObject({ location: '/a', 'cache-control': 'no-store', 'set-cookie': ['a=1', 'b=2'] });
  });

  it.each<[string, [method: string, path: string], () => unknown, GatewayResponse]>([
    ['a path that is not there', ['GET', '/v1/nothing'], () => ({}), notFound],
    ['a method that is not there', ['PUT', '/v1/incidents/abc'], () => ({}), notFound],
    ['an answer that is none', ['GET', '/v1/incidents/abc'], () => ({}), unavailable],
    ['a function that throws', ['GET', '/v1/incidents/abc'], () => { throw new FunctionFailed({ errorType: 'Error', errorMessage: 'boom' }); }, unavailable],
    ['a function that takes too long', ['GET', '/v1/incidents/abc'], () => { throw new FunctionFailed({ errorType: 'Sandbox.Timedout', errorMessage: 'late' }, true); }, unavailable],
  ])('answers %s as the template words it', async (_, [method, path], answered, expected) => {
    answer = answered;
    const response = await send(method, path);
    expect(response).toMatchObject({ status: expected.status, text: expected.body, headers: { 'content-type': 'application/problem+json' } });
  });

  it.each([['10 MB', 11 * 1024 * 1024], ['what a function takes', 5 * 1024 * 1024]])('answers a body larger than %s with 413', async (_, length) => {
    const response = await send('POST', '/v1/partners/meta/alerts', { body: Buffer.alloc(length) });
    expect([response.status, JSON.parse(response.text), events.length]).toEqual([413, { type: '/problems/too-large', status: 413 }, 0]);
  });

  it('words what the template does not as API Gateway does', async () => {
    const response = gatewayErrors([])('MISSING_AUTHENTICATION_TOKEN', 'id');
    expect([response.status, await response.json()]).toEqual([403, { message: 'Missing Authentication Token' }]);
  });

  it('shows the inbox, as a page that runs nothing of what was sent, and as JSON', async () => {
    const message = { id: '1', channel: 'sms', to: '+915550000001', responderId: 'r1', incidentId: 'abc', subject: null, body: '<script>alert(1)</script> https://x.invalid/a?t=1&b="', sentAt: '2026-03-01T12:00:00Z', attributes: { page: 'p' } } as const;
    inbox.deliver(message);
    inbox.deliver({ ...message, id: '2', channel: 'email', to: 'a@example.invalid', incidentId: null, subject: 'Subject <b>' });
    const page = (await send('GET', '/inbox')).text;
    expect(page).not.toMatch(/<script>alert|Subject <b>/);
    expect(page).toContain('<a href="https://x.invalid/a?t=1&#38;b=">');
    expect(JSON.parse((await send('GET', '/inbox/messages')).text)).toHaveLength(2);
    expect(JSON.parse((await send('GET', '/inbox/messages?incidentId=abc')).text)).toEqual([message]);
  });

  interface Sent { readonly headers?: Record<string, string | string[]>; readonly body?: Buffer }
  function send(method: string, path: string, { headers, body }: Sent = {}): Promise<{ status: number; headers: IncomingMessage['headers']; text: string }> {
    return new Promise((done, fail) => {
      const outgoing = request(url + path, { method, headers: headers ?? {}, agent: false }, (incoming) => {
        const parts: Buffer[] = [];
        incoming.on('data', (part: Buffer) => parts.push(part));
        incoming.on('end', () => done({ status: incoming.statusCode!, headers: incoming.headers, text: Buffer.concat(parts).toString() }));
      });
      outgoing.on('error', fail).end(body);
    });
  }
});
