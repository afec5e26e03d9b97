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

interface Taken {
  readonly incidentId: string;
  readonly receivedAt: string;
}

interface Incident {
  readonly status: string;
  readonly unitName: string | null;
  readonly because: readonly string[];
  readonly openedAt: string;
}

const GIVE_UP_MS = 15_000;

/** Times count from the moment at which the front door had the alert. */
export async function sendSample({ root, url, partnersFile, progress, at }: SampleProps): Promise<void> {
  progress.say('a sample alert (an exercise; the person is invented):');
  const { incidentId, receivedAt } = await send(root, url, partnersFile, sampleAlert(at));
  const tell = (step: string, moment: string, what: string): void => {
    progress.say(`  ${step.padEnd(10)}${String(Date.parse(moment) - Date.parse(receivedAt)).padStart(6)} ms  ${what}`);
  };
  tell('accepted', receivedAt, `202, incident ${incidentId}`);
  const texts = await until(() => textsAbout(url, incidentId));
  if (!texts) return progress.say(`  no text has arrived after ${GIVE_UP_MS / 1000} s: see functions.log in the data folder`);
  const { status, unitName, because, openedAt } = (await (await fetch(`${url}/v1/incidents/${incidentId}`)).json()) as Incident;
  tell('located', openedAt, `${unitName ?? 'no unit'}, because: ${because.join(' ')}`);
  tell('routed', openedAt, `opened, ${status}`);
  const ofState = ({ responderId }: Message): number => Number(responderId?.startsWith('state') ?? false);
  texts.sort((a, b) => ofState(b) - ofState(a)); // the state desk's link shows the whole journey
  for (const { to, responderId, sentAt, body } of texts) tell('paged', sentAt, `SMS to ${to} (${responderId}):\n${' '.repeat(23)}${body}`);
  const link = /https?:\/\/\S+/.exec(texts[0]!.body)?.[0];
  progress.say(`look at ${url}/inbox${link ? `, and at the link in the text: ${link}` : ''}`);
}

async function textsAbout(url: string, incidentId: string): Promise<Message[] | undefined> {
  const messages = (await (await fetch(`${url}/inbox/messages?incidentId=${incidentId}`)).json()) as Message[];
  const texts = messages.filter(({ channel }) => channel === 'sms');
  return texts.length > 0 ? texts : undefined;
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

function send(root: string, url: string, partnersFile: string, alert: object): Promise<Taken> {
  const args = ['commands/alert.ts', '--to', url, '--partner', 'desk', '--secrets', partnersFile, '--json', JSON.stringify(alert)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let answer = '';
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => (answer += part.toString()));
  child.stderr.on('data', (part: Buffer) => (complaint += part.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done(JSON.parse(answer) as Taken);
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
