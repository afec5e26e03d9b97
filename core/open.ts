/** An incident's first moment, and what later deliveries of its alert do to it. */
import type { Risk } from './alert.ts';
import type { Happening } from './events.ts';
import { record } from './events.ts';
import type { IdentityKind, IncidentId } from './identity.ts';
import { reminderOf, settled, type AlertRef, type Incident } from './incident.ts';
import { routedUnit, type Location } from './location.ts';
import type { Policy } from './policy.ts';
import type { Instant } from './time.ts';

/** What route knows of one delivery. */
export interface Delivery {
  readonly incidentId: IncidentId;
  readonly partner: string;
  readonly identityKind: IdentityKind;
  readonly digest: string;
  readonly receivedAt: Instant;
  readonly risk: Risk;
  readonly exercise: boolean;
  readonly location: Location;
}

/** Digests that stay on the incident. A body older than these, delivered once more, counts as an update: shown twice, never lost. */
const ALERTS_KEPT = 200;

/** Due at once: the first page is planned by whoever drives it first. */
export function openIncident(delivery: Delivery, policy: Policy, related: readonly IncidentId[], now: Instant): Incident {
  const { incidentId, partner, identityKind, risk, exercise, location } = delivery;
  const unit = routedUnit(location);
  const incident: Incident = {
    incidentId, partner, identityKind, risk, exercise, location, unit, related, policy,
    version: 0, writeId: '', openedAt: now, status: unit === null ? 'ROUTE_UNCERTAIN' : 'ROUTED',
    alerts: [refOf(delivery)], placeAsOf: unit === null ? null : delivery.receivedAt,
    round: 1, rung: { nextLevel: 0, dueAt: now }, lastResorts: 0, declined: [], paged: [], asked: [], taps: [], pages: [], drill: null,
    holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, closedAt: null,
    clock: { n: 0, wakesAt: null, turns: 0 }, events: [], nextActionAt: now,
  }; // prettier-ignore
  const opened: Happening = { kind: 'OPENED', by: partner, detail: { ...(unit && { unit }), receivedAt: delivery.receivedAt } };
  return settled(record(incident, now, opened, ...related.map((id): Happening => ({ kind: 'RELATED', detail: { incidentId: id } }))));
}

/** The same alert with another body: kept and shown. Whoever has it is told; a new place, a higher risk, or an exercise turned real pages again. */
export function updated(incident: Incident, delivery: Delivery, now: Instant): Incident {
  const news = newsIn(incident, delivery);
  const known = incident.alerts.some(({ digest }) => digest === delivery.digest);
  // A body that came through unlocated may come again with its place.
  if (known && (news.unit === undefined || incident.unit !== null)) return incident;
  const alerts = known ? incident.alerts : [...incident.alerts, refOf(delivery)].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).slice(-ALERTS_KEPT);
  const kept = record({ ...incident, ...news, alerts, placeAsOf: placeAsOf(incident, delivery) }, now, { kind: 'UPDATED', by: delivery.partner, detail: { news: Object.keys(news) } });
  if (incident.status === 'CLOSED') return settled(pageFromTheStart(record(kept, now, { kind: 'REOPENED' }), now));
  if (incident.holder !== null) return settled({ ...kept, reminder: reminderOf(kept, 'update', now) });
  return settled(Object.keys(news).length === 0 ? kept : pageFromTheStart(kept, now));
}

/** A round of its own: everyone is paged again from the first level, also who had it or declined. */
export function pageFromTheStart(incident: Incident, now: Instant): Incident {
  return {
    ...incident,
    status: 'PAGING', round: incident.round + 1, rung: { nextLevel: 0, dueAt: now }, lastResorts: 0, declined: [], paged: [], asked: [],
    pages: incident.pages.filter(({ purpose }) => purpose === 'alert'),
    holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, closedAt: null,
  }; // prettier-ignore
}

/** An acknowledgement is a lease: without progress paging starts again, from the first level, including who held it. */
export function leaseEnded(incident: Incident, now: Instant): Incident {
  const { leaseUntil, holder } = incident;
  if (leaseUntil === null || leaseUntil > now) return incident;
  return record(pageFromTheStart(incident, now), now, { kind: 'LEASE_EXPIRED', ...(holder && { by: holder.responderId }) });
}

/** Links two incidents of the same person, as far as phones and accounts tell. Neither is suppressed. */
export function relatedTo(incident: Incident, other: IncidentId, now: Instant): Incident {
  if (incident.related.includes(other) || other === incident.incidentId || incident.related.length >= 50) return incident;
  return record({ ...incident, related: [...incident.related, other] }, now, { kind: 'RELATED', detail: { incidentId: other } });
}

const refOf = ({ digest, receivedAt }: Delivery): AlertRef => ({ digest, receivedAt });

const GRAVITY: Record<Risk, number> = { unknown: 0, elevated: 1, high: 2, imminent: 3 };

const isStale = ({ placeAsOf }: Incident, receivedAt: Instant): boolean => placeAsOf !== null && receivedAt < placeAsOf;

const placeAsOf = (incident: Incident, { location, receivedAt }: Delivery): Instant | null =>
  routedUnit(location) === null || isStale(incident, receivedAt) ? incident.placeAsOf : receivedAt;

function newsIn(incident: Incident, { risk, exercise, location, receivedAt }: Delivery): Partial<Pick<Incident, 'risk' | 'exercise' | 'location' | 'unit'>> {
  const unit = routedUnit(location);
  return {
    ...(GRAVITY[risk] > GRAVITY[incident.risk] && { risk }),
    ...(incident.exercise && !exercise && { exercise: false }),
    ...(unit !== null && unit !== incident.unit && !isStale(incident, receivedAt) && { location, unit }),
  };
}
