/** What an incident needs at one moment: the pages to plan, and the incident with them planned. */
import { CANARY, isCanary } from './canary.ts';
import { endDrill, isDrillOver } from './drill.ts';
import { record, type Happening } from './events.ts';
import { failOver } from './fail-over.ts';
import { reminderOf, settled, unitsOf, type Incident, type Paged, type Reminder } from './incident.ts';
import { leaseEnded } from './open.ts';
import { onDuty } from './on-duty.ts';
import { awaitsProof, claimedAgain, FIXED_SUBSCRIBERS, mayResend, planPages, type Page, type Purpose, type Recipient } from './page.ts';
import { pagedBy, everybody, STATE_DESK, type DeskId, type People, type Responder } from './people.ts';
import { levelsDue, type Level } from './policy.ts';
import { goOn, reachedNobody } from './sent.ts';
import { shiftEndsAt, isOffShift } from './shift-end.ts';
import { earliest, secondsAfter, type Instant } from './time.ts';

export interface Plan {
  readonly incident: Incident;
  /** To be sent by whoever writes this plan, and by nobody else until their claim ends. */
  readonly send: readonly Page[];
}

/** The desk that owns it: the state's; the canary's has its own, and no other is ever looked at for it. */
const ownDesk = (incident: Incident): DeskId => (isCanary(incident) ? CANARY : STATE_DESK);

/** The desks whose people a plan for this incident may page. */
export const desksOf = (incident: Incident): DeskId[] => isCanary(incident) ? [CANARY] : [...new Set([STATE_DESK, ...unitsOf(incident), ...(incident.handOff?.deskId ? [incident.handOff.deskId] : []), ...(incident.reminder?.left ?? [])])];

/** Nothing to plan before this moment. */
export const isDue = ({ nextActionAt }: Incident, now: Instant): boolean => nextActionAt !== null && nextActionAt <= now;

/** Everything that is due at `now`; the same incident when nothing is. */
export function planDue(incident: Incident, people: People, now: Instant): Plan {
  if (!isDue(incident, now)) return { incident, send: [] };
  if (isDrillOver(incident, now)) return { incident: settled(endDrill(incident, now)), send: [] };
  const awake = leaseEnded(incident, now);
  const kept = underWay(awake.pages);
  const climbed = remind(climb(followUp({ ...awake, pages: kept }, people, now), people, now), people, now);
  const again = latest(climbed.pages.slice(0, kept.length).filter((page) => mayResend(page, now)), climbed.pages).map((page) => claimedAgain(page, now));
  const planned = climbed.pages.slice(kept.length);
  const pages = [...climbed.pages.slice(0, kept.length).filter((page) => !mayResend(page, now)), ...again, ...planned];
  const resent = again.filter(({ attempts }) => attempts > 1).map(({ key }) => key);
  const told: Happening[] = resent.length > 0 ? [{ kind: 'PAGED_AGAIN', detail: { pages: resent } }] : [];
  return { incident: settled(record({ ...climbed, pages }, now, ...told)), send: [...again, ...planned] };
}

/** What is still to be sent or proved, and beside it what became of the rest of its step: a channel that was refused is not tried again. */
function underWay(pages: readonly Page[]): Page[] {
  const steps = new Set(pages.filter((page) => page.state === 'planned' || awaitsProof(page)).map(({ step }) => step));
  return pages.filter(({ step }) => steps.has(step));
}

/** What did not arrive, or is not known to have arrived in time, brings the next channel; a level that reached nobody brings the next level. */
function followUp(incident: Incident, people: People, now: Instant): Incident {
  const { pages, lost, unproven, stuck, next } = failOver(incident.pages, people, now, incident.policy.proveWithinSeconds);
  if (lost.length + unproven.length + stuck.length === 0) return incident;
  const missing: Happening[] = unproven.length > 0 ? [{ kind: 'UNPROVEN', detail: { pages: unproven.map(({ key }) => key) } }] : [];
  const followed = withPages(record({ ...incident, pages }, now, ...missing), next, { kind: 'PAGED' }, now);
  return reachedNobody(followed) ? goOn(followed, now) : followed;
}

/** Without those that a later page to the same phone or mailbox has overtaken: after an outage each rings once, and the incident stays small. */
function latest(pages: readonly Page[], all: readonly Page[]): Page[] {
  const newest = new Map(all.filter(({ state }) => state === 'planned').map((page) => [`${page.responderId}/${page.channel}`, page.key]));
  return pages.filter(({ responderId, channel, key }) => newest.get(`${responderId}/${channel}`) === key);
}

