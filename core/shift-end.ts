/** Until when whoever has an incident is on duty. */
import { changes } from './coverage.ts';
import type { Holder } from './incident.ts';
import { onDuty } from './on-duty.ts';
import { ROLES, type People } from './people.ts';
import type { Instant } from './time.ts';

/** Not on duty at their desk in any role; an operator of the API, and whoever is on no desk, has no shift. */
export const isOffShift = (people: People, { responderId, deskId }: Holder, at: Instant): boolean =>
  people.responders.some((one) => one.responderId === responderId) && !ROLES.some((role) => onDuty(people, deskId, role, at).some((one) => one.responderId === responderId));

/** Null when their shift does not end before `to`, or is over already. */
export function shiftEndsAt(people: People, holder: Holder, from: Instant, to: Instant): Instant | null {
  if (isOffShift(people, holder, from)) return null;
  return changes(people, holder.deskId, from, to).find((moment) => isOffShift(people, holder, moment)) ?? null;
}
