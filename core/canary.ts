/** The canary: an exercise alert of a partner of its own, paged to a responder of its own and to nobody else. */
import type { Incident } from './incident.ts';
import { unitName, type Pack, type Unit } from './pack.ts';
import type { Desk, Responder } from './people.ts';
import { instant, secondsAfter, type Instant, type Seconds } from './time.ts';

/** Its partner, its desk and its responder. */
export const CANARY = 'canary';

export const isCanary = ({ partner }: { readonly partner: string }): boolean => partner === CANARY;

/** Of its pages. */
const LANGUAGE = 'en';

/** Known without anybody who loads them. */
export const CANARY_DESK: Desk = { deskId: CANARY, roster: { primary: [CANARY] }, lastResortPosts: [] };
export const canaryResponder = (topicArn: string): Responder => ({
  responderId: CANARY,
  name: 'Canary',
  rank: '',
  language: LANGUAGE,
  channels: { https: { url: 'https://canary.invalid', topicArn, verifiedAt: instant(0) } },
});

/** After so long one that nobody answers is over: longer than an answer may take, shorter than the time until the next. */
const LASTS: Seconds = 120;

/** As a drill it pages one level and ends by itself. Nobody is at risk, whatever its body says. */
export function asCanary(incident: Incident, now: Instant): Incident {
  const level = { who: [{ desk: 'state', role: 'primary' }], by: { all: ['https'] }, acknowledgeWithinSeconds: LASTS } as const;
  return { ...incident, exercise: true, policy: { ...incident.policy, levels: [level] }, drill: { deskId: CANARY, until: secondsAfter(now, LASTS), answered: [] } };
}

/** Another unit each time: within hours the way to each has been gone. */
export function unitAt({ units }: Pack, now: Instant, every: Seconds): Unit {
  const all = [...units.values()];
  return all[Math.floor(Date.parse(now) / (every * 1000)) % all.length]!;
}

/** It speaks of no person, and has to be located by its hint. */
export const canaryAlert = ({ headquarters: { lat, lon } }: Unit, now: Instant): object => ({
  alertId: `canary-${now}`,
  risk: 'unknown',
  exercise: true,
  hints: [{ kind: 'gps', lat, lon, accuracyM: 50, observedAt: now }],
});

/** The unit that a text names; of names that lie in each other, the longest. Null where it names none. */
export function unitIn(pack: Pack, text: string): Unit | null {
  const called = ({ code }: Unit): string => unitName(pack, code, LANGUAGE);
  const named = [...pack.units.values()].filter((unit) => text.includes(called(unit)));
  return named.toSorted((a, b) => called(b).length - called(a).length)[0] ?? null;
}
