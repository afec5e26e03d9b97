/** Incidents for the desk's programs: lists, one whole, and the same actions as the link page. No personal data of the person. */
import type { Fields } from '../core/command.ts';
import type { IncidentId } from '../core/identity.ts';
import { unitsOf, type Actor, type Incident } from '../core/incident.ts';
import { wordingOf, type Pack } from '../core/pack.ts';
import { mayCloseUnlocated, membersOf, STATE_DESK } from '../core/people.ts';
import { desksOf } from '../core/plan.ts';
import { viewOf, type IncidentView } from '../core/view.ts';
import { fill } from '../core/wording.ts';
import type { Driving } from './drive.ts';
import { eventsOf } from './events-of.ts';
import type { ListStatus } from './ports.ts';
import { carry, type Refused, type Responding } from './respond.ts';

/** A list says what there is; one incident by itself tells its story. */
const NOTHING = { events: [], proofs: [], findings: [] };

const PAGE_SIZE = 50;
/** Pages of the index read for one page of a filtered list, at the most; the cursor goes on from there. */
const READS = 20;

export async function list({ ledger, pack }: Driving, status: ListStatus, unit: string | null, cursor: string | null) {
  const found: Incident[] = [];
  let next = cursor;
  for (let reads = 0; reads < READS; reads += 1) {
    const page = await ledger.list(status, PAGE_SIZE - found.length, next);
    found.push(...page.incidents.filter((incident) => unit === null || unitsOf(incident).includes(unit)));
    next = page.cursor;
    if (next === null || found.length >= PAGE_SIZE) break;
  }
  return { incidents: found.map((incident) => viewOf(pack, incident, NOTHING)), cursor: next };
}

/** The whole story: the sheets that left the incident, then what is on it. */
export async function story({ ledger, pack }: Driving, id: IncidentId): Promise<IncidentView | null> {
  const incident = await ledger.read(id);
  if (incident === null) return null;
  const [events, proofs] = await Promise.all([eventsOf(ledger, incident), ledger.proofs(id)]);
  return viewOf(pack, incident, { events, proofs, findings: incident.findings });
}

export type Acted = { readonly incident: IncidentView } | { readonly sentence: string; readonly refused: Refused };

/** `responderId` among the fields: on behalf of that responder; otherwise by the operator who is signed in. */
export async function actOn(ports: Responding, id: IncidentId, operator: string, fields: Fields): Promise<Acted | null> {
  const incident = await ports.ledger.read(id);
  if (incident === null) return null;
  const actor = await actorOf(ports, operator, incident, fields['responderId']);
  if (actor === null) return sentence(ports.pack, { key: 'responder-unknown', values: { given: fields['responderId']!.slice(0, 60) } });
  const { incident: after, refused } = await carry(ports, incident, actor, fields);
  if (refused === null) return { incident: viewOf(ports.pack, after, { events: after.events, proofs: await ports.ledger.proofs(id), findings: after.findings }) };
  return sentence(ports.pack, refused);
}

const sentence = (pack: Pack, refused: Refused): Acted => ({ refused, sentence: fill(wordingOf(pack, 'en').refusals[refused.key], { phone: pack.stateDesk.phone, ...refused.values }) });

async function actorOf({ directory, clock }: Driving, operator: string, incident: Incident, responderId: string | undefined): Promise<Actor | null> {
  if (responderId === undefined) return { responderId: operator, deskId: STATE_DESK, name: operator, supervises: true, operator: true, page: null };
  const people = await directory.people(desksOf(incident), [responderId]);
  const responder = people.responders.find((one) => one.responderId === responderId);
  if (responder === undefined) return null;
  const own = people.desks.find((desk) => desk.deskId !== STATE_DESK && membersOf(desk).includes(responderId));
  return {
    responderId,
    deskId: own?.deskId ?? STATE_DESK,
    name: [responder.rank, responder.name].filter(Boolean).join(' '),
    supervises: mayCloseUnlocated(people, responderId, clock.now()),
    operator: false,
    page: null,
  };
}
