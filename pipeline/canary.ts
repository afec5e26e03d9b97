/** The canary's step: an alert through the front door, its page awaited, and answered by its link as a person would. */
import { canaryAlert, unitAt, unitIn } from '../core/canary.ts';
import { judged, LEGS, TOO_LATE, type Flight, type Leg } from '../core/canary-flight.ts';
import type { Counted } from '../core/counted.ts';
import type { Pack, Unit } from '../core/pack.ts';
import { isOverdue, secondsAfter, type Instant, type Seconds } from '../core/time.ts';
import type { Clock, Log, Meter } from './ports.ts';

/** A page as its responder gets it. */
export interface CanaryPage {
  readonly incidentId: string;
  readonly text: string;
}

export interface CanaryPorts {
  readonly pack: Pack;
  readonly door: {
    /** Signed like any partner's. Answers the incident's id; throws with a sentence where it was not accepted. */
    send(alert: object): Promise<string>;
    /** Presses the button behind a page's link. Throws with a sentence where that was not taken. */
    acknowledge(link: string): Promise<void>;
  };
  /** The pages that have come since, each once; waits a little where there is none. */
  readonly inbox: () => Promise<readonly CanaryPage[]>;
  /** Tells somebody outside that it came through; null where nobody wants to hear. Throws where they cannot be reached. */
  readonly heartbeat: (() => Promise<void>) | null;
  /** Between two exercises. */
  readonly every: Seconds;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

const COUNTED: Record<Leg, Counted> = { accepted: 'canaryAccepted', paged: 'canaryPaged', acknowledged: 'canaryAcknowledged' };

/** One exercise. What fails in it is told and not thrown: the alarm is that none came through. */
export async function exercise(ports: CanaryPorts): Promise<void> {
  const { meter, log, clock } = ports;
  const { came, legs, sentence } = judged(await fly(ports, unitAt(ports.pack, clock.now(), ports.every)));
  for (const leg of LEGS) if (legs[leg] !== undefined && (came || leg !== 'acknowledged')) meter.count(COUNTED[leg], legs[leg]);
  if (!came) return log.error(sentence, { ...legs });
  log.info(sentence, { ...legs });
  await beat(ports);
}

async function fly(ports: CanaryPorts, unit: Unit): Promise<Flight> {
  const { door, clock } = ports;
  const sentAt = clock.now();
  const reached: Partial<Record<Leg, Instant>> = {};
  try {
    const incidentId = await door.send(canaryAlert(unit, sentAt));
    reached.accepted = clock.now();
    const text = await pageOf(ports, incidentId, secondsAfter(sentAt, TOO_LATE));
    if (text === null) return { sentAt, reached, broke: `no page for incident ${incidentId} within ${TOO_LATE} s` };
    reached.paged = clock.now();
    const link = /https?:\/\/\S+$/.exec(text)?.[0];
    if (link === undefined) return { sentAt, reached, broke: 'its page carries no link' };
    await door.acknowledge(link);
    reached.acknowledged = clock.now();
    const where = unitIn(ports.pack, text)?.code;
    return { sentAt, reached, broke: where === unit.code ? null : `located in unit ${where ?? 'none'} instead of ${unit.code}` };
  } catch (error) {
    return { sentAt, reached, broke: (error as Error).message };
  }
}

/** Pages of earlier exercises came too late; they are passed over. */
async function pageOf({ inbox, clock }: CanaryPorts, incidentId: string, until: Instant): Promise<string | null> {
  while (!isOverdue(until, clock.now())) {
    const page = (await inbox()).find((one) => one.incidentId === incidentId);
    if (page !== undefined) return page.text;
  }
  return null;
}

/** Somebody outside misses it where it does not come; that they cannot be reached says nothing of us. */
async function beat({ heartbeat, log }: CanaryPorts): Promise<void> {
  try {
    await heartbeat?.();
  } catch (error) {
    log.error('the heartbeat could not be told', { because: (error as Error).message });
  }
}
