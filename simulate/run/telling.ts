/** One world as lines to read; where a promise is broken, the smallest that still breaks it. */
import type { Weather } from '../world/faults.ts';
import { openSetting } from '../world/setting.ts';
import type { Plan } from '../world/world.ts';
import { planOf } from './orders.ts';
import { shrink } from './shrink.ts';
import { storyOf, type Story } from './story.ts';

export async function tellWorld({ pack, seed, alerts, weather }: { readonly pack: string; readonly seed: number; readonly alerts: number; readonly weather: Weather }): Promise<Story & { readonly plan: Plan }> {
  const setting = await openSetting(pack);
  const plan = await shrink(setting, planOf(seed, alerts, weather));
  const { lines, outcome } = await storyOf(setting, plan);
  return { plan, lines: cut(lines), outcome };
}

const LINES = 120;

/** A world that spins has thousands of lines, and the middle of them says nothing. */
export function cut(lines: readonly string[]): readonly string[] {
  const left = lines.length - LINES;
  return left <= 0 ? lines : [...lines.slice(0, LINES / 2), `… ${left} lines …`, ...lines.slice(-LINES / 2)];
}
