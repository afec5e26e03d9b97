/** The laptop as a stranger starts it, on a free port and in a folder of its own. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ascending, percentile, type Figure } from './figure.ts';

export interface Laptop {
  readonly url: string;
  readonly data: string;
  readonly readyMs: number;
  /** Resident memory of all its processes, at its highest so far. */
  peakMegabytes(): number;
  stop(): Promise<void>;
}

export async function laptop(): Promise<Laptop> {
  const data = mkdtempSync(join(tmpdir(), 'bench-laptop-'));
  const port = await freePort();
  const from = performance.now();
  const child = spawn('npm', ['start', '--', '--no-sample', '--port', String(port), '--data', data], { detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const url = `http://127.0.0.1:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null || performance.now() - from > 60_000) throw new Error('the laptop did not start');
    await wait(20);
  }
  return {
    url,
    data,
    readyMs: performance.now() - from,
    peakMegabytes: () => familyOf(child.pid!).reduce((sum, pid) => sum + peakOf(pid), 0) / 1024,
    stop: async () => {
      process.kill(-child.pid!, 'SIGINT');
      await new Promise((ended) => child.exitCode === null ? child.once('exit', ended) : ended(null));
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** From `npm start` to the first answered request. */
export async function start(): Promise<Figure[]> {
  const runs: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const house = await laptop();
    runs.push(house.readyMs / 1000);
    await house.stop();
  }
  return [{ what: 'laptop: ready after npm start, median of 3', measured: Math.round(percentile(ascending(runs), 0.5) * 10) / 10, unit: 's', target: '≤ 6' }];
}

const answers = async (url: string): Promise<boolean> => fetch(`${url}/inbox/messages`).then((response) => response.ok, () => false);

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

function familyOf(root: number): number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const below = (pid: number): number[] => [pid, ...parents.filter(({ parent }) => parent === pid).flatMap((child) => below(child.pid))];
  return below(root);
}

const parentOf = (pid: string): number => Number(/^PPid:\s+(\d+)/m.exec(statusOf(pid))?.[1] ?? 0);
const peakOf = (pid: number): number => Number(/^VmHWM:\s+(\d+)/m.exec(statusOf(String(pid)))?.[1] ?? 0);

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}
