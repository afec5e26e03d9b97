/** The fewest alerts and faults that still break the same promise. */
import type { Fault } from '../world/faults.ts';
import type { Setting } from '../world/setting.ts';
import { simulate, type Plan } from '../world/world.ts';

/** Worlds tried, at the most: what is left then is short enough to read. */
const TRIES = 400;

export async function shrink(setting: Setting, plan: Plan): Promise<Plan> {
  const { violation, struck } = await simulate(setting, plan);
  if (violation === null) return plan;
  let tries = 0;
  const breaks = async (given: Plan): Promise<boolean> => {
    tries += 1;
    return tries <= TRIES && (await simulate(setting, given)).violation?.promise === violation.promise;
  };
  const pinned: Plan = { ...plan, only: new Map(struck.map(({ key, fault }) => [key, fault])) };
  const fewer = { ...pinned, alerts: await smallest(plan.alerts, async (alerts) => breaks({ ...pinned, alerts })) };
  const faults = await smallest([...pinned.only!], async (some) => breaks({ ...fewer, only: new Map(some) }));
  return { ...fewer, only: new Map<string, Fault>(faults) };
}

/** Leaves out halves, quarters and so on, then one at a time, as long as it still holds (Zeller's delta debugging). */
export async function smallest<T>(all: readonly T[], holds: (some: readonly T[]) => Promise<boolean>): Promise<readonly T[]> {
  let kept = all;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < kept.length; ) {
      const without = [...kept.slice(0, from), ...kept.slice(from + size)];
      if (await holds(without)) kept = without;
      else from += size;
    }
  }
  return kept;
}
