/** With a second region: what was accepted in either and is not on its incident goes through our own queue once more. Finding it there already changes nothing. */
import { handedAgain, isMissing, type ReceivedAlert } from '../core/received.ts';
import type { Accepted } from '../core/envelope.ts';
import { secondsAfter, type Seconds } from '../core/time.ts';
import { each } from './each.ts';
import type { Outbox, Received } from './ports.ts';
import type { Sweeping } from './sweep.ts';

export interface HandingOn extends Sweeping {
  readonly received: Received;
  /** To the queue of enrich. */
  readonly alerts: Outbox<Accepted>;
}

/** After this the other region is not waited for: its own sweep has looked twice by then. */
export const ADOPT_SECONDS: Seconds = 60;
/** Each look sees what is new; every ten minutes one looks further back, for what was lost when two regions had gone on apart. */
const NEW_SECONDS: Seconds = 15 * 60;
const PAST_SECONDS: Seconds = 48 * 3600;

/** Of the other region only: what we accepted ourselves is on our own queue, which may be full. */
export const handOnNew = async (ports: HandingOn): Promise<void> => handOn(ports, NEW_SECONDS, ports.adopts, ({ region }) => region !== ports.region);
export const handOnPast = async (ports: HandingOn): Promise<void> => handOn(ports, PAST_SECONDS, NEW_SECONDS, () => true);

async function handOn(ports: HandingOn, from: Seconds, until: Seconds, wanted: (alert: ReceivedAlert) => boolean): Promise<void> {
  const now = ports.clock.now();
  const alerts = (await ports.received.between(secondsAfter(now, -from), secondsAfter(now, -until))).filter(wanted);
  await each(ports.log, alerts, async (alert) => handOnOne(ports, alert));
}

/** On record before it is done: a crash between costs five minutes. */
async function handOnOne({ ledger, received, alerts, clock, log }: HandingOn, alert: ReceivedAlert): Promise<void> {
  const { incidentId, digest } = alert;
  if (!isMissing(await ledger.read(incidentId), alert)) return;
  const before = await received.handed(alert);
  const after = handedAgain(before, clock.now());
  const accepted = after === null ? null : await received.accepted(alert);
  if (after === null || accepted === null || !(await received.keepHanded(alert, after, before))) return;
  await alerts.send(accepted);
  log.error('an alert was not on its incident, and is handed on again', { incidentId, digest, times: after.times });
}
