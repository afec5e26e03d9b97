/** One invented alert through the front door, and its journey as it happens. */
import { spawn } from 'node:child_process';
import type { Message } from './inbox.ts';
import type { Progress } from './progress.ts';

export interface SampleProps {
  readonly root: string;
  readonly url: string;
  readonly partnersFile: string;
  readonly progress: Progress;
  readonly at: Date;
}

interface Incident {
  readonly status: string;
  readonly unit: unknown;
  readonly because: unknown;
}

const GIVE_UP_MS = 15_000;

export async function sendSample({ root, url, partnersFile, progress, at }: SampleProps): Promise<void> {
  const began = Date.now();
  const tell = (step: string, what: string): void => progress.say(`  ${step.padEnd(10)}${String(Date.now() - began).padStart(6)} ms  ${what}`);
  progress.say('a sample alert (an exercise; the person is invented):');
  const { incidentId } = await send(root, url, partnersFile, sampleAlert(at));
  tell('accepted', `incident ${incidentId}`);
  const messages = await until(async () => {
    const found = (await (await fetch(`${url}/inbox/messages?incidentId=${incidentId}`)).json()) as Message[];
    return found.some(({ channel }) => channel === 'sms') ? found : undefined;
  });
  if (!messages) return progress.say(`  no text has arrived after ${GIVE_UP_MS / 1000} s: see functions.log in the data folder`);
  const sms = messages.find(({ channel }) => channel === 'sms')!;
  const took = Date.parse(sms.sentAt) - began;
  const incident = (await (await fetch(`${url}/v1/incidents/${incidentId}`)).json()) as Incident;
  tell('located', `${text(incident.unit)}, because ${text(incident.because)}`);
  tell('routed', incident.status);
  progress.say(`  ${'paged'.padEnd(10)}${String(took).padStart(6)} ms  ${sms.to}: ${sms.body}`);
  const link = /https?:\/\/\S+/.exec(sms.body)?.[0];
  progress.say(`look at ${url}/inbox${link ? ` and at the link in the text: ${link}` : ''}`);
}

function sampleAlert(at: Date): object {
  return {
    alertId: `sample-${at.toISOString()}`,
    postedAt: new Date(at.getTime() - 60_000).toISOString(),
    detectedAt: at.toISOString(),
    risk: 'imminent',
    exercise: true,
    post: { platform: 'instagram', url: 'https://example.invalid/p/sample', language: 'en', excerpt: 'Invented for this exercise: I cannot go on.' },
    subject: { name: 'Invented Person', accountId: 'sample', age: 24, sex: 'female', phones: ['+915550000000'] },
    hints: [{ kind: 'pin', pin: '226010' }],
  };
}

function send(root: string, url: string, partnersFile: string, alert: object): Promise<{ incidentId: string }> {
  const args = ['commands/alert.ts', '--to', url, '--partner', 'desk', '--secrets', partnersFile, '--json', JSON.stringify(alert)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let answer = '';
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => (answer += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(JSON.parse(answer) as { incidentId: string });
      else fail(new Error(`commands/alert.ts could not send the sample: ${complaint}${answer}`));
    });
  });
}

async function until<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = Date.now() + GIVE_UP_MS;
  while (Date.now() < end) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 10));
  }
  return undefined;
}

const text = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
