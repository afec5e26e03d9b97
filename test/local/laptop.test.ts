import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { command, freePort, refusal, startLaptop, until, type Laptop } from './started.ts';

jest.setTimeout(30_000);

describe('the laptop', () => {
  const data = mkdtempSync(join(tmpdir(), 'laptop-'));
  let port: number;
  let laptop: Laptop;

  beforeAll(async () => {
    port = await freePort();
    laptop = await startLaptop(port, data, '--speed', '60');
  });
  afterAll(async () => {
    await laptop.end('SIGKILL');
    rmSync(data, { recursive: true });
  });

  const alert = (alertId: string): object => ({ alertId, risk: 'imminent', hints: [{ kind: 'pin', pin: '226010' }] });
  const textsAfter = (incidentId: string, count: number) => until(async () => {
    const texts = (await laptop.messages(incidentId)).filter(({ channel }) => channel === 'sms');
    return texts.length > count ? texts : undefined;
  });

  it('has written the secrets before its port answers, for this account alone', () => {
    expect(statSync(join(data, 'partners.json')).mode & 0o777).toBe(0o600);
  });

  it('turns a signed alert into texts with a link that works, and one message a recipient and channel', async () => {
    const { incidentId } = await laptop.send(alert('journey'));
    const [text] = await textsAfter(incidentId, 1);
    expect(text).toMatchObject({ incidentId, responderId: expect.any(String), subject: null, attributes: { page: expect.any(String) } });
    const link = /http:\/\/127\.0\.0\.1:\d+\/a\?t=[0-9a-z]{20}$/.exec(text!.body)![0];
    const page = await fetch(link);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')]);
    expect(await (await fetch(`${laptop.url}/v1/incidents/${incidentId}`)).json()).toMatchObject({ incidentId, unitName: 'Lucknow' });
    const inbox = await fetch(`${laptop.url}/inbox`);
    expect([inbox.status, await inbox.text()]).toEqual([200, expect.stringContaining(link)]);
  });

  it('has every change and every look on a trail that is verified, and finds one flipped bit in it', async () => {
    const { incidentId } = await laptop.send(alert('trail'));
    await textsAfter(incidentId, 0);
    const act = async (fields: object): Promise<unknown> => (await fetch(`${laptop.url}/v1/incidents/${incidentId}/actions`, { method: 'POST', body: JSON.stringify(fields) })).json();
    await act({ action: 'acknowledge' });
    await act({ action: 'close', disposition: 'SAFE_BY_PHONE', note: 'An invented person is well' });
    const folder = join(data, 'exported');
    const exported = await command('commands/incident.ts', 'export', incidentId, '--because', 'Invented order', '--out', folder, '--url', laptop.url);
    expect([exported.code, statSync(join(folder, `${incidentId}.html`)).mode & 0o777, readFileSync(join(folder, `${incidentId}.json`), 'utf8')]).toEqual([0, 0o600, expect.stringContaining('An invented person is well')]);
    const verify = async () => command('commands/audit.ts', 'verify', '--incident', incidentId, '--url', laptop.url);
    // Whole is also a trail that is not yet written: wait for the look.
    const blocks = join(data, 's3', 'jeevan-raksha-audit-000000000000-ap-south-1', 'jeevan-raksha-ledger', 'incidents', incidentId);
    const last = await until(async () => globSync(join(blocks, '*.json')).find((file) => readFileSync(file, 'utf8').includes('EXPORTED')));
    expect(await verify()).toEqual({ code: 0, said: expect.stringMatching(/^1 trail, \d+ entries, .*: whole, and true to the ledger\.$/m) });
    const flip = (): void => {
      const bytes = readFileSync(last);
      bytes[bytes.length >> 1]! ^= 1;
      writeFileSync(last, bytes);
    };
    flip();
    expect(await verify()).toEqual({ code: 1, said: expect.stringMatching(/\.json (was changed: its hash is not that of what it holds|is no block: something of it was changed)\.\n1 trail, .*: 1 wrong\.$/m) });
    flip();
  });

  it("answers what is not there in the template's words", async () => {
    const response = await fetch(`${laptop.url}/v1/nothing`);
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(await response.json()).toMatchObject({ type: '/problems/not-found', status: 404 });
  });

  it('refuses in a sentence a second laptop on its folder or its port', async () => {
    const [sameFolder, samePort] = await Promise.all([
      refusal('--port', String(await freePort()), '--data', data),
      refusal('--port', String(port), '--data', ':memory:'),
    ]);
    expect(sameFolder).toEqual({ code: 1, said: `Another laptop is using ${data}: stop it, or start this one with --data another-folder.\n` });
    expect(samePort).toEqual({ code: 1, said: `Port ${port} is in use: stop what listens there, or start with --port N.\n` });
  });

  it('refuses in a sentence a folder whose queues or tables are damaged', async () => {
    const damaged = (service: 'sqs' | 'dynamodb', file: string): string => {
      const folder = mkdtempSync(join(tmpdir(), 'damaged-'));
      mkdirSync(join(folder, service));
      writeFileSync(join(folder, service, file), 'this is not what it should be, by far');
      return folder;
    };
    const folders = [damaged('sqs', 'fauxqs.db'), damaged('dynamodb', 'CURRENT')];
    const refused = await Promise.all(folders.map(async (folder) => refusal('--port', String(await freePort()), '--data', folder)));
    for (const { code, said } of refused) {
      expect([code, said]).toEqual([1, expect.stringMatching(/did not start .* is damaged or in use; move the data folder away, or start with --data another-folder\.\n$/)]);
      expect(said).not.toMatch(/^\s+at /m);
    }
    folders.forEach((folder) => rmSync(folder, { recursive: true }));
  });

  it('sends an exercise by the way of every alert from its first period on, which comes through and is in no inbox', async () => {
    const log = (): string => readFileSync(join(data, 'functions.log'), 'utf8');
    await until(async () => (log().includes('"CanaryAcknowledgedMs"') ? true : undefined));
    expect(log()).toMatch(/The exercise came through: accepted after [\d.]+ s, paged after [\d.]+ s, acknowledged after [\d.]+ s\./);
    const messages = (await (await fetch(`${laptop.url}/inbox/messages`)).json()) as { responderId: string }[];
    expect(messages.filter(({ responderId }) => responderId === 'canary')).toEqual([]);
  });

  it('goes on paging after kill -9, the alerts included that it had only just accepted', async () => {
    const { incidentId: open } = await laptop.send(alert('open'));
    const before = await textsAfter(open, 1);
    const { incidentId: accepted } = await laptop.send(alert('just accepted'));
    await laptop.end('SIGKILL');
    laptop = await startLaptop(port, data, '--speed', '60');
    const ready = Date.now();
    await Promise.all([textsAfter(open, before.length), textsAfter(accepted, 0)]);
    expect(Date.now() - ready).toBeLessThan(6000);
    expect((await laptop.messages(open)).slice(0, before.length)).toEqual(expect.arrayContaining(before.slice(0, 1)));
  });

  it('ends cleanly when it is asked to', async () => {
    const began = Date.now();
    expect(await laptop.end('SIGINT')).toBe(0);
    expect(Date.now() - began).toBeLessThan(2000);
    expect(laptop.said()).not.toMatch(/ {2}! |Error|Warning/);
  });
});
