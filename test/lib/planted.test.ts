/** The bundles as Lambda runs them, before an AWS whose errors quote all that they were sent: no line, no answer and no error of theirs tells of it. */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { Webhook } from 'standardwebhooks';
import { VARIABLES } from '../../contract/env.ts';
import { FUNCTIONS, type FunctionName } from '../../contract/functions.ts';
import { identityOf, incidentIdOf } from '../../core/identity.ts';
import { wallKey } from '../../core/duty-token.ts';
import { tokenOf } from '../../core/token.ts';
import { BUNDLING, bundleAll, bundleOf } from '../../lib/bundles.ts';
import { checkedPack } from '../../lib/checked-pack.ts';
import { readSettings } from '../../lib/read-settings.ts';
import { functionPool, type Pool } from '../../local/functions/pool.ts';
import { awsDouble, type Answer, type Asked, type Double } from '../support/aws-double.ts';
import { everything, planted, plantedAlert, tracesIn } from '../support/planted.ts';
import { root } from './synthesized.ts';

jest.setTimeout(60_000);

const KEY = 'a key for tests only';
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const home = mkdtempSync(join(tmpdir(), 'planted-'));
const log = join(home, 'functions.log');
const pools = new Map<string, Pool>();
let aws: Double;

const GIVEN: Readonly<Record<string, string>> = {
  LINK_URL: 'https://jr.example.in/a', SMS_CARRIES: 'link', SMS_SETTINGS: '{"route":"international"}', POLICY_SPEED: '1', RETENTION_DAYS: '400', WALL_ACCESS: 'key', CALLS_URL: 'https://jr.example.in/v1/calls', CANARY_SETTINGS: '{}', AUDIT_BUCKET: 'audit',
}; // prettier-ignore

beforeAll(async () => {
  bundleAll({ root, packFolder: checkedPack(readSettings({}), root), outDir: join(home, 'bundles') });
  aws = await awsDouble();
});
afterAll(async () => {
  for (const pool of pools.values()) await pool.stop();
  await aws.close();
  rmSync(home, { recursive: true });
});

