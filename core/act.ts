/** What people do to an incident: each action, what it changes, and when it is refused. Every one is safe to do twice. */
import { ALLOWED, BEFORE, type Action, type Command, type Refusal } from './action.ts';
import { digestOf } from './identity.ts';
import { record, type Happening, type IncidentEvent } from './events.ts';
import { isOpen, reminderOf, settled, type Actor, type HandOff, type Holder, type Incident, type Status } from './incident.ts';
import { answerDrill } from './drill.ts';
import { leaseEnded, pageFromTheStart } from './open.ts';
import { channelOf } from './page.ts';
import { STATE_DESK } from './people.ts';
import { tellOthers } from './taken.ts';
import { secondsAfter, type Instant } from './time.ts';
import { isIndianState } from './where.ts';

export type Outcome = { readonly incident: Incident } | { readonly refused: Refusal };

export function act(incident: Incident, actor: Actor, command: Command, now: Instant): Outcome {
  // A lease that has run out stands in nobody's way; whoever held it may still say what was done.
  const current = tapped(BEFORE.includes(command.action) ? leaseEnded(incident, now) : incident, actor);
  const again = alreadyDone(current, actor, command);
  if (again) return { incident: tapped(incident, actor) };
  const refused = refusal(current, actor, command);
  if (refused) return { refused };
  return { incident: settled((DO[command.action] as Doing<Command>)(current, actor, command, now)) };
}

/** Taps that stay known: of the newest links. */
const TAPS_KEPT = 60;

/** Somebody pressed a button behind this link: a scanner of mail only follows it. */
export function tapped(incident: Incident, { page }: Actor): Incident {
  return page === null || incident.taps.includes(page) ? incident : { ...incident, taps: [...incident.taps, page].slice(-TAPS_KEPT) };
}

/** Whoever holds it or handed it off may act; so may an operator signed in to the API. */
export function mayAct({ holder, handOff }: Incident, { responderId, operator }: Actor): boolean {
  return operator || (holder !== null && (holder.responderId === responderId || handOff?.by === responderId));
}

/** What the partner sent is shown while the incident is open and the lease or the hand-off holds, to those who may act, behind a link that they pressed a button of. */
export const mayLook = (incident: Incident, actor: Actor, now: Instant): boolean => mayTap(incident, actor, now) && (actor.page === null || incident.taps.includes(actor.page));

export const mayTap = (incident: Incident, actor: Actor, now: Instant): boolean =>
  isOpen(incident) && mayAct(incident, actor) && (incident.leaseUntil === null || incident.leaseUntil > now);

function refusal(incident: Incident, actor: Actor, command: Command): Refusal | null {
  if (incident.status === 'CLOSED') return 'closed';
  if (incident.drill !== null) return drillRefusal(incident, actor, command);
  if (!ALLOWED[incident.status].includes(command.action)) return incident.holder === null ? 'not-acknowledged' : 'not-offered';
  if (command.action === 'acknowledge' || command.action === 'cannot-take') return null;
  if (!mayAct(incident, actor)) return 'held-by-another';
  const unlocated = command.action === 'close' && (incident.status === 'UNABLE_TO_LOCATE' || command.disposition === 'UNABLE_TO_LOCATE');
  return unlocated && !actor.supervises ? 'only-a-supervisor' : null;
}

function drillRefusal({ paged }: Incident, { responderId }: Actor, { action }: Command): Refusal | null {
  if (action !== 'acknowledge' && action !== 'cannot-take') return 'only-answers';
  return paged.some((one) => one.responderId === responderId) ? null : 'not-paged';
}

/** A second press of the same button by the same person changes nothing. */
function alreadyDone(incident: Incident, actor: Actor, command: Command): boolean {
  const last = incident.events.findLast(({ by, kind }) => by === actor.responderId && kind !== 'LOOKED');
  return (DONE[command.action] as Done<Command>)(incident, actor, command, last);
}

