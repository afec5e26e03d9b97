/** Reads the alert and says where the person may be. It never holds a page back: what cannot be located goes on unlocated. */
import { readAlert, traitsOf } from '../core/alert.ts';
import { bodyOf, type Accepted, type Located } from '../core/envelope.ts';
import { locate, type Gazetteer } from '../core/locate.ts';
import { NOT_LOCATED } from '../core/location.ts';
import type { Log, Meter, Outbox } from './ports.ts';

export interface Enriching {
  readonly gazetteer: Gazetteer;
  readonly next: Outbox<Located>;
  readonly meter: Meter;
  readonly log: Log;
}

/** `received`: how often SQS has given us this message. More than once means that reading it killed us before. */
export const enrich =
  ({ gazetteer, next, meter, log }: Enriching) =>
  async (accepted: Accepted, received: number): Promise<void> => {
    const located = received > 1 ? unlocated(accepted) : read(accepted);
    if (located.location === NOT_LOCATED) {
      meter.count('locatingFailed');
      log.error('passed on unlocated', { incidentId: accepted.incidentId, received });
    }
    await next.send(located);

    function read(message: Accepted): Located {
      try {
        const alert = readAlert(bodyOf(message));
        return { ...message, risk: alert.risk, exercise: alert.exercise, traits: traitsOf(alert), location: locate(gazetteer, alert) };
      } catch {
        return unlocated(message);
      }
    }
  };

const unlocated = (message: Accepted): Located => ({ ...message, risk: 'unknown', exercise: false, traits: [], location: NOT_LOCATED });
