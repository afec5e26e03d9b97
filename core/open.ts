/** An incident's first moment, and what later deliveries of its alert do to it. */
import type { Risk } from './alert.ts';
import { asCanary, isCanary } from './canary.ts';
import { decide, type Deciding } from './decide.ts';
import { record } from './events.ts';
import { bringsNew, mergedFindings, type Finding } from './finding.ts';
import type { IdentityKind, IncidentId } from './identity.ts';
import { reminderOf, settled, type AlertRef, type Incident } from './incident.ts';
import { routedUnits, type Location, type UnitCode } from './location.ts';
import type { Policy } from './policy.ts';
import { tellLeft } from './taken.ts';
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
  readonly findings: readonly Finding[];
}

/** How its place is decided, and who is paged for it. */
export interface Opening {
  readonly deciding: Deciding;
  readonly policy: (unit: UnitCode | null) => Policy;
  /** Whose sweep looks after it first. */
  readonly region: string;
}

/** Digests that stay on the incident. A body older than these, delivered once more, counts as an update: shown twice, never lost. */
export const ALERTS_KEPT = 200;

/** Due at once: the first page is planned by whoever drives it first. */
export function openIncident(delivery: Delivery, { deciding, policy, region }: Opening, now: Instant): Incident {
  const { incidentId, partner, identityKind, risk, exercise } = delivery;
  const findings = mergedFindings([], delivery.findings);
  const location = decide(deciding, findings);
  const [unit = null, also = null] = routedUnits(location);
  const incident: Incident = {
    incidentId, partner, identityKind, risk, exercise, findings, location, unit, also, related: [], policy: policy(unit),
    version: 0, writeId: '', openedAt: now, status: unit === null ? 'ROUTE_UNCERTAIN' : 'ROUTED', alerts: [refOf(delivery)],
    round: 1, rung: { nextLevel: 0, dueAt: now }, lastResorts: 0, declined: [], paged: [], asked: [], taps: [], pages: [], drill: null,
    holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, found: null, closedAt: null, hold: null, erased: null,
    clock: { n: 0, wakesAt: null, turns: 0, region }, events: [], nextActionAt: now,
  }; // prettier-ignore
  return settled(record(isCanary(delivery) ? asCanary(incident, now) : incident, now, { kind: 'OPENED', by: partner, detail: { ...(unit && { unit }), receivedAt: delivery.receivedAt, digest: delivery.digest } }));
}

/** Who sent it, where somebody gave a place by the action: no partner's name has a colon, so what a partner or the desk's own command sends is never taken for it. */
export const PLACE_GIVEN = 'desk:place';

/** The same alert with another body: kept and shown. Whoever has it is told; a new place, a higher risk, or an exercise turned real pages again. */
export function updated(incident: Incident, delivery: Delivery, deciding: Deciding, now: Instant): Incident {
  const isKnown = incident.alerts.some(({ digest }) => digest === delivery.digest);
  // A body of which all was erased tells nothing new by coming again.
  if (isKnown && incident.erased) return incident;
  // A body that came through unlocated may come again with its place.
  if (isKnown && !bringsNew(incident.findings, delivery.findings)) return incident;
  const alerts = isKnown ? incident.alerts : [...incident.alerts, refOf(delivery)].sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)).slice(-ALERTS_KEPT);
  const findings = mergedFindings(incident.findings, delivery.findings);
  const location = findings === incident.findings ? incident.location : decide(deciding, findings);
  // What an officer told before closing comes back through the queue after it.
  if (incident.closedAt !== null && delivery.partner === PLACE_GIVEN && delivery.receivedAt <= incident.closedAt) return settled(record({ ...incident, erased: null, alerts, findings, location }, now, { kind: 'UPDATED', by: PLACE_GIVEN, detail: { news: [], digest: delivery.digest } }));
  const news = newsIn(incident, delivery, location);
  const kept = record({ ...incident, ...news, erased: null, alerts, findings, location }, now, { kind: 'UPDATED', by: delivery.partner, detail: { news: Object.keys(news), digest: delivery.digest } });
  const left = 'unit' in news ? [incident.unit, incident.also].filter((one) => one !== null && one !== kept.unit && one !== kept.also) : [];
  const told = incident.holder === null ? tellLeft(kept, left as UnitCode[], now) : handedOn(kept, left as UnitCode[], now);
  if (incident.status === 'CLOSED') return settled(pageFromTheStart(record(told, now, { kind: 'REOPENED' }), now));
  if (incident.holder !== null) return settled({ ...told, reminder: 'unit' in news ? { ...reminderOf(told, 'moved', now), left: left as UnitCode[] } : reminderOf(told, 'update', now) });
  return settled(Object.keys(news).length === 0 ? told : pageFromTheStart(told, now));
}

/** What was handed to a unit that it has left is the new unit's to be reminded of. */
function handedOn(incident: Incident, left: readonly UnitCode[], at: Instant): Incident {
  const { handOff, unit } = incident;
  const isTheirs = handOff !== null && handOff.deskId !== null && left.includes(handOff.deskId);
  return isTheirs ? { ...incident, handOff: unit === null ? null : { ...handOff, deskId: unit, to: unit, at } } : incident;
}

/** A round of its own: everyone is paged again from the first level, also who had it or declined. */
export function pageFromTheStart(incident: Incident, now: Instant): Incident {
  return {
    ...incident,
    status: 'PAGING', round: incident.round + 1, rung: { nextLevel: 0, dueAt: now }, lastResorts: 0, declined: [], paged: [], asked: [],
    pages: incident.pages.filter(({ purpose }) => purpose === 'alert' || purpose === 'moved'),
    holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, found: null, closedAt: null,
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

/** What calls for a page. A place that has become uncertain again takes nobody off it; one that is surely elsewhere does. */
function newsIn(incident: Incident, { risk, exercise }: Delivery, location: Location): Partial<Pick<Incident, 'risk' | 'exercise' | 'unit' | 'also'>> {
  const [unit = null, also = null] = routedUnits(location);
  const before = [incident.unit, incident.also].filter((one) => one !== null);
  // Which of two is likelier is no news: both were paged.
  const isMoved = (unit !== null && (before.length !== (also === null ? 1 : 2) || [unit, also].some((one) => one !== null && !before.includes(one)))) || (location.decision === 'outside' && incident.location.decision !== 'outside');
  return {
    ...(GRAVITY[risk] > GRAVITY[incident.risk] && { risk }),
    ...(incident.exercise && !exercise && !isCanary(incident) && { exercise: false }),
    ...(isMoved && { unit, also }),
  };
}
