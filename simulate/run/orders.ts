/** What threads are asked, and what they answer. */
import type { Weather } from '../world/faults.ts';
import type { Outcome, Plan } from '../world/world.ts';
import type { Killed, Share } from './crashes.ts';
import type { Tally } from './tally.ts';

export type Order =
  /** Worlds from one seed until another, or until a promise is broken. */
  | { readonly kind: 'live'; readonly from: number; readonly to: number; readonly alerts: number; readonly weather: Weather; readonly untilBroken: boolean }
  /** One world as a story; `shrunk`: with the fewest alerts and faults that still break the same promise. */
  | { readonly kind: 'tell'; readonly seed: number; readonly alerts: number; readonly weather: Weather; readonly shrunk: boolean }
  /** One alert, killed at every call, once or twice. */
  | { readonly kind: 'kill'; readonly times: 1 | 2; readonly share: Share };

export type Answer = { readonly kind: 'lived'; readonly tally: Tally } | { readonly kind: 'told'; readonly plan: Plan; readonly lines: readonly string[]; readonly outcome: Outcome } | ({ readonly kind: 'killed' } & Killed);

/** Alerts 1 to `alerts`, with faults as chance has them. */
export const planOf = (seed: number, alerts: number, weather: Weather): Plan => ({ seed, weather, alerts: Array.from({ length: alerts }, (_, i) => i + 1), only: null });
