/** An alert that was accepted in one of two regions and that its incident does not know: it lies on a queue of a region that is gone, or was on a version of the incident that lost against the other region's. */
import { ALERTS_KEPT } from './open.ts';
import type { IncidentId } from './identity.ts';
import type { Incident } from './incident.ts';
import { secondsAfter, type Instant, type Seconds } from './time.ts';

export interface ReceivedAlert {
  readonly incidentId: IncidentId;
  /** SHA-256 of the body. */
  readonly digest: string;
  readonly receivedAt: Instant;
  /** Where it was accepted. */
  readonly region: string;
}

/** How often it was handed on again, and when last. */
export interface Handed {
  readonly times: number;
  readonly at: Instant | null;
}

/** `incident`: null where nobody has opened it. */
export function isMissing(incident: Incident | null, { digest, receivedAt }: Pick<ReceivedAlert, 'digest' | 'receivedAt'>): boolean {
  if (incident === null) return true;
  const { alerts } = incident;
  // The oldest leave the incident when there are too many.
  const hasLeft = alerts.length >= ALERTS_KEPT && receivedAt <= alerts[0]!.receivedAt;
  return !hasLeft && !alerts.some((known) => known.digest === digest);
}

/** As long as a full queue may take. */
const AGAIN_SECONDS: Seconds = 300;
/** What cannot be handled so often is among the dead letters, which page a human. */
const TIMES = 5;

/** Null where it was done just now, or often enough. */
export function handedAgain({ times, at }: Handed, now: Instant): Handed | null {
  return times >= TIMES || (at !== null && secondsAfter(at, AGAIN_SECONDS) > now) ? null : { times: times + 1, at: now };
}