function poolOf(name: FunctionName, folder: string): Pool {
  const sdk = { AWS_ENDPOINT_URL: aws.config.endpoint, AWS_ENDPOINT_URL_S3: aws.config.endpoint, AWS_REGION: 'ap-south-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  const variables = Object.fromEntries(VARIABLES[name].map((one) => [one, GIVEN[one] ?? (one.endsWith('QUEUE_URL') ? `${aws.config.endpoint}/000000000000/next` : one === 'DOOR_URL' ? aws.config.endpoint : one === 'VOICE_SETTINGS' ? JSON.stringify({ url: `${aws.config.endpoint}/voice`, callerId: '01140000000', flow: 'https://voice.example/flow' }) : `arn:aws:x:ap-south-1:000000000000:${one.toLowerCase()}`)]));
  const pool = functionPool({ taskRoot: folder, handler: 'index.handler', logFile: log, functionArn: `arn:aws:lambda:ap-south-1:000000000000:function:${name}`, memoryMb: 512, timeoutMs: 20_000, threads: 1, env: { ...sdk, ...variables } });
  pools.set(folder, pool);
  return pool;
}
const ownPool = (name: FunctionName): Pool => pools.get(bundleOf(join(home, 'bundles'), name)) ?? poolOf(name, bundleOf(join(home, 'bundles'), name));

const body = JSON.stringify(plantedAlert);
const accepted = { incidentId: incidentIdOf('meta', identityOf(Buffer.from(body), 'w')), partner: 'meta', identityKind: 'alert', receivedAt: '2026-03-01T18:30:00.000Z', body: Buffer.from(body).toString('base64') };
const located = { ...accepted, risk: 'high', exercise: false, traits: [planted('account')], findings: [] };
const records = (...bodies: string[]) => ({ Records: bodies.map((one, i) => ({ messageId: `m${i}`, body: one, eventSource: 'aws:sqs', eventSourceARN: 'arn:aws:sqs:ap-south-1:000000000000:q', attributes: { ApproximateReceiveCount: '1', SentTimestamp: '1772389800000' }, messageAttributes: {} })) });
const GARBAGE = [everything, JSON.stringify(accepted).slice(0, -3), accepted.body, JSON.stringify({ ...accepted, partner: plantedAlert, risk: planted('risk'), [planted('key')]: 1 })];
const http = (httpMethod: string, resource: string, given: object = {}) => ({ httpMethod, resource, headers: {}, queryStringParameters: {}, pathParameters: {}, body: null, isBase64Encoded: false, requestContext: { identity: {} }, ...given });
const token = tokenOf(KEY, accepted.incidentId, 'r1.l0.state-primary.sms');

function signed(given: object = {}) {
  const now = new Date();
  const headers = { 'webhook-id': planted('webhook').trim(), 'webhook-timestamp': String(Math.floor(now.getTime() / 1000)), 'webhook-signature': new Webhook(SECRET).sign(planted('webhook').trim(), now, body) };
  return http('POST', '/v1/partners/{partner}/alerts', { headers, body, pathParameters: { partner: 'meta' }, ...given });
}

/** What each function may be handed, at its worst. */
const EVENTS: Readonly<Record<FunctionName, () => unknown[]>> = {
  accept: () => [signed(), signed({ body: everything }), signed({ headers: { 'webhook-id': planted('webhook'), 'webhook-timestamp': planted('header'), 'webhook-signature': planted('header') } }), signed({ pathParameters: { partner: planted('partner') } })],
  enrich: () => [records(JSON.stringify(accepted), ...GARBAGE)],
  route: () => [records(JSON.stringify(located), ...GARBAGE)],
  escalate: () => [{ incidentId: accepted.incidentId, n: 1, at: accepted.receivedAt }],
  respond: () => [http('GET', '/a', { queryStringParameters: { t: token } }), http('POST', '/a', { body: new URLSearchParams({ t: token, action: 'note', note: planted('note') }).toString() })],
  incidents: () => [http('GET', '/v1/incidents'), http('GET', '/v1/incidents/{id}', { pathParameters: { id: accepted.incidentId } }), http('POST', '/v1/incidents/{id}/actions', { pathParameters: { id: accepted.incidentId }, body: JSON.stringify({ action: 'note', note: planted('note') }) }), http('POST', '/v1/incidents/{id}/actions', { pathParameters: { id: accepted.incidentId }, body: everything })],
  sweep: () => [{ task: 'sweep' }, { task: 'scan' }, records('{"task":"sweep"}', everything)],
  receipts: () => [{ awslogs: { data: gzipSync(JSON.stringify({ messageType: 'DATA_MESSAGE', logEvents: [everything, body, JSON.stringify({ notification: { messageId: 'm', timestamp: 't' }, delivery: { destination: '+917000000001', providerResponse: 'x' }, status: 'FAILURE' })].map((message) => ({ message })) })).toString('base64') } }],
  oncall: () => [http('GET', '/v1/oncall'), http('GET', '/v1/oncall/readiness'), http('POST', '/v1/oncall/changes', { body: everything }), http('POST', '/v1/oncall/drills', { body: '{"desk":"state"}' })],
  watch: () => [{ task: 'look-ahead' }], // drills wait between desks; what they tell is looked at in test/pipeline/planted.test.ts
  wall: () => [http('GET', '/wall/now', { queryStringParameters: { k: wallKey(KEY) } })],
  ring: () => [{ Records: [{ Sns: { Message: everything, MessageAttributes: { incidentId: { Value: accepted.incidentId }, responderId: { Value: 'state-primary' }, page: { Value: 'r1.l0.state-primary.https' } } } }] }, http('POST', '/v1/calls', { queryStringParameters: { t: token }, body: everything }), http('GET', '/v1/calls', { queryStringParameters: { t: token } })],
  canary: () => [{ task: 'exercise' }],
  audit: () => [{ Records: [{ dynamodb: { SequenceNumber: '1', Keys: { pk: { S: accepted.incidentId }, sk: { S: 'head' } } } }, { dynamodb: { SequenceNumber: '2', Keys: { pk: { S: 'audit#2026-03' }, sk: { S: 'x' } } } }] }, { task: 'reconcile' }],
  'last-resort': () => [records(JSON.stringify(accepted), ...GARBAGE)],
};

const secret = ({ json }: Asked): Answer => ({ body: JSON.stringify({ SecretString: String(json['SecretId']).includes('partners') ? JSON.stringify({ meta: { secrets: [SECRET] } }) : KEY }) });
/** As AWS says that it will not have something: with what it was. */
const quoting = ({ json, form, action }: Asked): Answer => {
  const Message = `1 validation error detected: Value '${JSON.stringify(json)} ${form.toString()} ${everything}' failed`;
  return { status: 400, body: Object.keys(json).length > 0 ? JSON.stringify({ __type: `com.amazonaws#ValidationException`, message: Message, Message, Item: plantedAlert }) : `<ErrorResponse><Error><Type>Sender</Type><Code>${action === 'Publish' ? 'InternalError' : 'ValidationError'}</Code><Message>${Message.replace(/[<&]/g, ' ')}</Message></Error></ErrorResponse>` };
};

const WEATHERS: Readonly<Record<string, (asked: Asked) => Answer>> = {
  'all but secrets is refused': (asked) => (asked.action === 'GetSecretValue' ? secret(asked) : quoting(asked)),
  'all is refused': quoting,
  'all but secrets is answered with what nobody can read': (asked) => (asked.action === 'GetSecretValue' ? secret(asked) : { body: `{"Items": [${everything}` }),
  'nothing is there': (asked) => (asked.action === 'GetSecretValue' ? secret(asked) : { body: asked.action === 'SendMessage' ? JSON.stringify({ MessageId: 'm', MD5OfMessageBody: createHash('md5').update(String(asked.json['MessageBody'])).digest('hex') }) : '{"Items":[],"Responses":{}}' }),
};

/** Whoever typed something may read it again in the answer; a partner is told nothing of what it sent. */
const OWN_WORDS: Partial<Record<FunctionName, readonly string[]>> = { respond: ['note'], incidents: ['note'] };

async function told(pool: Pool, events: readonly unknown[]): Promise<{ lines: string; answers: string }> {
  writeFileSync(log, '');
  const answers: unknown[] = [];
  for (const event of events) answers.push(await pool.invoke(event).catch((error: unknown) => `threw ${String(error)}`));
  return { lines: readFileSync(log, 'utf8'), answers: JSON.stringify(answers) };
}

describe.each(Object.entries(WEATHERS))('%s', (_, answer) => {
  it.each(FUNCTIONS)('%s tells nothing', async (name) => {
    aws.answer = answer;
    aws.asked.length = 0;
    const { lines, answers } = await told(ownPool(name), EVENTS[name]());
    const own = OWN_WORDS[name] ?? [];
    expect([tracesIn(lines), tracesIn(answers).filter((one) => !own.includes(one)), answers.includes('threw Failed') || !answers.includes('threw')]).toEqual([[], [], true]);
    // What is published says nothing either, and a state machine is told ids and a moment.
    const left = aws.asked.filter(({ action }) => ['Publish', 'StartExecution'].includes(action)).map(({ form, json }) => form.toString() + JSON.stringify(json));
    expect(tracesIn(left.join('\n'))).toEqual([]);
  });
});

it('what fails is told by its name and its place', async () => {
  aws.answer = WEATHERS['all but secrets is refused']!;
  const { lines, answers } = await told(ownPool('escalate'), EVENTS.escalate());
  expect(answers).toBe('["threw Failed: escalate failed: ValidationException"]');
  expect(JSON.parse(lines.split('\n').find((line) => line.includes('"failed"'))!.replace(/^escalate /, ''))).toMatchObject({ level: 'ERROR', message: 'failed', error: 'ValidationException', status: 400, at: [expect.stringMatching(/^index\.js:\d+:\d+$/), ...Array.from({ length: 4 }, () => expect.any(String))] });
});

describe('the search finds a leak that is planted', () => {
  it.each<[FunctionName, string, string, string]>([
    ['accept', 'pipeline/accept.ts', "log.info('accepted', { incidentId", "log.info('accepted', { body: new TextDecoder().decode(request.body), incidentId"],
    ['accept', 'lambdas/accept.ts', 'return PROBLEM.unavailable', "return problem(503, 'unavailable', 'x', (error as Error).message)"],
    ['enrich', 'adapters/aws/sqs.ts', 'messageId, ...faultOf(error)', 'messageId, because: (error as Error).message'],
    ['route', 'core/envelope.ts', "throw new Unreadable('a queue message is not JSON')", 'Object.assign(globalThis, { [`x`]: console.error(text.slice(20, 40)) })'],
    ['sweep', 'adapters/aws/telemetry.ts', '${name} failed: ${errorName(error)}', '${String(error)}'],
  ])('%s, where %s says more', async (name, file, before, after) => {
    const folder = join(home, `leaking-${pools.size}`);
    mkdirSync(folder);
    const text = readFileSync(join(root, file), 'utf8');
    expect(text).toContain(before);
    const leaking = { name: 'leaking', setup: (one: { onLoad: (given: { filter: RegExp }, load: (given: { path: string }) => object | undefined) => void }) => one.onLoad({ filter: /\.ts$/ }, ({ path }) => (path === join(root, file) ? { contents: text.replace(before, after), loader: 'ts' } : undefined)) };
    await build({ ...BUNDLING, absWorkingDir: root, entryPoints: [{ in: `lambdas/${name}.ts`, out: 'index' }], outdir: folder, plugins: [leaking] });
    writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
    const beside = bundleOf(join(home, 'bundles'), name);
    for (const one of ['pack', 'atlas']) if (existsSync(join(beside, one))) cpSync(join(beside, one), join(folder, one), { recursive: true });
    aws.answer = WEATHERS[file === 'pipeline/accept.ts' ? 'nothing is there' : 'all but secrets is refused']!;
    const { lines, answers } = await told(poolOf(name, folder), EVENTS[name]());
    expect(tracesIn(lines + answers)).not.toEqual([]);
  });
});
