/** From the webhook's first byte to the SMS in the inbox, one alert after another, data on disk. */
import { setTimeout as wait } from 'node:timers/promises';
import { ascending, percentile, type Figure } from './figure.ts';
import { laptop } from './laptop.ts';
import { partner } from './partner.ts';

const ALERTS = 500;
const WARM_UP = 20;

export async function latency(): Promise<Figure[]> {
  const house = await laptop();
  const { send, inbox } = partner(house);
  const took: number[] = [];
  for (let number = 0; number < WARM_UP + ALERTS; number += 1) {
    const from = Date.now();
    const id = await send(number);
    const sms = await arrived(async () => (await inbox(id)).find(({ channel }) => channel === 'sms')?.sentAt);
    if (number >= WARM_UP) took.push(Date.parse(sms) - from);
  }
  await house.stop();
  const sorted = ascending(took);
  return [
    { what: `webhook → SMS, p50 of ${ALERTS}`, measured: percentile(sorted, 0.5), unit: 'ms', target: '≤ 150' },
    { what: `webhook → SMS, p99 of ${ALERTS}`, measured: percentile(sorted, 0.99), unit: 'ms', target: '≤ 600' },
  ];
}

async function arrived(look: () => Promise<string | undefined>): Promise<string> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const found = await look();
    if (found !== undefined) return found;
    await wait(5);
  }
  throw new Error('no SMS arrived in 10 seconds');
}
