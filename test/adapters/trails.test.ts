/** One suite for every store of trails: in memory, and on the laptop's S3. What S3 itself answers besides, from a list. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { bucketAt, s3Trails } from '../../adapters/aws/trails.ts';
import { memoryTrails } from '../../adapters/memory/trails.ts';
import { addBuckets } from '../../local/emulators/bucket.ts';
import { listen, type App } from '../../local/gateway/gateway.ts';
import { freePort } from '../local/started.ts';
import { trailsContract } from './trails.contract.ts';

const credentials = async () => ({ accessKeyId: 'test', secretAccessKey: 'test' });

describe('trails in memory', () => {
  trailsContract(async () => memoryTrails());
});

describe("trails on the laptop's S3", () => {
  const folder = mkdtempSync(join(tmpdir(), 's3-'));
  const refused: string[] = [];
  let [url, count] = ['', 0];
  let server: ServerType;
  const names = Array.from({ length: 12 }, (_, i) => `bucket${i}`);
  beforeAll(async () => {
    const app: App = new Hono();
    addBuckets(app, names.map((name) => ({ name })), folder, (line) => refused.push(line));
    const port = await freePort();
    server = await listen(app, port);
    url = `http://127.0.0.1:${port}/s3`;
  });
  afterAll(() => {
    server.close();
    rmSync(folder, { recursive: true });
  });

  trailsContract(async () => s3Trails(bucketAt(names[count++]!, 'ap-south-1', url), credentials));

  it('is listed in pages of a thousand', async () => {
    const trails = s3Trails(bucketAt('bucket10', 'ap-south-1', url), credentials);
    await trails.put('t/a/000000.json', 'x');
    for (let i = 1; i < 1002; i += 1) writeFileSync(join(folder, 'bucket10/t/a', `${String(i).padStart(6, '0')}.json`), 'x');
    const found: string[] = [];
    for await (const { name } of trails.versions('t/')) found.push(name);
    expect([found.length, new Set(found).size, found.at(-1)]).toEqual([1002, 1002, 't/a/001001.json']);
  });

  it('refuses a write over what may be there, as the policy of the bucket does, and what it does not run', async () => {
    const put = await fetch(`${url}/bucket11/t/a.json`, { method: 'PUT', body: 'x' });
    expect([put.status, await put.text()]).toEqual([403, expect.stringContaining('AccessDenied')]);
    const others = await Promise.all([fetch(`${url}/bucket11/t/a.json`, { method: 'DELETE' }), fetch(`${url}/bucket11/?list-type=2`), fetch(`${url}/bucket11/t/a.json`, { method: 'HEAD' })]);
    expect(others.map(({ status }) => status)).toEqual([501, 501, 501]);
    expect(refused).toHaveLength(3);
    expect(refused[0]).toBe('S3 was asked for DELETE /s3/bucket11/t/a.json, which the laptop does not run');
  });

  it('keeps nothing outside its folder, and no half of anything', async () => {
    const put = async (path: string): Promise<number> => (await fetch(`${url}/bucket11/${path}`, { method: 'PUT', body: 'x', headers: { 'if-none-match': '*' } })).status;
    expect([await put('..%2Fescaped'), await put('%2e%2e%2fescaped'), await put('a b')]).toEqual([400, 400, 400]);
    expect(readdirSync(folder)).not.toContain('escaped');
    await put('t/a.json');
    expect(readdirSync(join(folder, 'bucket11/t'))).toEqual(['a.json']);
  });
});

describe('trails on S3', () => {
  let server: Server;
  let answers: { status: number; body?: string }[] = [];
  const asked: IncomingMessage[] = [];
  const trails = () => s3Trails(bucketAt('b', 'ap-south-1', `http://127.0.0.1:${(server.address() as AddressInfo).port}`), credentials);
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      const { status, body = '' } = answers.shift() ?? { status: 500 };
      request.resume().on('end', () => response.writeHead(status).end(body));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => void server.close());
  beforeEach(() => void asked.splice(0));

  it('are put once, signed, with the checksum that a lock wants', async () => {
    answers = [{ status: 200 }];
    await trails().put('t/a.json', '{}');
    expect(asked[0]!.headers).toMatchObject({ 'if-none-match': '*', 'x-amz-checksum-sha256': 'RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=', authorization: expect.stringContaining('SignedHeaders=') });
    expect(asked[0]!.headers.authorization).toContain('if-none-match');
  });

  it('are tried again where somebody else is just writing, and where S3 is not well', async () => {
    answers = [{ status: 409 }, { status: 503 }, { status: 412 }];
    expect(await trails().put('t/a.json', '{}')).toBe(false);
    expect(asked).toHaveLength(3);
  });

  it('throw what S3 answered', async () => {
    answers = [{ status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }];
    await expect(trails().put('t/a.json', '{}')).rejects.toThrow('S3 answered 403 to a write of t/a.json: AccessDenied');
  });

  it('show what was put over something, and what was deleted', async () => {
    const one = (kind: string, name: string, version: string): string => `<${kind}><Key>${name}</Key><VersionId>${version}</VersionId></${kind}>`;
    answers = [
      { status: 200, body: `<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>t/a</NextKeyMarker><NextVersionIdMarker>v2</NextVersionIdMarker>${one('Version', 't/a', 'v2')}</ListVersionsResult>` },
      { status: 200, body: `<ListVersionsResult><IsTruncated>false</IsTruncated>${one('Version', 't/a', 'v1')}\n${one('DeleteMarker', 't/b', 'v3')}</ListVersionsResult>` },
    ];
    const found = [];
    for await (const version of trails().versions('t/')) found.push(version);
    expect(found).toEqual([{ name: 't/a', version: 'v2', isDeletion: false }, { name: 't/a', version: 'v1', isDeletion: false }, { name: 't/b', version: 'v3', isDeletion: true }]);
    expect(asked[1]!.url).toContain('key-marker=t%2Fa&version-id-marker=v2');
  });

  it('is where AWS has it', () => {
    expect(bucketAt('b', 'ap-south-1', undefined).url).toBe('https://b.s3.ap-south-1.amazonaws.com');
  });
});
