/** How fast worlds are lived through: 10,000 of 10 alerts in 3 minutes would be 556 alerts a second. */
import { availableParallelism } from 'node:os';
import { live, openCrew } from '../simulate/run/campaign.ts';
import type { Figure } from './figure.ts';

const WORLDS = { from: 1, seeds: 1000, alerts: 10 };

export async function worlds(): Promise<Figure[]> {
  const threads = availableParallelism();
  const began = performance.now();
  const { broken, alerts } = await live({ pack: 'packs/up', ...WORLDS, weather: 'heavy', threads }, () => undefined);
  const seconds = (performance.now() - began) / 1000;
  const killing = performance.now();
  await Promise.all(Array.from({ length: threads }, async (_, part) => killed(part, threads)));
  return [
    { what: `${WORLDS.seeds} worlds of ${WORLDS.alerts} alerts in heavy weather: promises broken`, measured: broken.length, unit: '', target: '≤ 0' },
    { what: 'alerts lived through in them, on all cores', measured: Math.round(alerts / seconds), unit: '/s', target: '≥ 556' },
    { what: 'one alert killed at each of its calls, and at each two', measured: Number(((performance.now() - killing) / 1000).toFixed(1)), unit: 's', target: '≤ 30' },
  ];
}

async function killed(part: number, of: number): Promise<void> {
  const crew = openCrew('packs/up', null);
  for (const times of [1, 2] as const) await crew.ask({ kind: 'kill', times, share: { part, of } });
  await crew.close();
}
