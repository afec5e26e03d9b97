/** The bundles of wall and oncall as Lambda runs them, before an AWS that answers from a list. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyResult } from 'aws-lambda';
import { calendarToken, wallKey } from '../../core/duty-token.ts';
import { bundleAll, bundleOf } from '../../lib/bundles.ts';
import { checkedPack } from '../../lib/checked-pack.ts';
import { readSettings } from '../../lib/read-settings.ts';
import { functionPool, type Pool } from '../../local/functions/pool.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';
import { root } from './synthesized.ts';

jest.setTimeout(60_000);

const KEY = 'a key for tests only';
const DESK = { pk: 'desk#state', sk: 'desk', desk: { deskId: 'state', roster: { primary: ['inspector-a'] }, lastResortPosts: [] } };
const person = (responderId: string, name: string) => ({ pk: `responder#${responderId}`, sk: 'responder', responder: { responderId, name, rank: '', language: 'hi', channels: { sms: { number: '+917000000001' } } } });
const home = mkdtempSync(join(tmpdir(), 'handlers-'));

let aws: Double;
let items: Record<string, unknown>[] = [];
const pools: Pool[] = [];

beforeAll(async () => {
  bundleAll({ root, packFolder: checkedPack(readSettings({}), root), outDir: join(home, 'bundles') });
  aws = await awsDouble();
});
beforeEach(() => {
  aws.asked.length = 0;
  items = [DESK, person('inspector-a', 'Asha'), person('on-no-desk', 'Ravi')];
  const found = (wanted: (pk: string) => boolean) => items.filter(({ pk }) => wanted(String(pk))).map((item) => marshall(item));
  aws.answer = ({ action, json }) => {
    if (action === 'GetSecretValue') return { body: JSON.stringify({ SecretString: KEY }) };
    if (action === 'Scan') return { body: JSON.stringify({ Items: found((pk) => pk.startsWith('responder#')) }) };
    if (action !== 'BatchGetItem') return { body: JSON.stringify({ Items: [] }) };
    const keys = (json['RequestItems'] as { directory: { Keys: { pk: { S: string } }[] } }).directory.Keys.map(({ pk }) => pk.S);
    return { body: JSON.stringify({ Responses: { directory: found((pk) => keys.includes(pk)) } }) };
  };
});
afterAll(async () => {
  for (const pool of pools) await pool.stop();
  await aws.close();
  rmSync(home, { recursive: true });
});

function started(name: 'wall' | 'oncall', env: Record<string, string>): (resource: string, query?: Record<string, string>) => Promise<APIGatewayProxyResult> {
  const sdk = { AWS_ENDPOINT_URL: aws.config.endpoint, AWS_REGION: 'ap-south-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  const pool = functionPool({ taskRoot: bundleOf(join(home, 'bundles'), name), handler: 'index.handler', logFile: join(home, 'functions.log'), functionArn: 'arn:aws:lambda:ap-south-1:000000000000:function:fn', memoryMb: 512, timeoutMs: 10_000, threads: 1, env: { ...sdk, LINK_SECRET_ID: 'link', RETENTION_DAYS: '180', LEDGER_TABLE: 'ledger', ...env } });
  pools.push(pool);
  return async (resource, query = {}) => (await pool.invoke({ httpMethod: 'GET', resource, queryStringParameters: query, headers: {}, requestContext: { identity: {} } })) as APIGatewayProxyResult;
}

const altered = (token: string): string[] => [...token].map((one, i) => token.slice(0, i) + (one === '0' ? '1' : '0') + token.slice(i + 1));
const actions = (): string[] => aws.asked.map(({ action }) => action);

describe('the wall in the cloud', () => {
  it('opens to its key and to nothing else: not without one, not to one altered in any place', async () => {
    const wall = started('wall', { WALL_ACCESS: 'key' });
    for (const resource of ['/wall', '/wall/now']) {
      for (const k of ['', 'x', ...altered(wallKey(KEY)), calendarToken(KEY, 'wall')]) expect([k, (await wall(resource, { k })).statusCode]).toEqual([k, 404]);
      expect((await wall(resource)).statusCode).toBe(404);
    }
    expect(actions()).toEqual(['GetSecretValue']);
    const page = await wall('/wall', { k: wallKey(KEY), lang: 'hi' });
    expect([page.statusCode, page.headers!['content-type'], page.body.includes('lang="hi"')]).toEqual([200, 'text/html; charset=utf-8', true]);
    expect(JSON.parse((await wall('/wall/now', { k: wallKey(KEY) })).body)).toMatchObject({ rows: [], sounds: false, more: 0 });
  });

  it('on a laptop asks for no key', async () => {
    expect((await started('wall', { WALL_ACCESS: 'open' })('/wall')).statusCode).toBe(200);
  });
});

describe('who is on duty, by HTTP', () => {
  const SMS = JSON.stringify({ route: 'international', senderId: '', entityId: '', templateIds: {} });
  const ENV = { DIRECTORY_TABLE: 'directory', LINK_URL: 'https://jr.example.in/a', SMS_CARRIES: 'link', SMS_SETTINGS: SMS, LAST_RESORT_TOPIC_ARN: 'arn:last', CANARY_TOPIC_ARN: 'arn:canary', ESCALATION_ARN: 'arn:escalation', POLICY_SPEED: '1' };
  let oncall: ReturnType<typeof started>;
  beforeAll(() => {
    oncall = started('oncall', ENV);
  });

  it('a calendar answers to the address that is printed for it; what is altered or another\'s reads nothing', async () => {
    const { calendar, wall } = JSON.parse((await oncall('/v1/oncall/addresses', { responder: 'inspector-a' })).body) as { calendar: string; wall: string };
    expect([calendar, wall]).toEqual([`https://jr.example.in/calendar.ics?r=inspector-a&t=${calendarToken(KEY, 'inspector-a')}`, `https://jr.example.in/wall?k=${wallKey(KEY)}`]);
    aws.asked.length = 0;
    const token = calendarToken(KEY, 'inspector-a');
    for (const t of ['', ...altered(token)]) expect((await oncall('/calendar.ics', { r: 'inspector-a', t })).statusCode).toBe(404);
    expect([(await oncall('/calendar.ics', { r: 'on-no-desk', t: token })).statusCode, (await oncall('/calendar.ics', { t: token })).statusCode, actions()]).toEqual([404, 404, []]);
    const found = await oncall('/calendar.ics', Object.fromEntries(new URL(calendar).searchParams));
    expect([found.statusCode, found.headers!['content-type'], found.body.match(/SUMMARY:.*/g)]).toEqual([200, 'text/calendar; charset=utf-8', [expect.stringContaining('primary\\, the state desk')]]);
    expect(actions()).not.toContain('Scan');
  });

  it('the directory has everybody, on a desk or on none, and no empty fields', async () => {
    const { statusCode, body } = await oncall('/v1/oncall');
    expect([statusCode, (JSON.parse(body) as { responders: { responderId: string }[] }).responders.map(({ responderId }) => responderId)]).toEqual([200, ['inspector-a', 'on-no-desk']]);
    expect(body).not.toContain('null');
  });

  it('a directory that no answer holds is refused in a sentence', async () => {
    items = [DESK, ...Array.from({ length: 100 }, (_, i) => person(`inspector-${i}`, 'न'.repeat(20_000)))];
    const { statusCode, body } = await oncall('/v1/oncall');
    expect([statusCode, JSON.parse(body)]).toEqual([413, expect.objectContaining({ type: '/problems/too-large', detail: expect.stringMatching(/^The directory is \d{7} bytes as a file, of which one answer holds 4900000\.$/) })]);
  });

  it('what was ordered goes on from where the last answer ended', async () => {
    const answer = await oncall('/v1/oncall/changes', { month: '2026-11', cursor: '2026-11-01T00:00:00.000Z#id' });
    expect(JSON.parse(answer.body)).toEqual({ month: '2026-11', orders: [], cursor: null });
    expect(aws.asked.at(-1)!.json).toMatchObject({ Limit: 100, ExclusiveStartKey: { pk: { S: 'audit#2026-11' }, sk: { S: '2026-11-01T00:00:00.000Z#id' } } });
    await oncall('/v1/oncall/changes', { month: '2026-11', cursor: '' });
    expect(aws.asked.at(-1)!.json['ExclusiveStartKey']).toBeUndefined();
    expect((await oncall('/v1/oncall/changes', { month: 'November' })).statusCode).toBe(400);
  });
});
