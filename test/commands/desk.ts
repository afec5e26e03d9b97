/** A front door that knows the desk's secret, and the command as a person or a program starts it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Webhook } from 'standardwebhooks';

export const SECRET = `whsec_${Buffer.from('a secret for tests only, 32 byte').toString('base64')}`;
export const OTHER_SECRET = `whsec_${Buffer.from('another secret for tests, 32 by.').toString('base64')}`;
export const TAKEN = { incidentId: 'abcdefghijklmnopqrstuvwxyz', receivedAt: '2026-11-24T02:10:11.000Z' };

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  /** What the `standardwebhooks` library says of it; it knows `SECRET` only. */
  readonly verified: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const ACCEPTS: Answer = { status: 202, body: TAKEN };

/** Answers one after another; the last one again and again. `url` has no slash at its end. */
export async function openDoor(...answers: readonly Answer[]) {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts);
      asked.push({ method: request.method!, path: request.url!, headers: request.headers, body, verified: isVerified(body, request.headers) });
      const { status, headers, body: said } = answers[Math.min(asked.length, answers.length) - 1] ?? ACCEPTS;
      response.writeHead(status, headers).end(typeof said === 'string' ? said : JSON.stringify(said));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, close: () => void server.close() };
}

function isVerified(body: Buffer, headers: IncomingHttpHeaders): boolean {
  try {
    new Webhook(SECRET).verify(body, headers as Record<string, string>);
    return true;
  } catch {
    return false;
  }
}

const folder = mkdtempSync(join(tmpdir(), 'jeevan-alert-'));

/** A file in a folder of this test. */
export function fileOf(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

export const SECRETS_FILE = fileOf('partners.json', JSON.stringify({ desk: { secrets: [SECRET] } }));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Ends by itself, or the test's patience does. `stdin` undefined: a pipe that nobody closes. */
export async function alert(args: readonly string[], stdin?: string, env: Readonly<Record<string, string>> = {}): Promise<Run> {
  const { PATH, NODE_COMPILE_CACHE } = process.env;
  const child = spawn(process.execPath, ['commands/alert.ts', ...args], { env: { PATH, NODE_COMPILE_CACHE, ...env }, stdio: 'pipe' });
  const [stdout, stderr]: [string[], string[]] = [[], []];
  child.stdout.on('data', (part: Buffer) => stdout.push(part.toString()));
  child.stderr.on('data', (part: Buffer) => stderr.push(part.toString()));
  if (stdin !== undefined) child.stdin.end(stdin);
  const [code] = (await once(child, 'close')) as [number | null];
  child.stdin.destroy();
  return { code, stdout: stdout.join(''), stderr: stderr.join('') };
}