/** Pages every level that is due. A level with nobody takes no time; past the last one comes the last resort, which always finds somebody. */
function climb(incident: Incident, people: People, now: Instant): Incident {
  if (incident.rung === null) return incident;
  const { levels, lastResort, rung } = levelsDue(incident.policy, incident.rung, now);
  if (levels.length === 0 && !lastResort) return incident;
  const paged = levels.reduce((on, level) => pageLevel(on, level, people, now), incident);
  const status = incident.status === 'ROUTED' || incident.status === 'ROUTE_UNCERTAIN' ? 'PAGING' : incident.status;
  if (incident.drill !== null) return { ...paged, status, rung: null };
  if (lastResort) return pageLastResort({ ...paged, status, rung }, people, now);
  const nobody = paged.pages.length === incident.pages.length;
  return nobody ? climb({ ...paged, status, rung: { ...rung, dueAt: now } }, people, now) : { ...paged, status, rung };
}

function pageLevel(incident: Incident, number: number, people: People, now: Instant): Incident {
  const level = incident.policy.levels[number]!;
  const groups = level.who.flatMap(({ desk, role }) => (desk === 'state' ? [ownDesk(incident)] : unitsOf(incident)).map((deskId) => {
    const recipients = onDuty(people, deskId, role, now).map((responder) => recipientAt(level, deskId, responder, incident.pages)).filter(reachable);
    return { deskId, role, isEmpty: recipients.length === 0, recipients: recipients.filter(({ responderId }) => !incident.declined.includes(responderId)) };
  }));
  const absent = groups.filter(({ isEmpty }) => isEmpty).map(({ deskId, role }): Happening => ({ kind: 'NO_ONE_ON_CALL', detail: { level: number, desk: deskId, role } }));
  const pages = planPages(`r${incident.round}.l${number}`, 'alert', groups.flatMap(({ recipients }) => recipients), now, incident.policy.proveWithinSeconds);
  return withPages(record(incident, now, ...absent), pages, { kind: 'PAGED', detail: { level: number } }, now);
}

/** The level's channels, first the one that the responder wants first. A telephone that rings already is not called again. */
function recipientAt({ by }: Level, deskId: DeskId, responder: Responder, pages: readonly Page[]): Recipient {
  const { responderId, order = [] } = responder;
  const rings = pages.some((page) => page.responderId === responderId && page.channel === 'https' && (page.state === 'planned' || awaitsProof(page)));
  const has = pagedBy(responder).filter((channel) => channel !== 'https' || !rings);
  if ('all' in by) return { responderId, deskId, channels: has.filter((channel) => by.all.includes(channel)) };
  const first = order.length > 0 ? has.filter((channel) => by.firstOf.includes(channel)) : by.firstOf.filter((channel) => has.includes(channel));
  return { responderId, deskId, channels: first.slice(0, 1) };
}

const reachable = ({ channels }: Recipient): boolean => channels.length > 0;

/** E-mail and HTTPS to everyone on the desk, SMS to its named posts; with nobody at all, the subscribers fixed at deploy time. */
function pageLastResort(incident: Incident, people: People, now: Instant): Incident {
  const posts = people.desks.find(({ deskId }) => deskId === STATE_DESK)?.lastResortPosts ?? [];
  const recipients = everybody(people, STATE_DESK, now)
    .map((responder): Recipient => ({
      responderId: responder.responderId,
      deskId: STATE_DESK,
      channels: pagedBy(responder).filter((channel) => channel !== 'sms' || posts.includes(responder.responderId)),
    }))
    .filter(reachable);
  const number = incident.lastResorts + 1;
  const pages = planPages(`r${incident.round}.last${number}`, 'alert', orFixed(recipients), now, incident.policy.proveWithinSeconds);
  return withPages({ ...incident, lastResorts: number }, pages, { kind: 'LAST_RESORT', detail: { number } }, now);
}

