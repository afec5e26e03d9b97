/** Who is on duty in a role at one moment: the roster and the crews of its rotas, as overrides change them, without who is absent. */
import { present, type Desk, type DeskId, type Override, type People, type Period, type Responder, type ResponderId, type Role } from './people.ts';
import { crewAt } from './rota.ts';
import type { Instant } from './time.ts';

export function onDuty({ desks, responders }: People, deskId: DeskId, role: Role, at: Instant): Responder[] {
  const desk = desks.find((one) => one.deskId === deskId);
  return desk === undefined ? [] : present(responders, standing(desk, role, at)).filter((responder) => !isAbsent(responder, at));
}

export const isAbsent = ({ absences = [] }: Responder, at: Instant): boolean => absences.some((absence) => covers(absence, at));

export const covers = ({ from, to }: Period, at: Instant): boolean => from <= at && at < to;

/** Whoever should stand, absent or not. An override replaces who stands by roster or rota, not who stands in; for the same one the override written last holds. */
export function standing(desk: Desk, role: Role, at: Instant): ResponderId[] {
  const { roster, rotas = [], overrides = [] } = desk;
  const regular = [...(roster[role] ?? []), ...rotas.filter((rota) => rota.role === role).flatMap((rota) => crewAt(rota, at))];
  const held = overrides.filter((override) => override.role === role && covers(override, at));
  const instead = (id: ResponderId): readonly ResponderId[] => held.findLast((override: Override) => override.instead === id)?.responders ?? [id];
  const besides = held.filter((override) => override.instead === null).flatMap((override) => override.responders);
  return [...new Set([...regular.flatMap(instead), ...besides])];
}
