/** Everything that is kept of an incident, for a court: in parts, since one answer does not hold all bodies. Whoever asks is on record before anything is given. */
import type { IncidentId } from '../core/identity.ts';
import type { Incident } from '../core/incident.ts';
import { exportNoted, type KeepingOrder } from '../core/keeping.ts';
import { storyOf } from '../core/story.ts';
import { change } from './change.ts';
import type { Driving } from './drive.ts';
import { eventsOf } from './events-of.ts';
import type { Note } from './ports.ts';
import type { PageProof } from '../core/page-proof.ts';
import type { IncidentEvent } from '../core/events.ts';

export interface ExportedAlert {
  readonly digest: string;
  readonly receivedAt: string;
  /** The very bytes; null where they are no longer kept. */
  readonly bodyBase64: string | null;
}

export interface ExportPart {
  readonly incident: Omit<Incident, 'events'>;
  readonly events: readonly (IncidentEvent & { readonly text: string })[];
  readonly notes: readonly Note[];
  readonly proofs: readonly PageProof[];
  readonly alerts: readonly ExportedAlert[];
  /** The first alert of the next part; null in the last. */
  readonly next: number | null;
}

/** An answer of Lambda holds 6 MB; the rest of a part may be large, too. */
const MOST_BASE64 = 2_500_000;
const AT_ONCE = 10;

/** Null where there is no such incident. */
export async function exportPart(ports: Driving, id: IncidentId, by: string, { because, from }: KeepingOrder): Promise<ExportPart | null> {
  const seen = await change(ports, id, (current) => exportNoted(current, { by, because, at: ports.clock.now() }, from));
  if (seen === null) return null;
  const { events: _, ...incident } = seen;
  const [events, notes, proofs] = await Promise.all([eventsOf(ports.ledger, seen), ports.ledger.notes(id), ports.ledger.proofs(id)]);
  const { alerts, next } = await alertsFrom(ports, seen, from);
  const sentences = storyOf(ports.pack, events, 'en');
  return { incident, events: events.map((event, i) => ({ ...event, text: sentences[i]!.text })), notes, proofs, alerts, next };
}

async function alertsFrom({ ledger }: Driving, { incidentId, alerts }: Incident, from: number): Promise<Pick<ExportPart, 'alerts' | 'next'>> {
  const found: ExportedAlert[] = [];
  let [size, at] = [0, from];
  while (at < alerts.length && size < MOST_BASE64) {
    const some = alerts.slice(at, at + AT_ONCE);
    const bodies = new Map((await ledger.alerts(incidentId, some.map(({ digest }) => digest))).map(({ digest, body }) => [digest, Buffer.from(body).toString('base64')]));
    for (const { digest, receivedAt } of some) {
      const bodyBase64 = bodies.get(digest) ?? null;
      size += bodyBase64?.length ?? 0;
      if (size > MOST_BASE64 && found.length > 0) return { alerts: found, next: at };
      found.push({ digest, receivedAt, bodyBase64 });
      at += 1;
    }
  }
  return { alerts: found, next: at < alerts.length ? at : null };
}