/** Whoever has it, and the desk it was handed to, hear of it until it is closed. When their shift is over the next one is asked to take it. */
function remind(incident: Incident, people: People, now: Instant): Incident {
  const { reminder, holder, policy, round } = incident;
  if (reminder === null || reminder.at > now) return incident;
  const { purpose, number } = reminder;
  const next = reminderOf(incident, 'reminder', nextReminder(incident, people, now));
  const step = `r${round}.${purpose}${number}`;
  const recipients = orFixed(remindedOf(incident, reminder, people, now));
  const moved = purpose === 'moved' ? planPages(step, 'hand-off', unitsOf(incident).flatMap((unit) => onDutyAt(unit, 'primary', people, now)), now, policy.proveWithinSeconds) : [];
  const pages = planPages(step, SAID_AS[purpose], recipients, now, policy.proveWithinSeconds).filter(({ key }) => !moved.some((page) => page.key === key));
  const leaving = planPages(step, 'moved', (reminder.left ?? []).flatMap((unit) => onDutyAt(unit, 'primary', people, now)), now, null).filter(({ key, responderId }) => responderId !== holder?.responderId && ![...moved, ...pages].some((page) => page.key === key));
  const reminded = withPages({ ...incident, reminder: next }, [...moved, ...pages, ...leaving], { kind: 'REMINDED', detail: { why: purpose } }, now);
  const relief = holder !== null && isOffShift(people, holder, now) ? onDutyAt(holder.deskId, 'primary', people, now).filter(({ responderId }) => responderId !== holder.responderId) : [];
  const asking = planPages(`r${round}.hand-over${number}`, 'hand-over', relief, now, policy.proveWithinSeconds);
  return withPages({ ...reminded, asked: relief.map(({ responderId }) => responderId) }, asking, { kind: 'SHIFT_ASKED' }, now);
}

const SAID_AS: Record<Reminder['purpose'], Purpose> = { reminder: 'reminder', 'hand-off': 'hand-off', update: 'update', moved: 'update', link: 'hand-off' };

/** The end of a lease, the holder's shift, or the usual time, whichever comes first. */
function nextReminder({ leaseUntil, policy, holder }: Incident, people: People, now: Instant): Instant {
  const usual = secondsAfter(now, policy.reminderEverySeconds);
  const warnAt = leaseUntil === null ? null : secondsAfter(leaseUntil, -policy.takeBackSeconds);
  const shiftEnd = holder === null ? null : shiftEndsAt(people, holder, now, usual);
  return earliest([usual, shiftEnd, warnAt !== null && warnAt > now ? warnAt : null])!;
}

function onDutyAt(deskId: DeskId | null, role: 'primary' | 'supervisor', people: People, now: Instant): Recipient[] {
  const recipient = (responder: Responder): Recipient => ({ responderId: responder.responderId, deskId: deskId!, channels: pagedBy(responder) });
  return deskId === null ? [] : onDuty(people, deskId, role, now).map(recipient);
}

function remindedOf(incident: Incident, { purpose }: Reminder, people: People, now: Instant): Recipient[] {
  const { holder, handOff, status, leaseUntil } = incident;
  const at = (deskId: DeskId | null, role: 'primary' | 'supervisor') => onDutyAt(deskId, role, people, now);
  const receiving = at(handOff?.deskId ?? null, 'primary');
  const holding = people.responders
    .filter(({ responderId }) => responderId === holder?.responderId)
    .map((responder): Recipient => ({ responderId: responder.responderId, deskId: holder?.deskId ?? STATE_DESK, channels: pagedBy(responder) }));
  if (purpose === 'link') return holding.map((one) => ({ ...one, channels: one.channels.filter((channel) => channel !== 'https') })).filter(reachable);
  if (purpose === 'hand-off' && receiving.some(reachable)) return receiving;
  const lapsing = leaseUntil !== null && purpose === 'reminder';
  const supervising = status === 'UNABLE_TO_LOCATE' || lapsing ? at(STATE_DESK, 'supervisor') : [];
  const told = purpose === 'update' ? unitsOf(incident).flatMap((unit) => at(unit, 'primary')) : [];
  const named = [...receiving, ...holding, ...supervising, ...told].filter(reachable);
  return named.length > 0 ? named : at(STATE_DESK, 'primary').filter(reachable);
}

const orFixed = (recipients: readonly Recipient[]): readonly Recipient[] =>
  recipients.length > 0 ? recipients : [{ responderId: FIXED_SUBSCRIBERS, deskId: STATE_DESK, channels: ['email'] }];

function withPages(incident: Incident, pages: readonly Page[], happened: Happening, now: Instant): Incident {
  if (pages.length === 0) return incident;
  const recorded: Happening = { ...happened, detail: { ...happened.detail, pages: pages.map(({ key }) => key) } };
  const paged = pages[0]!.purpose === 'alert' ? withPaged(incident.paged, pages) : incident.paged;
  return record({ ...incident, paged, pages: [...incident.pages, ...pages] }, now, recorded);
}

const withPaged = (paged: readonly Paged[], pages: readonly Page[]): Paged[] =>
  pages.reduce<Paged[]>((all, { responderId, deskId, channel }) => (responderId === FIXED_SUBSCRIBERS || all.some((one) => one.responderId === responderId) ? all : [...all, { responderId, deskId, channel }]), [...paged]);
