/** A partner's side: signed alerts over HTTP, and a look into the inbox. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sign } from '../adapters/webhook-signature.ts';
import type { Laptop } from './laptop.ts';

export interface Message {
  readonly channel: string;
  readonly to: string;
  readonly incidentId: string;
  readonly sentAt: string;
}

const PINS = ['226010', '201301', '208001', '221005', '282001', '211001', '224001', '273001', '250001', '243001'];

export function partner({ url, data }: Laptop) {
  const secrets = JSON.parse(readFileSync(join(data, 'partners.json'), 'utf8')) as { meta: { secrets: string[] } };
  return {
    /** The incident's id. The alerts are invented, and say so. */
    send: async (number: number): Promise<string> => {
      const alert = { alertId: `bench-${number}`, exercise: true, risk: 'high', subject: { name: 'Invented Person' }, hints: [{ kind: 'pin', pin: PINS[number % PINS.length] }] };
      const body = Buffer.from(JSON.stringify(alert));
      const [webhookId, timestamp] = [randomUUID(), String(Math.floor(Date.now() / 1000))];
      const headers = { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': sign(secrets.meta.secrets[0]!, { webhookId, timestamp, body }) };
      const response = await fetch(`${url}/v1/partners/meta/alerts`, { method: 'POST', headers, body });
      if (response.status !== 202) throw new Error(`the front door answered ${response.status}`);
      return ((await response.json()) as { incidentId: string }).incidentId;
    },
    inbox: async (incidentId?: string): Promise<Message[]> => {
      const response = await fetch(`${url}/inbox/messages${incidentId ? `?incidentId=${incidentId}` : ''}`);
      return (await response.json()) as Message[];
    },
  };
}
