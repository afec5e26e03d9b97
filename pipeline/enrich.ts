/** Reads the alert and says what its hints say of the place. It never holds a page back: what cannot be located goes on unlocated. */
import { readAlert, traitsOf } from '../core/alert.ts';
import { bodyOf, type Accepted, type Located } from '../core/envelope.ts';
import type { Finding } from '../core/finding.ts';
import { findingsOf } from '../core/locate.ts';
import type { Locator } from '../core/locator.ts';
import type { Log, Meter, Outbox } from './ports.ts';

export interface Enriching {
  readonly locator: Locator;
  readonly next: Outbox<Located>;
  readonly meter: Meter;
  readonly log: Log;
}

/** `received`: how often SQS has given us this message. More than once means that reading it killed us before. */
export const enrich =
  ({ locator, next, meter, log }: Enriching) =>
  async (accepted: Accepted, received: number): Promise<void> => {
    const located = received > 1 ? null : read(locator, accepted);
    if (located === null) {
      meter.count('locatingFailed');
      log.error('passed on unlocated', { incidentId: accepted.incidentId, received });
    }
    await next.send(located ?? unlocated(accepted));
  };

/** Null when reading it failed. */
function read(locator: Locator, message: Accepted): Located | null {
  try {
    const alert = readAlert(bodyOf(message));
    return { ...message, risk: alert.risk, exercise: alert.exercise, traits: traitsOf(alert), findings: findingsOf(locator, alert, message.receivedAt) };
  } catch {
    return null; // told, counted, and passed on without a place
  }
}

function unlocated(message: Accepted): Located {
  const failed: Finding = { source: 'post', shares: [], at: message.receivedAt, uncertaintyM: null, doubt: 0, because: { kind: 'locating-failed' } };
  return { ...message, risk: 'unknown', exercise: false, traits: [], findings: [failed] };
}
