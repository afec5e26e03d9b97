/** Looks for a world in which a mutant breaks a promise. */
import type { Mutant } from '../mutants/mutants.ts';
import type { Violation } from '../promises/promises.ts';
import { openCrew } from './campaign.ts';
import type { Answer } from './orders.ts';

export interface Found {
  readonly seed: number;
  readonly violation: Violation;
  readonly story: readonly string[];
}

const [SEEDS, ALERTS] = [200, 6];

/** Null when it lives through all of them unseen. */
export async function hunt(pack: string, { name }: Mutant): Promise<Found | null> {
  const crew = openCrew(pack, name);
  try {
    const { tally } = (await crew.ask({ kind: 'live', from: 1, to: SEEDS + 1, alerts: ALERTS, weather: 'heavy', untilBroken: true })) as Extract<Answer, { kind: 'lived' }>;
    const [first] = tally.broken;
    if (first === undefined) return null;
    const told = (await crew.ask({ kind: 'tell', seed: first.seed, alerts: ALERTS, weather: 'heavy', shrunk: true })) as Extract<Answer, { kind: 'told' }>;
    return { seed: first.seed, violation: told.outcome.violation ?? first.violation, story: told.lines };
  } finally {
    await crew.close();
  }
}
