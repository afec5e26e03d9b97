/** An exercise on one desk: everybody on duty there is paged once, each answer is noted, and it ends by itself. */
import { record, type Happening } from './events.ts';
import type { IncidentId } from './identity.ts';
import { settled, type Incident } from './incident.ts';
import { NOTHING_SAID } from './location.ts';
import { CHANNELS, STATE_DESK, type DeskId, type ResponderId, type Role } from './people.ts';
import type { Policy } from './policy.ts';
import { secondsAfter, type Instant, type Seconds } from './time.ts';

export interface DrillOrder {
  readonly incidentId: IncidentId;
  readonly deskId: DeskId;
  /** Whoever is on duty in one of these is paged; there should be at least one. */
  readonly roles: readonly Role[];
  readonly lasts: Seconds;
  /** Who asked for it. */
  readonly by: string;
  /** Where its clock runs. */
  readonly region: string;
}

/** `policy`: the pack's, for what it says of proof. */
export function openDrill({ incidentId, deskId, roles, lasts, by, region }: DrillOrder, policy: Policy, now: Instant): Incident {
  const desk = deskId === STATE_DESK ? 'state' : 'unit';
  const level = { who: roles.map((role) => ({ desk, role }) as const), by: { all: CHANNELS }, acknowledgeWithinSeconds: lasts };
  const unit = deskId === STATE_DESK ? null : deskId;
  const incident: Incident = {
    incidentId, partner: 'drill', identityKind: 'alert', risk: 'unknown', exercise: true, findings: [], location: { decision: 'desk', units: [], outside: null, uncertaintyM: null, because: [NOTHING_SAID] }, unit, also: null, related: [],
    policy: { ...policy, levels: [level] }, version: 0, writeId: '', openedAt: now, status: unit === null ? 'ROUTE_UNCERTAIN' : 'ROUTED', alerts: [],
    round: 1, rung: { nextLevel: 0, dueAt: now }, lastResorts: 0, declined: [], paged: [], asked: [], taps: [], pages: [],
    drill: { deskId, until: secondsAfter(now, lasts), answered: [] },
    holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, found: null, closedAt: null, hold: null, erased: null, clock: { n: 0, wakesAt: null, turns: 0, region }, events: [], nextActionAt: now,
  }; // prettier-ignore
  return settled(record(incident, now, { kind: 'DRILL_STARTED', by, detail: { desk: deskId } }));
}

/** Each answer counts once; when everybody who was paged has answered it is over. */
export function answerDrill(incident: Incident, responderId: ResponderId, answer: Happening, now: Instant): Incident {
  const { drill } = incident;
  if (drill === null || drill.answered.includes(responderId)) return incident;
  const answered = [...drill.answered, responderId];
  const noted = record({ ...incident, drill: { ...drill, answered } }, now, answer);
  const isOver = incident.paged.length > 0 && incident.paged.every((one) => answered.includes(one.responderId));
  return isOver ? endDrill(noted, now) : noted;
}

export const isDrillOver = ({ drill }: Incident, now: Instant): boolean => drill !== null && drill.until <= now;

export function endDrill(incident: Incident, now: Instant): Incident {
  const counts = { answered: incident.drill!.answered.length, paged: incident.paged.length };
  return record({ ...incident, status: 'CLOSED', closedAt: now, rung: null, pages: [] }, now, { kind: 'DRILL_ENDED', detail: counts });
}
