/** The page behind a link: who opens it is whom the page was for. Looking changes nothing but the audit; pressing acts. */
import { act, mayLook, tapped } from '../core/act.ts';
import type { Command } from '../core/action.ts';
import { readAlert, type Alert } from '../core/alert.ts';
import { merged } from '../core/alert-merge.ts';
import { wakesTooLate } from '../core/clock.ts';
import { readCommand, type Fields, type Typed } from '../core/command.ts';
import type { Accepted } from '../core/envelope.ts';
import { faultOf } from '../core/fault.ts';
import { record } from '../core/events.ts';
import type { Actor, Incident } from '../core/incident.ts';
import { firstAcknowledgedAfter } from '../core/legs.ts';
import { telephoneOf } from '../core/on-duty.ts';
import { PLACE_GIVEN } from '../core/open.ts';
import { isDue } from '../core/plan.ts';
import { channelOf, FIXED_SUBSCRIBERS } from '../core/page.ts';
import { addressOf, mayCloseUnlocated, STATE_DESK, type Channel, type Responder } from '../core/people.ts';
import type { Seconds } from '../core/time.ts';
import { hashOf, isToken, linkLives, type Link } from '../core/token.ts';
import type { RefusalKey } from '../core/wording.ts';
import { change } from './change.ts';
import { drive, type Driving } from './drive.ts';
import type { Note, Outbox, StoredAlert } from './ports.ts';

/** Where a place that somebody gave goes: to be located as every alert is. */
export interface Responding extends Driving {
  readonly places: Outbox<Accepted>;
}

