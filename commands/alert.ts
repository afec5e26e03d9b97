/** `npm run alert -- …`: what was phoned or mailed becomes a signed alert, through the same front door. */
import { setTimeout } from 'node:timers/promises';
import { systemClock } from '../adapters/clock.ts';
import { MAX_BODY_BYTES } from '../pipeline/accept.ts';
import { readPasted } from '../core/alert-text.ts';
import { deskAlert, madeId, type DeskAlert, type Given } from '../core/desk-alert.ts';
import { atlasOf, openPack } from '../packs/open.ts';
import { doorAt, handIn, type Delivery, type Taken } from './alert-door.ts';
import { readFlags, USE, type Flags } from './alert-flags.ts';
import { asked, fromFile, fromPaste, fromPipe, questions } from './alert-input.ts';
import { secretsOf } from './alert-secrets.ts';
import { tellAlert, tellLeftOut } from './alert-telling.ts';
import { orSentence } from './sentence.ts';

const { stdin, stdout, stderr } = process;
const say = (lines: readonly string[]): void => void stderr.write(lines.map((line) => `${line}\n`).join(''));

await orSentence(async () => {
  let pack: string | undefined;
  try {
    const flags = readFlags(process.argv.slice(2));
    pack = flags.pack;
    if (flags.help) return void stdout.write(`${USE}\n`);
    await (flags.json === undefined ? sendWhatIsKnown(flags) : sendAsItIs(flags, flags.json));
  } catch (error) {
    throw new Error(`${(error as Error).message}\nThe alert was NOT taken. Phone the state desk now: ${deskPhone(pack)}.`, { cause: error });
  }
});

/** For programs: the very bytes, and one line of JSON. */
async function sendAsItIs(flags: Flags, json: string): Promise<void> {
  const text = json === '-' ? await fromPipe(stdin) : json;
  const taken = await send(flags, { webhookId: madeId(text, systemClock.now()), body: Buffer.from(text) });
  stdout.write(`${JSON.stringify({ incidentId: taken.incidentId, receivedAt: taken.receivedAt })}\n`);
}

async function sendWhatIsKnown(flags: Flags): Promise<void> {
  const { given, text } = await gathered(flags);
  const pasted = text === null ? null : readPasted(text);
  const alert = fitting(deskAlert(given, pasted?.parts ?? null, text, systemClock.now()));
  if (!alert.subject && !alert.hints && !alert.post) throw new Error(`Nothing was said of anybody.\n${USE}`);
  say(['This will be sent:', ...tellAlert(alert), ...tellLeftOut(pasted?.leftOut ?? [])]);
  if (/^content-transfer-encoding:\s*(?:base64|quoted-printable)/im.test(text ?? '')) say(['  This is a mail as it was transmitted: much of it may be encoded. Paste what the mail shows instead.']);
  if (stdin.isTTY && !flags.yes && !(await agreed())) return say(['Nothing was sent.']);
  const { incidentId, receivedAt } = await send(flags, { webhookId: alert.alertId, body: bytesOf(alert) });
  stdout.write(`Taken. Incident ${incidentId}, received ${receivedAt}.\n${whereToLook(flags.to, incidentId)}\n`);
}

/** A pipe is read where nothing else was said: a pipe that nobody closes must not hold an alert back. */
async function gathered({ given, said, file, paste }: Flags): Promise<{ given: Given; text: string | null }> {
  if (file !== undefined) return { given, text: fromFile(file) };
  if (paste && stdin.isTTY) return { given, text: await fromPaste(stdin, stderr) };
  if (paste || (!said && !stdin.isTTY)) return { given, text: await fromPipe(stdin) };
  if (said) return { given, text: null };
  const { ask, done } = questions(stdin, stderr);
  try {
    return await asked(ask, given);
  } finally {
    done();
  }
}

async function agreed(): Promise<boolean> {
  const { ask, done } = questions(stdin, stderr);
  const answer = await ask('Send it? [Y/n] ');
  done();
  return !/^\s*n/i.test(answer);
}

async function send(flags: Flags, delivery: Delivery): Promise<Taken> {
  const url = doorAt(flags.to, flags.partner);
  const secrets = await secretsOf({ ...flags, environment: process.env['DESK_SECRET'] });
  return handIn({ url, secrets }, delivery, { now: () => new Date(), wait: async (seconds) => setTimeout(seconds * 1000), tell: (line) => say([line]) });
}

function bytesOf(alert: object): Uint8Array {
  return Buffer.from(JSON.stringify(alert));
}

/** A longer text is cut: what is read of an alert stands before it. */
function fitting(alert: DeskAlert): DeskAlert {
  const { post } = alert;
  if (bytesOf(alert).length <= MAX_BODY_BYTES || !post?.excerpt) return alert;
  return fitting({ ...alert, post: { ...post, excerpt: post.excerpt.slice(0, Math.floor(post.excerpt.length * 0.8)) } });
}

function whereToLook(to: string, incidentId: string): string {
  const base = to.replace(/\/v1\/.*$|\/+$/, '');
  const here = new URL(base).protocol === 'http:';
  return here ? `Look at ${base}/inbox?incidentId=${incidentId} and ${base}/v1/incidents/${incidentId}` : `The desk is being paged. ${base}/v1/incidents/${incidentId} shows it to those who may sign in.`;
}

/** Also where the pack cannot be read. */
function deskPhone(pack = 'packs/up'): string {
  try {
    return openPack(pack, atlasOf(pack)).stateDesk.phone;
  } catch {
    return '112';
  }
}
