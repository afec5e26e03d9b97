/** Kills at every call of every process, once, and once more at every call that then follows: exhaustively, for one alert that is delivered twice. */
import type { CallFault, Fault } from '../world/faults.ts';
import type { Setting } from '../world/setting.ts';
import { simulate, type Outcome, type Plan } from '../world/world.ts';

/**
 * Routed to a unit; escalated past levels that nobody stands in; refused by a mailbox; taken, looked at, closed; and delivered
 * once more. All of it before the moment from which everything must be in order.
 */
export const ONE_ALERT: Plan = { seed: 21_814, weather: 'light', alerts: [1], only: new Map() };

/** Of the first kills every `of`th, beginning with `part`: threads share the work. */
export interface Share {
  readonly part: number;
  readonly of: number;
}

export interface Killed {
  readonly worlds: number;
  /** `route#1/4 dies after, escalate#2/3 dies after: …`, and what was broken. */
  readonly broken: readonly string[];
}

const ONCE: readonly CallFault[] = ['dies before', 'dies after'];

export async function killOnce(setting: Setting, share: Share): Promise<Killed> {
  const { calls } = await simulate(setting, ONE_ALERT);
  return inEach(setting, calls.flatMap((key) => ONCE.map((fault) => [[key, fault] as const])).filter((_, i) => i % share.of === share.part));
}

/** After its effect in both: before the next call is the same place. */
export async function killTwice(setting: Setting, { part, of }: Share): Promise<Killed> {
  const { calls } = await simulate(setting, ONE_ALERT);
  let sum: Killed = { worlds: 0, broken: [] };
  for (const key of calls.filter((_, i) => i % of === part)) {
    const first = [key, 'dies after'] as const;
    const { calls: after } = await simulate(setting, { ...ONE_ALERT, only: new Map([first]) });
    const second = after.slice(after.indexOf(key) + 1).map((next) => [first, [next, 'dies after'] as const]);
    const { worlds, broken } = await inEach(setting, second);
    sum = { worlds: sum.worlds + worlds, broken: [...sum.broken, ...broken] };
  }
  return sum;
}

async function inEach(setting: Setting, kills: readonly (readonly (readonly [string, Fault])[])[]): Promise<Killed> {
  const broken: string[] = [];
  for (const some of kills) {
    const outcome = await simulate(setting, { ...ONE_ALERT, only: new Map(some) });
    const wrong = outcome.violation?.sentence ?? missing(outcome);
    if (wrong !== null) broken.push(`${some.map(([key, fault]) => `${key} ${fault}`).join(', ')}: ${wrong}`);
  }
  return { worlds: kills.length, broken };
}

const missing = ({ incidents, accepted }: Outcome): string | null => (incidents === 1 && accepted === 1 ? null : `${accepted} alerts were accepted, and there are ${incidents} incidents`);
