/** Who is on call, whether somebody always is, and how fast a level of thirty is handed to SNS. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onDuty } from '../core/on-duty.ts';
import { peopleOf, type PeopleFile } from '../core/people-file.ts';
import { samplePeople } from '../core/sample-people.ts';
import { instant, secondsAfter } from '../core/time.ts';
import { loadPack } from '../packs/index.ts';
import { ascending, percentile, type Figure } from './figure.ts';
import { laptop } from './laptop.ts';
import { partner } from './partner.ts';

const CREW = 30;
const LOOKS = 20_000;
const LEVELS = 20;

/** The sample, with a rota of twelve-hour shifts at every desk. */
function withRotas(): PeopleFile {
  const file = samplePeople(loadPack('packs/up'));
  const rota = (first: string, other: string) => ({ role: 'primary' as const, timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '18:00'], advances: 'shift' as const, crews: [[first], [other]] });
  return { ...file, desks: file.desks.map((desk) => ({ ...desk, roster: { ...desk.roster, primary: [] }, rotas: [rota(desk.roster.primary![0]!, desk.roster.primary![0]!)] })) };
}

export async function onCall(): Promise<Figure[]> {
  return [resolved(), proved(), await handedOver()];
}

function resolved(): Figure {
  const from = instant('2026-03-01T00:00Z');
  const people = peopleOf(withRotas(), from);
  const look = (i: number): void => void onDuty(people, 'state', 'primary', secondsAfter(from, i * 60));
  for (let i = 0; i < 1000; i += 1) look(i);
  const began = performance.now();
  for (let i = 0; i < LOOKS; i += 1) look(i);
  return { what: 'who is on call, resolved warm', measured: Math.round(((performance.now() - began) / LOOKS) * 1e4) / 1e4, unit: 'ms', target: '≤ 0.1' };
}

/** The whole command, from its start to its last line. */
function proved(): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'bench-on-call-'));
  const file = join(folder, 'people.json');
  writeFileSync(file, JSON.stringify(withRotas()));
  const began = performance.now();
  execFileSync(process.execPath, ['commands/oncall.ts', 'coverage', '--from', file]);
  const seconds = Math.round((performance.now() - began) / 10) / 100;
  rmSync(folder, { recursive: true });
  return { what: 'coverage of 76 desks over 365 days, two shifts a day', measured: seconds, unit: 's', target: '≤ 5' };
}

/** From the first to the last of thirty texts in the inbox; the first page is not waited for. */
async function handedOver(): Promise<Figure> {
  const house = await laptop();
  const crew = Array.from({ length: CREW }, (_, i) => ({ responderId: `crew-${i}`, name: `Invented ${i}`, rank: '', language: 'en', sms: `+9170001${String(i).padStart(5, '0')}` }));
  const order = async (wanted: object): Promise<void> => {
    const response = await fetch(`${house.url}/v1/oncall/changes`, { method: 'POST', body: JSON.stringify(wanted) });
    if (!response.ok) throw new Error(await response.text());
  };
  await order({ change: 'people', people: crew });
  await order({ change: 'roster', desk: 'state', role: 'primary', responders: crew.map(({ responderId }) => responderId) });
  const { send, inbox } = partner(house);
  const took: number[] = [];
  for (let number = 0; number < LEVELS; number += 1) {
    const id = await send(number);
    const sent = await until(async () => (await inbox(id)).filter(({ to }) => to.startsWith('+9170001')).map(({ sentAt }) => Date.parse(sentAt)), CREW);
    took.push(Math.max(...sent) - Math.min(...sent));
  }
  await house.stop();
  return { what: `a level of ${CREW} handed to SNS, p95 of ${LEVELS}`, measured: percentile(ascending(took), 0.95), unit: 'ms', target: '≤ 500' };
}

async function until(look: () => Promise<number[]>, count: number): Promise<number[]> {
  for (let tries = 0; tries < 1000; tries += 1) {
    const found = await look();
    if (found.length >= count) return found;
    await wait(10);
  }
  throw new Error('not everybody was paged in ten seconds');
}
