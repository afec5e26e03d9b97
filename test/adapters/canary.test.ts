/** The canary's two ends: the front door over HTTP, and the queue of its pages. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { Webhook } from 'standardwebhooks';
import { canaryInbox } from '../../adapters/aws/canary-inbox.ts';
import { canaryDoor, heartbeatTo } from '../../adapters/canary-door.ts';
import { canaryKey } from '../../adapters/partners-secret.ts';
import { openSqs, type Sqs } from '../support/engines/sqs.ts';

const SECRET = canaryKey('aZ09'.repeat(16));

describe('the front door', () => {
  let server: Server;
  let base: string;
  let asked: { readonly request: IncomingMessage; readonly body: string }[];
  let status: number;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part)).on('end', () => {
        asked.push({ request, body: Buffer.concat(parts).toString() });
        response.writeHead(status, { 'content-type': 'application/json' }).end('{"incidentId":"i1"}');
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => void (asked = []));
  const door = () => canaryDoor(base, async () => SECRET);

  it('is given an alert that any verifier of Standard Webhooks takes, at the address of the partner canary', async () => {
    status = 202;
    expect(await door().send({ alertId: 'canary-1', exercise: true })).toBe('i1');
    const [{ request, body }] = asked as [(typeof asked)[0]];
    expect([request.method, request.url]).toEqual(['POST', '/v1/partners/canary/alerts']);
    expect(new Webhook(SECRET).verify(body, request.headers as Record<string, string>)).toEqual({ alertId: 'canary-1', exercise: true });
  });

  it('is pressed as the button of the page presses it: the token goes in the form, not in the address', async () => {
    status = 200;
    await door().acknowledge(`${base}/prod/a?t=token`);
    expect(asked.map(({ request, body }) => [request.method, request.url, request.headers['content-type'], body])).toEqual([['POST', '/prod/a', 'application/x-www-form-urlencoded;charset=UTF-8', 't=token&action=acknowledge']]);
  });

  it('that answers anything else, or nothing, is told in a sentence', async () => {
    status = 503;
    await expect(door().send({})).rejects.toThrow('the front door answered 503 to the alert');
    await expect(door().acknowledge(`${base}/a?t=x`)).rejects.toThrow('the front door answered 503 to the acknowledgement');
    await expect(heartbeatTo(base)()).rejects.toThrow('it was answered 503');
    await expect(canaryDoor('http://127.0.0.1:2', async () => SECRET).send({})).rejects.toThrow('did not answer (ECONNREFUSED)');
  });

  it('cannot be signed for without the secret: that is told by the name of the error, for its words quote what was asked', async () => {
    const refused = Object.assign(new Error('User is not authorized on arn:aws:invented'), { name: 'AccessDeniedException' });
    await expect(canaryDoor(base, async () => Promise.reject(refused)).send({})).rejects.toThrow(/^its secret could not be had \(AccessDeniedException\)$/);
    expect(asked).toEqual([]);
  });

  it('of whoever counts heartbeats gets one GET', async () => {
    status = 200;
    await heartbeatTo(`${base}/beat`)();
    expect(asked.map(({ request }) => [request.method, request.url])).toEqual([['GET', '/beat']]);
  });
});

describe('the inbox', () => {
  let engine: Sqs;
  beforeAll(async () => {
    engine = await openSqs();
  });
  afterAll(async () => engine.close());

  it('gives each page once, with the incident that it is of; where there is none it waits a second', async () => {
    const { url: QueueUrl } = await engine.queue(5);
    const inbox = canaryInbox(engine.client, QueueUrl);
    for (const i of ['1', '2']) await engine.client.send(new SendMessageCommand({ QueueUrl, MessageBody: `page ${i}`, MessageAttributes: { incidentId: { DataType: 'String', StringValue: `i${i}` } } }));
    const pages = [...(await inbox()), ...(await inbox())];
    expect(pages.toSorted((a, b) => (a.incidentId < b.incidentId ? -1 : 1))).toEqual([{ incidentId: 'i1', text: 'page 1' }, { incidentId: 'i2', text: 'page 2' }]);
    expect(await inbox()).toEqual([]);
  });

  it('that is not there is told in a sentence', async () => {
    const { url } = await engine.queue(5);
    await expect(canaryInbox(engine.client, `${url}-gone`)()).rejects.toThrow(/^its queue could not be read \(\w+\)$/);
  });
});
