/** A laptop in a process of its own, as `npm start` runs it, and a partner that signs alerts for it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Message } from '../../local/inbox.ts';

const root = join(import.meta.dirname, '../..');

export interface Laptop {
  readonly url: string;
  readonly process: ChildProcess;
  /** What it has printed so far. */
  readonly said: () => string;
  readonly send: (alert: object) => Promise<{ readonly incidentId: string }>;
  readonly messages: (incidentId: string) => Promise<Message[]>;
  /** Answers how it ended: the exit code, or the signal. */
  readonly end: (signal: NodeJS.Signals) => Promise<number | NodeJS.Signals>;
}

/** Answers when it is ready. */
export async function startLaptop(port: number, data: string, ...flags: string[]): Promise<Laptop> {
  const { child, said, ended } = run('--port', String(port), '--data', data, '--no-sample', ...flags);
  await new Promise<void>((done, fail) => {
    child.stdout!.on('data', () => said().includes('serving; Ctrl-C ends it') && done());
    void ended.then((code) => fail(new Error(`ended with ${code}: ${said()}`)));
  });
  const url = `http://127.0.0.1:${port}`;
  return {
    url,
    process: child,
    said,
    send: (alert) => sendSigned(url, join(data, 'partners.json'), alert),
    messages: async (incidentId) => (await fetch(`${url}/inbox/messages?incidentId=${incidentId}`)).json() as Promise<Message[]>,
    end: (signal) => {
      child.kill(signal);
      return ended;
    },
  };
}

/** For a laptop that does not start: how it ended, and what it said. */
export async function refusal(...args: string[]): Promise<{ code: number | NodeJS.Signals; said: string }> {
  const { said, ended } = run(...args);
  return { code: await ended, said: said() };
}

/** One of `npm run`, to its end. */
export async function command(...args: string[]): Promise<{ code: number | NodeJS.Signals; said: string }> {
  const { said, ended } = spawned(...args);
  return { code: await ended, said: said() };
}

const run = (...args: string[]) => spawned('local/start.js', ...args);

function spawned(...args: string[]): { child: ChildProcess; said: () => string; ended: Promise<number | NodeJS.Signals> } {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => (text += part.toString()));
  const ended = new Promise<number | NodeJS.Signals>((done) => child.once('close', (code, signal) => done(code ?? signal!)));
  return { child, said: () => text, ended };
}

async function sendSigned(url: string, partnersFile: string, alert: object): Promise<{ incidentId: string }> {
  const { meta } = JSON.parse(readFileSync(partnersFile, 'utf8')) as { meta: { secrets: [string] } };
  const [id, timestamp, body] = [randomUUID(), String(Math.floor(Date.now() / 1000)), JSON.stringify(alert)];
  const key = Buffer.from(meta.secrets[0].replace('whsec_', ''), 'base64');
  const signature = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`;
  const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
  const response = await fetch(`${url}/v1/partners/meta/alerts`, { method: 'POST', headers, body });
  if (response.status !== 202) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as { incidentId: string };
}

export function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });
}

/** Answers the first defined answer; a test's timeout ends what never comes. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 20));
  }
}