export interface Refused {
  readonly key: RefusalKey;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What the partner sent, and what people wrote: only behind an acknowledgement. */
export interface Details {
  readonly alert: Alert | null;
  readonly stored: readonly StoredAlert[];
  readonly notes: readonly Note[];
  /** The number of the unit's control room. */
  readonly controlRoom: string | null;
}

export interface View {
  readonly incident: Incident;
  readonly actor: Actor;
  readonly language: string;
  /** The page is a post's: whoever presses is asked for rank and name. */
  readonly isPost: boolean;
  readonly details: Details | null;
  readonly refused: Refused | null;
}

/** Null: the link is unknown, or no longer valid. */
export async function look(ports: Driving, token: string): Promise<View | null> {
  const opened = await openLink(ports, token);
  return opened === null ? null : viewOf(ports, opened, null);
}

/** Does what the button says, once, and shows how things stand then. */
export async function press(ports: Responding, token: string, fields: Fields): Promise<View | null> {
  const answered = await answer(ports, token, fields);
  return answered === null ? null : viewOf(ports, answered.opened, answered.refused);
}

/** The same without a look: by a key of the telephone. Whoever answers has been reached. Null: the link is unknown, or no longer valid. */
export async function answer(ports: Responding, token: string, fields: Fields): Promise<{ readonly opened: Opened; readonly refused: Refused | null } | null> {
  const opened = await openLink(ports, token);
  if (opened === null) return null;
  const actor = signedBy(opened, fields);
  const [{ incident, refused }] = await Promise.all([pressed(ports, opened.incident, actor, fields), markReached(ports, opened)]);
  return { opened: { ...opened, actor, incident }, refused };
}

/** `show` opens what is known behind a link of whoever has it; everything else is an action. */
async function pressed(ports: Responding, incident: Incident, actor: Actor, fields: Fields): Promise<Carried> {
  if (fields['action'] !== 'show') return carry(ports, incident, actor, fields);
  const after = await change(ports, incident.incidentId, (current) => tapped(current, actor));
  return { incident: after ?? incident, refused: null };
}

const LONGEST_SIGNED = 60;
/** It stands in texts and on the wall: a rank and a name, no number and no link. */
const NO_NAME = /[^\p{L}\p{M}\s'’()-]+/gu;

/** A post's phone is in many hands: whoever presses says who they are. Without it the press counts all the same. */
function signedBy({ actor, responder }: Opened, fields: Fields): Actor {
  const signed = (fields['signed'] ?? '').replace(NO_NAME, ' ').replace(/\s+/g, ' ').trim().slice(0, LONGEST_SIGNED);
  return responder?.kind === 'post' && signed !== '' ? { ...actor, signed, name: `${signed}, ${actor.name}`, ...(actor.nameLocal && { nameLocal: `${signed}, ${actor.nameLocal}` }) } : actor;
}

/** The channel works. That this could not be noted must not stand in the way of whoever acts. */
async function markReached({ directory, clock, log }: Driving, { responder, channel }: Opened): Promise<void> {
  const address = responder === null || channel === null ? undefined : addressOf(responder, channel);
  if (address === undefined) return;
  try {
    await directory.mark(responder!.responderId, channel!, address, { provedAt: clock.now() });
  } catch (error) {
    log.error('it could not be noted that a channel works', { responderId: responder!.responderId, channel, ...faultOf(error) });
  }
}

interface Carried {
  readonly incident: Incident;
  readonly refused: Refused | null;
}

/** One action by one person, from the link page or the API; whatever it makes due is done before it answers. */
export async function carry(ports: Responding, incident: Incident, actor: Actor, fields: Fields): Promise<Carried> {
  const read = readCommand(ports.pack, actor.responderId, fields);
  if ('refused' in read) return { incident, refused: { key: read.refused, values: read.values } };
  // Words of somebody who may not act are not kept at all.
  const allowed = act(incident, actor, read.command, ports.clock.now());
  if ('refused' in allowed) return { incident, refused: { key: allowed.refused, values: {} } };
  await keepWords(ports, incident, actor, read.typed);
  const { after, refused } = await take(ports, incident, actor, read.command);
  if (refused === null && read.command.action === 'place') await handIn(ports, after, read.command.hint);
  const now = ports.clock.now();
  const driven = refused === null && (isDue(after, now) || wakesTooLate(after, now)) ? await drive(ports, after.incidentId) : after;
  return { incident: driven ?? after, refused };
}

/** As another body of the same alert: kept, located, and paged for like one that a partner sends. Handing it in twice changes nothing. */
async function handIn({ places, clock }: Responding, { incidentId, identityKind, exercise }: Incident, hint: Readonly<Record<string, string>>): Promise<void> {
  const body = Buffer.from(JSON.stringify({ ...(exercise && { exercise }), hints: [hint] })).toString('base64');
  await places.send({ incidentId, partner: PLACE_GIVEN, identityKind, receivedAt: clock.now(), body });
}

/** Words are kept before the incident that names them. */
async function keepWords({ ledger, clock }: Driving, { incidentId }: Incident, { responderId }: Actor, typed: Typed | null): Promise<void> {
  if (typed !== null) await ledger.putNote(incidentId, { ...typed, by: responderId, at: clock.now() });
}

async function take(ports: Driving, incident: Incident, actor: Actor, command: Command): Promise<{ after: Incident; refused: Refused | null }> {
  let refused: Refused | null = null;
  let acknowledgedAfter: Seconds | null = null;
  const after = await change(ports, incident.incidentId, (current) => {
    const now = ports.clock.now();
    const outcome = act(current, actor, command, now);
    refused = 'refused' in outcome ? { key: outcome.refused, values: {} } : null;
    acknowledgedAfter = 'refused' in outcome ? null : firstAcknowledgedAfter(current, outcome.incident, now);
    return 'refused' in outcome ? current : outcome.incident;
  });
  if (acknowledgedAfter !== null) ports.meter.count('firstAcknowledged', acknowledgedAfter * 1000);
  return { after: after ?? incident, refused };
}

interface Opened {
  readonly incident: Incident;
  readonly actor: Actor;
  readonly language: string;
  /** Null for the subscribers fixed at deploy time. */
  readonly responder: Responder | null;
  /** By which the link came. */
  readonly channel: Channel | null;
}

async function openLink(ports: Driving, token: string): Promise<Opened | null> {
  const link = isToken(token) ? await ports.ledger.link(hashOf(token)) : null;
  const incident = link === null ? null : await ports.ledger.read(link.incidentId);
  if (link === null || incident === null || !linkLives(incident.closedAt, ports.clock.now())) return null;
  const people = await ports.directory.people([link.deskId, STATE_DESK], [link.responderId]);
  const responder = people.responders.find(({ responderId }) => responderId === link.responderId);
  if (responder === undefined && link.responderId !== FIXED_SUBSCRIBERS) return null;
  const actor = actorOf(link, responder, mayCloseUnlocated(people, link.responderId, ports.clock.now()));
  return { incident, actor, language: responder?.language ?? ports.pack.languages[0]!, responder: responder ?? null, channel: channelOf(link.page) };
}

const actorOf = ({ responderId, deskId, page }: Link, responder: Responder | undefined, supervises: boolean): Actor => ({
  responderId,
  deskId,
  name: responder ? [responder.rank, responder.name].filter(Boolean).join(' ') : responderId,
  ...(responder?.nameLocal && { nameLocal: responder.nameLocal }),
  supervises,
  operator: false,
  page,
});

/** The first bodies and the newest ones: what came between hardly says more, and a page must open quickly. */
const bodiesToRead = ({ alerts }: Incident): string[] => [...new Set([...alerts.slice(0, 10), ...alerts.slice(-40)].map(({ digest }) => digest))];

/** The look is on record before anything is shown. */
async function viewOf(ports: Driving, { incident, actor, language, responder }: Opened, refused: Refused | null): Promise<View> {
  const now = ports.clock.now();
  const shown = { actor, language, isPost: responder?.kind === 'post', refused };
  if (!mayLook(incident, actor, now)) return { ...shown, incident, details: null };
  const looked = { kind: 'LOOKED', by: actor.responderId } as const;
  const seen = await change(ports, incident.incidentId, (current) => (mayLook(current, actor, now) ? record(current, now, looked) : current));
  if (seen === null || !mayLook(seen, actor, now)) return { ...shown, incident: seen ?? incident, details: null };
  const [stored, notes, controlRoom] = await Promise.all([ports.ledger.alerts(incident.incidentId, bodiesToRead(seen)), ports.ledger.notes(incident.incidentId), controlRoomOf(ports, seen)]);
  return { ...shown, incident: seen, details: { alert: merged(stored.map(({ body }) => readAlert(body))), stored, notes, controlRoom } };
}

/** The pack's number, or that of whoever is on duty at the unit's desk now. */
async function controlRoomOf({ pack, directory, clock }: Driving, { unit }: Incident): Promise<string | null> {
  if (unit === null) return null;
  const { phone } = pack.units.get(unit)?.desk ?? {};
  return phone ?? telephoneOf(await directory.people([unit], []), unit, clock.now());
}
