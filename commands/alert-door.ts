/** Hands an alert in at the front door, signed; and again with the same webhook-id where it was not taken for now. */
import { ROUTES } from '../contract/routes.ts';
import { sign } from '../adapters/webhook-signature.ts';

export interface Door {
  readonly url: string;
  /** All active secrets of the partner: any of them may be the one that the other side knows. */
  readonly secrets: readonly string[];
}

export interface Delivery {
  readonly webhookId: string;
  readonly body: Uint8Array;
}

export interface Taken {
  readonly incidentId: string;
  readonly receivedAt: string;
}

/** Time and what is told meanwhile. */
export interface Patience {
  readonly now: () => Date;
  readonly wait: (seconds: number) => Promise<unknown>;
  readonly tell: (line: string) => void;
}

const WAITS_SECONDS = [1, 2, 4, 8, 15];
const LONGEST_WAIT_SECONDS = 30;
const ANSWER_WITHIN_MS = 15_000;

/** `base`: with or without a path, or one of the addresses that a deploy prints. */
export function doorAt(base: string, partner: string): string {
  if (!URL.canParse(base)) throw new Error(`--to is "${base}"; allowed is an address such as https://jr.example.in`);
  const { protocol, hostname } = new URL(base);
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
  if (protocol !== 'https:' && !(protocol === 'http:' && here)) throw new Error(`--to is "${base}"; allowed is https: an alert names a person, and http can be read on the way.`);
  if (!/^[a-z0-9-]{1,40}$/.test(partner)) throw new Error(`--partner is "${partner}"; allowed are 1 to 40 characters a-z, 0-9 and -.`);
  const path = ROUTES.alerts.replace('{partner}', partner);
  return /\/v1\/partners\/[a-z0-9-]+\/alerts\/?$/.test(base) ? base.replace(/\/v1\/partners\/.*$/, path) : base.replace(/\/+$/, '') + path;
}

/** Throws a sentence where the alert was refused, or not taken in a minute. */
export async function handIn(door: Door, delivery: Delivery, patience: Patience): Promise<Taken> {
  for (let tries = 0; ; tries += 1) {
    const answer = await knock(door, delivery, patience.now());
    if ('taken' in answer) return answer.taken;
    const pause = WAITS_SECONDS[tries];
    if (!answer.again || pause === undefined) throw new Error(answer.because);
    const seconds = Math.min(Math.max(pause, answer.after ?? 0), LONGEST_WAIT_SECONDS);
    patience.tell(`${answer.because} It is sent again in ${seconds} s (${tries + 2} of ${WAITS_SECONDS.length + 1}).`);
    await patience.wait(seconds);
  }
}

type Answer = { readonly taken: Taken } | { readonly because: string; readonly again: boolean; readonly after?: number };

async function knock({ url, secrets }: Door, { webhookId, body }: Delivery, now: Date): Promise<Answer> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  const headers = {
    'content-type': 'application/json',
    'webhook-id': webhookId,
    'webhook-timestamp': timestamp,
    'webhook-signature': secrets.map((secret) => sign(secret, { webhookId, timestamp, body })).join(' '),
  };
  try {
    const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(body), redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return answerOf(response, await response.text(), new URL(url).host);
  } catch (error) {
    return { because: `${new URL(url).host} does not answer (${causeOf(error)}).`, again: true };
  }
}

function answerOf({ status, headers }: Response, text: string, host: string): Answer {
  const said = objectIn(text);
  const { incidentId, receivedAt, type, detail } = said;
  if (status === 202 && typeof incidentId === 'string' && typeof receivedAt === 'string') return { taken: { incidentId, receivedAt } };
  if (status === 429 || status >= 500) {
    const after = Number(headers.get('retry-after'));
    return { because: `${host} does not take it for now (${status}).`, again: true, ...(after > 0 && { after }) };
  }
  if (type === '/problems/signature') return { because: `${host} does not know this secret (401): it is another deployment's, or an old one. See --secrets and --secret-id.`, again: false };
  if (type === '/problems/timestamp') return { because: `${host} does not accept the time of this machine (401): set its clock, it is more than 5 minutes off.`, again: false };
  return { because: `${host} answered ${status}${typeof detail === 'string' ? `: ${detail}` : ', which the front door does not say: is the address right?'}`, again: false };
}

function objectIn(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {}; // a page of some other server
  }
}

function causeOf(error: unknown): string {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  return name === 'TimeoutError' ? `nothing in ${ANSWER_WITHIN_MS / 1000} s` : (cause?.code ?? message);
}
