/** A thousand alerts as fast as a partner can hand them in: how many incidents a second are opened and paged, each once. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Figure } from './figure.ts';
import { laptop } from './laptop.ts';
import { partner, type Message } from './partner.ts';

const ALERTS = 1000;
const AT_ONCE = 50;
/** SMS and e-mail, to the state desk and to the unit. */
const FIRST_PAGES = 4;

export async function burst(): Promise<Figure[]> {
  const house = await laptop();
  const { send, inbox } = partner(house);
  const from = Date.now();
  const ids = new Set<string>();
  const numbers = Array.from({ length: ALERTS }, (_, number) => number);
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) ids.add(await send(number));
  }));
  const messages = await all(inbox);
  const last = Math.max(...messages.map(({ sentAt }) => Date.parse(sentAt)));
  const doubles = messages.length - new Set(messages.map(({ incidentId, channel, to }) => `${incidentId} ${channel} ${to}`)).size;
  const megabytes = Math.round(house.peakMegabytes());
  await house.stop();
  return [
    { what: `burst of ${ALERTS}: incidents`, measured: ids.size, unit: '', target: `≥ ${ALERTS}` },
    { what: `burst of ${ALERTS}: incidents a second, webhook to last page`, measured: Math.round(ALERTS / ((last - from) / 1000)), unit: '/s', target: '≥ 60' },
    { what: `burst of ${ALERTS}: pages sent twice`, measured: doubles, unit: '', target: '≤ 0' },
    { what: `burst of ${ALERTS}: memory of all processes at its peak`, measured: megabytes, unit: 'MB', target: '≤ 1200' },
  ];
}

async function all(inbox: () => Promise<Message[]>): Promise<Message[]> {
  for (let tries = 0; tries < 300; tries += 1) {
    const messages = await inbox();
    if (messages.length >= ALERTS * FIRST_PAGES) return messages;
    await wait(200);
  }
  throw new Error(`not all first pages arrived within a minute: ${(await inbox()).length} of ${ALERTS * FIRST_PAGES}`);
}
