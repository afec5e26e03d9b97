/** What of AWS's quotas a pack's people and a burst of alerts need. */
import { CANARY_TOPIC } from '../contract/canary.ts';
import { VOICE_TOPIC } from '../contract/topics.ts';
import type { Weight } from './check.ts';

export type Quota = 'topics' | 'pending' | 'starts' | 'texts';
export type Needed = Readonly<Record<Quota, number>>;

interface Asked {
  readonly service: 'sns' | 'states';
  /** Where it is known; else the name is looked for. */
  readonly code: string | null;
  readonly name: string;
  readonly weight: Weight;
}

export const QUOTAS: Readonly<Record<Quota, Asked>> = {
  topics: { service: 'sns', code: 'L-61103206', name: 'Topics per account', weight: 'blocked' },
  pending: { service: 'sns', code: 'L-1A43D3DB', name: 'Pending subscriptions per account', weight: 'blocked' },
  starts: { service: 'states', code: null, name: 'StartExecution throttle token refill rate per second', weight: 'warning' },
  texts: { service: 'sns', code: null, name: 'Transactional SMS Message Delivery Rate per Second', weight: 'warning' },
};

/** docs/scale.md: what one state is to bear, and what one alert takes if somebody answers after the second level. */
const BURST = { alerts: 5_000, seconds: 60, textsEach: 3 };

interface Channels {
  readonly email?: unknown;
  readonly https?: unknown;
}

/** A topic for each e-mail and each endpoint; besides, the last resort's, the alarms', and the one of all calls. */
const OWN = ['last resort', 'alarms', VOICE_TOPIC, CANARY_TOPIC].length;

export function neededOf(responders: readonly Channels[]): Needed {
  const subscribed = responders.flatMap(({ email, https }) => [email, https]).filter((one) => one !== undefined).length;
  const perSecond = Math.ceil(BURST.alerts / BURST.seconds);
  // Whoever is enrolled is pending until the mail is answered: all at once on the first day.
  return { topics: subscribed + OWN, pending: subscribed, starts: perSecond, texts: Math.ceil((BURST.alerts * BURST.textsEach) / BURST.seconds) };
}
