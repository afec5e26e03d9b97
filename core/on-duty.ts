/** Who is on duty in a role at one moment: the roster and the crews of its rotas, as overrides change them, without who is absent. */
import { EVERYBODY, present, ROLES, type Desk, type DeskId, type Override, type People, type Period, type Responder, type ResponderId, type Role } from './people.ts';
import { crewAt, handOvers } from './rota.ts';
import { secondsAfter, type Instant } from './time.ts';

export function onDuty({ desks, responders }: People, deskId: DeskId, role: Role, at: Instant): Responder[] {
  const desk = desks.find((one) => one.deskId === deskId);
  return desk === undefined ? [] : present(responders, standing(desk, role, at)).filter((responder) => !isAbsent(responder, at));
}

/** By which a desk is called: a post before a person, whose phone may be in a pocket at home. */
export function telephoneOf(people: People, deskId: DeskId, at: Instant): string | null {
  const primary = onDuty(people, deskId, 'primary', at).filter(({ channels }) => channels.sms !== undefined);
  return (primary.find(({ kind }) => kind === 'post') ?? primary[0])?.channels.sms?.number ?? null;
}

/** Whether they stand in any role within the next three days, absent or not: by the roster, at a hand-over, or by an override. */
export const SOON_SECONDS = 72 * 3600;
export function isOnDutySoon(desk: Desk, { responderId }: Responder, now: Instant): boolean {
  const until = secondsAfter(now, SOON_SECONDS);
  const moments = [now, ...(desk.rotas ?? []).flatMap((rota) => handOvers(rota, now, until)), ...(desk.overrides ?? []).map(({ from }) => from).filter((from) => from > now && from < until)];
  return moments.some((moment) => ROLES.some((role) => standing(desk, role, moment).includes(responderId)));
}

export const isAbsent = ({ absences = [] }: Responder, at: Instant): boolean => absences.some((absence) => covers(absence, at));

export const covers = ({ from, to }: Period, at: Instant): boolean => from <= at && at < to;

/** Whoever should stand, absent or not. An override replaces who stands by roster or rota, not who stands in; for the same one the override written last holds. */
export function standing(desk: Desk, role: Role, at: Instant): ResponderId[] {
  const { roster, rotas = [], overrides = [] } = desk;
  const regular = [...(roster[role] ?? []), ...rotas.filter((rota) => rota.role === role).flatMap((rota) => crewAt(rota, at))];
  const held = overrides.filter((override) => override.role === role && covers(override, at));
  const instead = (id: ResponderId): readonly ResponderId[] => held.findLast((override: Override) => override.instead === id)?.responders ?? [id];
  // A holiday: the one written last holds.
  const whole = held.findLast((override) => override.instead === EVERYBODY);
  const stand = whole ? [...whole.responders] : regular.flatMap(instead);
  const besides = held.filter((override) => override.instead === null).flatMap((override) => override.responders);
  return [...new Set([...stand, ...besides])];
}
