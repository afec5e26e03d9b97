/** What an order makes of a desk. Ordering the same twice changes nothing. */
import { withAbsence, withOverride, withoutAbsence, withoutOverride } from './duty-change.ts';
import type { DutyOrder } from './duty-order.ts';
import { dateMs, DAY_MS, momentOf } from './local-time.ts';
import { EVERYBODY, membersOf, type Desk, type Override, type Responder } from './people.ts';
import { instant, secondsAfter, type Instant } from './time.ts';

export type DeskOrder = Extract<DutyOrder, { readonly desk: string }>;
export type AbsenceOrder = Extract<DutyOrder, { readonly change: 'absence' }>;

/** What ended so long ago says nothing any more: the audit has it. A desk, which holds everybody's, keeps less of it. */
const KEPT_DAYS = 400;
const DESK_KEPT_DAYS = 28;

export function ordered(desk: Desk, order: DeskOrder, timeZone: string, now: Instant): Desk {
  switch (order.change) {
    case 'override':
    case 'swap':
    case 'holiday': {
      const change = (one: Desk, override: Override): Desk => ('undo' in order && order.undo ? withoutOverride(one, override) : withOverride(one, override, now));
      return pruned(overridesOf(order, timeZone).reduce(change, desk), now);
    }
    case 'calendar': return sameOr(desk, pruned({ ...desk, overrides: [...(desk.overrides ?? []).filter((one) => one.calendar !== order.calendar || one.role !== order.role), ...turnsOf(order, now)] }, now));
    case 'roster': return sameOr(desk, { ...desk, roster: { ...desk.roster, [order.role]: order.responders } });
    case 'rotas': return sameOr(desk, { ...desk, rotas: [...(desk.rotas ?? []).filter(({ role }) => role !== order.role), ...order.rotas.map((rota) => ({ ...rota, role: order.role }))] });
    case 'last-resort-posts': return sameOr(desk, { ...desk, lastResortPosts: order.responders });
  } // prettier-ignore
}

export function absenceOrdered(responder: Responder, { from, to, undo }: AbsenceOrder, now: Instant): Responder {
  const after = undo ? withoutAbsence(responder, { from, to }) : withAbsence(responder, { from, to }, now);
  const kept = (after.absences ?? []).filter((absence) => absence.to > daysAgo(KEPT_DAYS, now));
  return after === responder || kept.length === (after.absences ?? []).length ? after : { ...after, absences: kept };
}

function overridesOf(order: Extract<DeskOrder, { change: 'override' | 'swap' | 'holiday' }>, timeZone: string): Override[] {
  const { role } = order;
  if (order.change === 'override') return [{ role, instead: order.instead, responders: order.responders, from: order.from, to: order.to }];
  if (order.change === 'swap') {
    const stands = (instead: string, by: string): Override => ({ role, instead, responders: [by], from: order.from, to: order.to });
    return [stands(order.one, order.other), stands(order.other, order.one)];
  }
  return order.dates.map((date) => {
    const [from, to] = [dateMs(date)!, dateMs(date)! + DAY_MS].map((wall) => instant(momentOf(timeZone, wall)));
    return { role, instead: EVERYBODY, responders: order.responders, from: from!, to: to! };
  });
}

const turnsOf = ({ role, calendar, turns }: Extract<DeskOrder, { change: 'calendar' }>, addedAt: Instant): Override[] =>
  turns.map(({ from, to, responders }) => ({ role, instead: null, responders, from, to, calendar, addedAt }));

const daysAgo = (days: number, now: Instant): Instant => secondsAfter(now, -days * 86_400);

function pruned(desk: Desk, now: Instant): Desk {
  const kept = (desk.overrides ?? []).filter(({ to }) => to > daysAgo(DESK_KEPT_DAYS, now));
  return kept.length === (desk.overrides ?? []).length ? desk : { ...desk, overrides: kept };
}

const plain = (desk: Desk): string => JSON.stringify(desk, (key, value: unknown) => (key === 'addedAt' ? undefined : value));
const sameOr = (before: Desk, after: Desk): Desk => (plain(before) === plain(after) ? before : after);

/** Why an order cannot be carried out, in a sentence; null when it can. */
export function orderFault(order: DutyOrder, desk: Desk | null): string | null {
  if ('from' in order && order.to <= order.from) return `it ends before it begins: from ${order.from} to ${order.to}`;
  if (order.change === 'swap' && order.one === order.other) return `"${order.one}" cannot swap with themselves`;
  if (order.change === 'calendar') {
    const wrong = order.turns.find(({ from, to }) => to <= from);
    if (wrong) return `a turn ends before it begins: from ${wrong.from} to ${wrong.to}`;
  }
  if ((order.change === 'roster' && order.role === 'primary' && order.responders.length === 0) || (order.change === 'rotas' && order.role === 'primary' && order.rotas.length === 0)) {
    const left = order.change === 'roster' ? (desk?.rotas ?? []).some(({ role }) => role === 'primary') : (desk?.roster.primary ?? []).length > 0;
    if (!left) return `desk ${order.desk} would have no primary, and would be paged to nobody`;
  }
  return null;
}

/** The desks from which somebody must be taken before they can be removed. */
export const standsOn = (desks: readonly Desk[], responderId: string, now: Instant): string[] =>
  desks.filter((desk) => membersOf({ ...desk, overrides: (desk.overrides ?? []).filter(({ to }) => to > now) }).includes(responderId)).map(({ deskId }) => deskId);
