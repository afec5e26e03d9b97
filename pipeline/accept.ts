/** Verifies that a partner sent it, keeps it, and says so. Nothing that the alert says can refuse it. */
import { CANARY } from '../core/canary.ts';
import type { Accepted } from '../core/envelope.ts';
import { identityOf, incidentIdOf, type IncidentId } from '../core/identity.ts';
import type { Instant } from '../core/time.ts';
import type { PartnerKeys } from './partner-keys.ts';
import type { Clock, Log, Meter, Outbox, Received } from './ports.ts';

export interface Request {
  readonly partner: string;
  readonly body: Uint8Array;
  readonly webhookId: string;
  readonly timestamp: string;
  readonly signature: string;
}

export type Refused = 'too-large' | 'timestamp' | 'signature' | 'unavailable';
export type Answer = { readonly incidentId: IncidentId; readonly receivedAt: Instant } | { readonly refused: Refused };

/** True when one of the signatures was made with this key over exactly these bytes. */
export type Verify = (key: string, request: Request) => boolean;

export interface Accepting {
  readonly keys: PartnerKeys;
  readonly verify: Verify;
  readonly next: Outbox<Accepted>;
  /** Where the other region sees it; null where there is none. */
  readonly received: Pick<Received, 'keep'> | null;
  readonly clock: Clock;
  readonly meter: Meter;
  readonly log: Log;
}

/** Larger ones are refused: base64 of this, with its envelope, still fits SQS. */
export const MAX_BODY_BYTES = 262_144;
/** How far a partner's clock may be from ours. */
const TOLERANCE_SECONDS = 300;

/** Throws when the queue does not take it: the partner is told to send it again. */
export async function accept({ keys, verify, next, received, clock, meter, log }: Accepting, request: Request): Promise<Answer> {
  const receivedAt = clock.now();
  const known = await keys.knows(request.partner);
  const refuse = (refused: Refused): Answer => {
    if (known && request.partner !== CANARY && refused !== 'unavailable') {
      meter.count('partnerRefused');
      log.error('a known partner was refused: its alerts may be lost', { partner: request.partner, refused });
    }
    return { refused };
  };
  if (request.body.length > MAX_BODY_BYTES) return refuse('too-large');
  if (!isFresh(request.timestamp, receivedAt)) return refuse('timestamp');
  const signed = request.webhookId !== '' && (await keys.someKey(request.partner, (key) => verify(key, request)));
  if (signed !== true) return refuse(signed === false ? 'signature' : 'unavailable');
  const identity = identityOf(request.body, request.webhookId);
  const incidentId = incidentIdOf(request.partner, identity);
  const accepted: Accepted = { incidentId, partner: request.partner, identityKind: identity.kind, receivedAt, body: Buffer.from(request.body).toString('base64') };
  await next.send(accepted);
  if (received !== null) await keepForTheOther(received, accepted, log);
  log.info('accepted', { incidentId, partner: request.partner });
  return { incidentId, receivedAt };
}

/** Our own queue has it, so a failure is told and goes no further: only the loss of this region could now lose it. */
async function keepForTheOther(received: Pick<Received, 'keep'>, accepted: Accepted, log: Log): Promise<void> {
  try {
    await received.keep(accepted);
  } catch (error) {
    log.error('an accepted alert could not be kept for the other region', { incidentId: accepted.incidentId, error: (error as Error).name });
  }
}

function isFresh(timestamp: string, now: Instant): boolean {
  return /^\d{1,12}$/.test(timestamp) && Math.abs(Number(timestamp) - Date.parse(now) / 1000) <= TOLERANCE_SECONDS;
}
