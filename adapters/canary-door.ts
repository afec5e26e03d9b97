/** The front door as a partner and a responder see it from outside: over HTTP, and signed. */
import { randomUUID } from 'node:crypto';
import { ROUTES } from '../contract/routes.ts';
import { CANARY } from '../core/canary.ts';
import { errorName } from '../core/fault.ts';
import type { CanaryPorts } from '../pipeline/canary.ts';
import { sign } from './webhook-signature.ts';

const ANSWER_WITHIN_MS = 15_000;

/** `base`: what stands before a path. `secret`: as `whsec_…`. */
export function canaryDoor(base: string, secret: () => Promise<string>): CanaryPorts['door'] {
  return {
    send: async (alert) => {
      const [webhookId, timestamp, body] = [randomUUID(), String(Math.floor(Date.now() / 1000)), Buffer.from(JSON.stringify(alert))];
      const signature = sign(await had(secret), { webhookId, timestamp, body });
      const headers = { 'content-type': 'application/json', 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      const answer = await asked(base + ROUTES.alerts.replace('{partner}', CANARY), { method: 'POST', headers, body });
      if (answer.status !== 202) throw new Error(`the front door answered ${answer.status} to the alert`);
      return ((await answer.json()) as { incidentId: string }).incidentId;
    },
    acknowledge: async (link) => {
      const { origin, pathname, searchParams } = new URL(link);
      const form = new URLSearchParams({ t: searchParams.get('t') ?? '', action: 'acknowledge' });
      const answer = await asked(origin + pathname, { method: 'POST', body: form });
      if (answer.status !== 200) throw new Error(`the front door answered ${answer.status} to the acknowledgement`);
    },
  };
}

/** One GET; whoever counts them misses the next where it does not come. */
export const heartbeatTo = (url: string) => async (): Promise<void> => {
  const { ok, status } = await asked(url, { method: 'GET' });
  if (!ok) throw new Error(`it was answered ${status}`);
};

/** By its name only: AWS's own words quote what they were given. */
async function had(secret: () => Promise<string>): Promise<string> {
  try {
    return await secret();
  } catch (error) {
    throw new Error(`its secret could not be had (${errorName(error)})`, { cause: error });
  }
}

async function asked(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...request, redirect: 'manual', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    throw new Error(`${new URL(url).host} did not answer (${cause?.code ?? name})`, { cause: error });
  }
}