type Done<C extends Command> = (incident: Incident, actor: Actor, command: C, last: IncidentEvent | undefined) => boolean;
const sameWords = (note: string, last: IncidentEvent | undefined): boolean => last?.detail?.['note'] === note;
const DONE: { readonly [A in Action]: Done<Extract<Command, { action: A }>> } = {
  acknowledge: (incident, actor, _, last) =>
    incident.drill?.answered.includes(actor.responderId) === true ||
    incident.holder?.responderId === actor.responderId || (isTaken(incident, actor) && last?.kind === 'ALSO_ACKNOWLEDGED'),
  'cannot-take': ({ declined, drill }, { responderId }) => declined.includes(responderId) || drill?.answered.includes(responderId) === true,
  release: ({ holder }, _, __, last) => holder === null && last?.kind === 'RELEASED',
  reached: ({ status }, _, { note }, last) => status === 'CONTACT_CONFIRMED' && (note === null || sameWords(note, last)),
  'cannot-locate': ({ status }, _, __, last) => status === 'UNABLE_TO_LOCATE' && last?.kind === 'CANNOT_LOCATE',
  'hand-off': ({ handOff }, { responderId }, { to }) => handOff?.to === to && handOff.by === responderId,
  note: (_, __, { note }, last) => sameWords(note, last),
  place: (_, __, { hint }, last) => last?.kind === 'PLACE_GIVEN' && last.detail?.['hint'] === nameOf(hint),
  accepted: ({ status }, _, { note }, last) => status === 'TRANSFER_ACCEPTED' && sameWords(note, last),
  close: ({ status, disposition }, _, command, last) =>
    status === 'CLOSED' && last?.kind === 'CLOSED' && sameWords(command.note, last) && disposition === command.disposition,
};

/** It may say where the person lives: only its name stands in the story. */
const nameOf = (hint: Readonly<Record<string, string>>): string => digestOf(Buffer.from(JSON.stringify(hint))).slice(0, 24);

type Doing<C extends Command> = (incident: Incident, actor: Actor, command: C, now: Instant) => Incident;
const DO: { readonly [A in Action]: Doing<Extract<Command, { action: A }>> } = {
  acknowledge,
  'cannot-take': (incident, actor, _, now) => (incident.holder?.responderId === actor.responderId ? release(incident, actor, now) : decline(incident, actor, now)),
  release: (incident, actor, _, now) => release(incident, actor, now),
  reached: (incident, actor, { note }, now) =>
    reminded(record({ ...incident, status: 'CONTACT_CONFIRMED' }, now, by(actor, 'REACHED', { note })), 'reminder', now),
  'cannot-locate': (incident, actor, { reason, note }, now) =>
    reminded(record({ ...incident, status: 'UNABLE_TO_LOCATE' }, now, by(actor, 'CANNOT_LOCATE', { reason, note })), 'reminder', now),
  note: (incident, actor, { note }, now) => renewed(record(incident, now, by(actor, 'NOTED', { note })), now),
  // Where it is, comes back by the way of every alert.
  place: (incident, actor, { hint }, now) => renewed(record(incident, now, by(actor, 'PLACE_GIVEN', { hint: nameOf(hint) })), now),
  accepted: (incident, actor, { note }, now) => reminded(record({ ...incident, status: 'TRANSFER_ACCEPTED' }, now, by(actor, 'TRANSFER_ACCEPTED', { to: incident.handOff?.to ?? null, note })), 'reminder', now),
  'hand-off': handOffTo,
  close: (incident, actor, { disposition, found, note }, now) =>
    record(
      { ...incident, status: 'CLOSED', disposition, found, closedAt: now, rung: null, leaseUntil: null, reminder: null, pages: [] },
      now,
      by(actor, 'CLOSED', { disposition, found, note }),
    ),
};

/**
 * Whether somebody has it whom this one does not relieve. A responder of the unit that it belongs to, or of the desk
 * that it was handed to, takes it from whoever is not; a supervisor takes over what was not located; the next shift, once it is asked to.
 */
function isTaken({ holder, status, unit, also, handOff, asked }: Incident, { responderId, deskId, supervises }: Actor): boolean {
  const itsOwn = deskId === unit || deskId === also || deskId === handOff?.deskId;
  const relieves = (itsOwn && holder?.deskId !== deskId) || (status === 'UNABLE_TO_LOCATE' && supervises) || asked.includes(responderId);
  return holder !== null && !relieves;
}

