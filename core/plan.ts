/** What an incident needs at one moment: the pages to plan, and the incident with them planned. */
import { record, type Happening } from './events.ts';
import { reminderOf, settled, type Incident, type Reminder } from './incident.ts';
import { leaseEnded } from './open.ts';
import { onDuty } from './on-duty.ts';
import { claimedAgain, FIXED_SUBSCRIBERS, mayResend, planPages, type Page, type Recipient } from './page.ts';
import { pagedBy, everybody, STATE_DESK, type DeskId, type People, type Responder } from './people.ts';
import { levelsDue, type Level } from './policy.ts';
import { secondsAfter, type Instant } from './time.ts';

export interface Plan {
  readonly incident: Incident;
  /** To be sent by whoever writes this plan, and by nobody else until their claim ends. */
  readonly send: readonly Page[];
}

/** The desks whose people a plan for this incident may page. */
export const desksOf = ({ unit, handOff }: Incident): DeskId[] => [...new Set([STATE_DESK, ...(unit ? [unit] : []), ...(handOff?.deskId ? [handOff.deskId] : [])])];

/** Nothing to plan before this moment. */
export const isDue = ({ nextActionAt }: Incident, now: Instant): boolean => nextActionAt !== null && nextActionAt <= now;

/** Everything that is due at `now`; the same incident when nothing is. */
export function planDue(incident: Incident, people: People, now: Instant): Plan {
  if (!isDue(incident, now)) return { incident, send: [] };
  const awake = leaseEnded(incident, now);
  const kept = underWay(awake.pages);
  const climbed = remind(climb({ ...awake, pages: kept }, people, now), people, now);
  const again = latest(kept.filter((page) => mayResend(page, now)), climbed.pages).map((page) => claimedAgain(page, now));
  const planned = climbed.pages.slice(kept.length);
  const pages = [...kept.filter((page) => !mayResend(page, now)), ...again, ...planned];
  const resent: Happening[] = again.length > 0 ? [{ kind: 'PAGED_AGAIN', detail: { pages: again.map(({ key }) => key) } }] : [];
  return { incident: settled(record({ ...climbed, pages }, now, ...resent)), send: [...again, ...planned] };
}

/** What is still to be sent, and beside it what became of the rest of its step: a channel that was refused is not tried again. */
function underWay(pages: readonly Page[]): Page[] {
  const steps = new Set(pages.filter(({ state }) => state === 'planned').map(({ step }) => step));
  return pages.filter(({ step }) => steps.has(step));
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
  if (lastResort) return pageLastResort({ ...paged, status, rung }, people, now);
  const nobody = paged.pages.length === incident.pages.length;
  return nobody ? climb({ ...paged, status, rung: { ...rung, dueAt: now } }, people, now) : { ...paged, status, rung };
}

function pageLevel(incident: Incident, number: number, people: People, now: Instant): Incident {
  const level = incident.policy.levels[number]!;
  const groups = level.who.map(({ desk, role }) => {
    const deskId = desk === 'state' ? STATE_DESK : incident.unit;
    const responders = deskId === null ? [] : onDuty(people, deskId, role, now).filter(({ responderId }) => !incident.declined.includes(responderId));
    return { deskId, role, recipients: responders.map((responder) => recipientAt(level, deskId!, responder)).filter(reachable) };
  });
  const empty = groups.filter(({ deskId, recipients }) => deskId !== null && recipients.length === 0);
  const absent = empty.map(({ deskId, role }): Happening => ({ kind: 'NO_ONE_ON_CALL', detail: { level: number, desk: deskId!, role } }));
  const pages = planPages(`r${incident.round}.l${number}`, 'alert', groups.flatMap(({ recipients }) => recipients), now);
  return withPages(record(incident, now, ...absent), pages, { kind: 'PAGED', detail: { level: number } }, now);
}

function recipientAt({ by }: Level, deskId: DeskId, responder: Responder): Recipient {
  const has = pagedBy(responder);
  const channels = 'all' in by ? has.filter((channel) => by.all.includes(channel)) : by.firstOf.filter((channel) => has.includes(channel)).slice(0, 1);
  return { responderId: responder.responderId, deskId, channels };
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
  const pages = planPages(`r${incident.round}.last${number}`, 'alert', orFixed(recipients), now);
  return withPages({ ...incident, lastResorts: number }, pages, { kind: 'LAST_RESORT', detail: { number } }, now);
}

/** Whoever has it, and the desk it was handed to, hear of it until it is closed. */
function remind(incident: Incident, people: People, now: Instant): Incident {
  const { reminder } = incident;
  if (reminder === null || reminder.at > now) return incident;
  const next = reminderOf(incident, 'reminder', secondsAfter(now, incident.policy.reminderEverySeconds));
  const recipients = orFixed(remindedOf(incident, reminder, people, now));
  const pages = planPages(`r${incident.round}.${reminder.purpose}${reminder.number}`, reminder.purpose, recipients, now);
  return withPages({ ...incident, reminder: next }, pages, { kind: 'REMINDED', detail: { why: reminder.purpose } }, now);
}

function remindedOf({ holder, handOff, unit, status }: Incident, { purpose }: Reminder, people: People, now: Instant): Recipient[] {
  const everyChannel = (deskId: DeskId) => (responder: Responder): Recipient => ({ responderId: responder.responderId, deskId, channels: pagedBy(responder) });
  const at = (deskId: DeskId | null, role: 'primary' | 'supervisor') => (deskId === null ? [] : onDuty(people, deskId, role, now).map(everyChannel(deskId)));
  const receiving = at(handOff?.deskId ?? null, 'primary');
  if (purpose === 'hand-off' && receiving.some(reachable)) return receiving.filter(reachable);
  const holding = people.responders.filter(({ responderId }) => responderId === holder?.responderId).map(everyChannel(holder?.deskId ?? STATE_DESK));
  const supervising = status === 'UNABLE_TO_LOCATE' ? at(STATE_DESK, 'supervisor') : [];
  const told = purpose === 'update' ? at(unit, 'primary') : [];
  const named = [...receiving, ...holding, ...supervising, ...told].filter(reachable);
  return named.length > 0 ? named : at(STATE_DESK, 'primary').filter(reachable);
}

const orFixed = (recipients: readonly Recipient[]): readonly Recipient[] =>
  recipients.length > 0 ? recipients : [{ responderId: FIXED_SUBSCRIBERS, deskId: STATE_DESK, channels: ['email'] }];

function withPages(incident: Incident, pages: readonly Page[], happened: Happening, now: Instant): Incident {
  if (pages.length === 0) return incident;
  const recorded: Happening = { ...happened, detail: { ...happened.detail, pages: pages.map(({ key }) => key) } };
  return record({ ...incident, pages: [...incident.pages, ...pages] }, now, recorded);
}
