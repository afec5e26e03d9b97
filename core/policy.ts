/**
 * Who is paged, in what order, and how long each of them has to acknowledge.
 *
 * A policy keeps no time and pages nobody. `levelsDue` answers one question; whoever keeps the time (Step Functions in
 * the cloud, a timer on a laptop, a simulated clock in a test) asks it again.
 */
import type { Channel, Role } from './people.ts';
import { secondsAfter, type Instant, type Seconds } from './time.ts';

export interface Level {
  readonly who: readonly { readonly desk: 'state' | 'unit'; readonly role: Role }[];
  /** Every one of these, or the first of these that the responder has. */
  readonly by: { readonly all: readonly Channel[] } | { readonly firstOf: readonly Channel[] };
  readonly acknowledgeWithinSeconds: Seconds;
}

export interface Policy {
  readonly levels: readonly [Level, ...Level[]];
  /** After the last level everyone is paged at this interval until somebody acts. It never ends. */
  readonly lastResortEverySeconds: Seconds;
  /** Until then it must be known that a page arrived, or the next channel of the same responder is paged. */
  readonly proveWithinSeconds: Seconds;
  /** How long an acknowledgement holds without progress: then its holder is reminded, and a supervisor is paged. */
  readonly leaseSeconds: Seconds;
  /** After that, how long until it is taken back and paging starts again. */
  readonly takeBackSeconds: Seconds;
  /** How often whoever has an incident that was handed off, reached or not located hears of it until it is closed. */
  readonly reminderEverySeconds: Seconds;
}

/** Where an incident stands on its policy: the level that comes next, and when. Past the last level: the last resort. */
export interface Rung {
  readonly nextLevel: number;
  readonly dueAt: Instant;
}

export type Due = { readonly levels: readonly number[]; readonly lastResort: boolean; readonly rung: Rung };

/** What is due at `now`. A late wake pages every level it slept through, then counts from now. */
export function levelsDue({ levels, lastResortEverySeconds }: Policy, rung: Rung, now: Instant): Due {
  const due: number[] = [];
  let { nextLevel, dueAt } = rung;
  while (dueAt <= now && nextLevel < levels.length) {
    due.push(nextLevel);
    dueAt = secondsAfter(dueAt, levels[nextLevel]!.acknowledgeWithinSeconds);
    nextLevel += 1;
  }
  const lastResort = dueAt <= now;
  if (lastResort) return { levels: due, lastResort, rung: { nextLevel, dueAt: secondsAfter(now, lastResortEverySeconds) } };
  if (due.length === 0) return { levels: due, lastResort, rung };
  return { levels: due, lastResort, rung: { nextLevel, dueAt: secondsAfter(now, levels[due.at(-1)!]!.acknowledgeWithinSeconds) } };
}

/** The same policy with every delay divided: for showing a night in minutes. */
export function atSpeed(policy: Policy, speed: number): Policy {
  const divided = (seconds: Seconds): Seconds => seconds / speed;
  const [first, ...others] = policy.levels.map((level) => ({ ...level, acknowledgeWithinSeconds: divided(level.acknowledgeWithinSeconds) }));
  return {
    levels: [first!, ...others],
    lastResortEverySeconds: divided(policy.lastResortEverySeconds),
    proveWithinSeconds: divided(policy.proveWithinSeconds),
    leaseSeconds: divided(policy.leaseSeconds),
    takeBackSeconds: divided(policy.takeBackSeconds),
    reminderEverySeconds: divided(policy.reminderEverySeconds),
  };
}