/** A unit's responder takes it for the unit: that is the hand-off, also from the state desk. Whoever comes later sees who has it. */
function acknowledge(incident: Incident, actor: Actor, _: Command, now: Instant): Incident {
  const { responderId, deskId, signed = null } = actor;
  if (incident.drill !== null) return answerDrill(incident, responderId, by(actor, 'ACKNOWLEDGED', { signed }), now);
  if (isTaken(incident, actor)) return record(incident, now, by(actor, 'ALSO_ACKNOWLEDGED', { signed }));
  if (incident.asked.includes(responderId)) return handOver(incident, actor, now);
  const ofUnit = deskId !== STATE_DESK;
  const handOff: HandOff | null = ofUnit ? { deskId, to: deskId, by: incident.holder?.responderId ?? responderId, at: now } : null;
  const resting = incident.status === 'CONTACT_CONFIRMED' || incident.status === 'UNABLE_TO_LOCATE';
  const accepted = isIndianState(deskId);
  const status: Status = accepted ? 'TRANSFER_ACCEPTED' : resting ? incident.status : ofUnit ? 'HANDED_OFF' : 'ACKNOWLEDGED';
  const held: Incident = { ...incident, status, holder: holderOf(actor, now), handOff, rung: null, pages: [], reminder: null };
  const handed: Happening[] = ofUnit ? [by(actor, accepted ? 'TRANSFER_ACCEPTED' : 'HANDED_OFF', { to: deskId })] : [];
  const taken = renewed(record(held, now, by(actor, 'ACKNOWLEDGED', { signed }), ...handed), now, resting);
  // Whoever took it by a key of the telephone may have no link yet.
  const linked = held.holder?.channel === 'https' ? { ...taken, reminder: reminderOf(taken, 'link', now) } : taken;
  return tellOthers(linked, incident.holder, now);
}

/** The next shift takes it as it stands: handed off, reached or not located, with its reminders. */
function handOver(incident: Incident, actor: Actor, now: Instant): Incident {
  const held: Incident = { ...incident, holder: holderOf(actor, now), asked: [], pages: [] };
  return tellOthers(renewed(record(held, now, by(actor, 'ACKNOWLEDGED', { signed: actor.signed ?? null })), now), incident.holder, now);
}

const holderOf = ({ responderId, deskId, name, nameLocal, page }: Actor, since: Instant): Holder => ({ responderId, deskId, name, ...(nameLocal !== undefined && { nameLocal }), since, channel: page === null ? null : channelOf(page) });

/** Not for me: the next level is due at once, for everybody else. */
function decline(incident: Incident, actor: Actor, now: Instant): Incident {
  if (incident.drill !== null) return answerDrill(incident, actor.responderId, by(actor, 'CANNOT_TAKE'), now);
  const declined = record({ ...incident, declined: [...incident.declined, actor.responderId] }, now, by(actor, 'CANNOT_TAKE'));
  return declined.rung === null ? declined : { ...declined, rung: { ...declined.rung, dueAt: now } };
}

/** Gives it back: paging starts again at once, with everybody but the one who cannot. */
function release(incident: Incident, actor: Actor, now: Instant): Incident {
  return { ...record(pageFromTheStart(incident, now), now, by(actor, 'RELEASED')), declined: [actor.responderId] };
}

/** A desk that we page hears of it at once; an officer was told by whoever hands off. What is offered to another state stays ours until they accept. */
function handOffTo(incident: Incident, actor: Actor, { to, deskId, note }: Extract<Command, { action: 'hand-off' }>, now: Instant): Incident {
  const handOff: HandOff = { to, deskId, by: actor.responderId, at: now };
  const isElsewhere = deskId !== null && isIndianState(deskId);
  const [status, kind] = isElsewhere ? (['TRANSFER_OFFERED', 'TRANSFER_OFFERED'] as const) : (['HANDED_OFF', 'HANDED_OFF'] as const);
  const handed = record<Incident>({ ...incident, status, handOff }, now, by(actor, kind, { to: deskId ?? 'officer', note }));
  return reminded(handed, deskId !== null && deskId !== actor.deskId ? 'hand-off' : 'reminder', now);
}

/** Progress ends the lease; from now on reminders keep it from being forgotten. A desk that receives it is told at once. */
function reminded(incident: Incident, purpose: 'reminder' | 'hand-off', now: Instant): Incident {
  const at = purpose === 'hand-off' ? now : secondsAfter(now, incident.policy.reminderEverySeconds);
  return { ...incident, leaseUntil: null, rung: null, reminder: reminderOf(incident, purpose, at) };
}

/** Somebody is at it: the lease starts again, unless reminders have taken its place. */
function renewed(incident: Incident, now: Instant, resting = incident.leaseUntil === null && incident.reminder !== null): Incident {
  if (resting) return incident.reminder === null ? reminded(incident, 'reminder', now) : incident;
  const { leaseSeconds, takeBackSeconds } = incident.policy;
  const warnAt = secondsAfter(now, leaseSeconds);
  return { ...incident, leaseUntil: secondsAfter(warnAt, takeBackSeconds), reminder: reminderOf(incident, 'reminder', warnAt) };
}

const by = ({ responderId }: Actor, kind: Happening['kind'], detail: Readonly<Record<string, string | null>> = {}): Happening => {
  const said = Object.fromEntries(Object.entries(detail).filter((entry): entry is [string, string] => entry[1] !== null));
  return { kind, by: responderId, ...(Object.keys(said).length > 0 && { detail: said }) };
};
