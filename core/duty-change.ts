/** What is written at run time: overrides on a desk, absences of a responder. Writing the same twice changes nothing. */
import type { Desk, Override, Period, Responder } from './people.ts';
import type { Instant } from './time.ts';

/** The override is then the one written last. */
export function withOverride(desk: Desk, override: Override, now: Instant): Desk {
  const before = desk.overrides ?? [];
  if (before.some((one, i) => isSame(one, override) && !before.slice(i + 1).some((after) => competes(after, override)))) return desk;
  return { ...desk, overrides: [...before.filter((one) => !isSame(one, override)), { ...override, addedAt: now }] };
}

export function withoutOverride(desk: Desk, override: Override): Desk {
  const kept = (desk.overrides ?? []).filter((one) => !isSame(one, override));
  return kept.length === (desk.overrides ?? []).length ? desk : { ...desk, overrides: kept };
}

export function withAbsence(responder: Responder, { from, to }: Period, now: Instant): Responder {
  const before = responder.absences ?? [];
  return before.some((one) => one.from === from && one.to === to) ? responder : { ...responder, absences: [...before, { from, to, addedAt: now }] };
}

export function withoutAbsence(responder: Responder, { from, to }: Period): Responder {
  const kept = (responder.absences ?? []).filter((one) => one.from !== from || one.to !== to);
  return kept.length === (responder.absences ?? []).length ? responder : { ...responder, absences: kept };
}

/** What a file says, and after it what was written at run time: a file that is enrolled again takes nothing of that back. */
function addedTo<T extends Period>(filed: readonly T[], known: readonly T[], isSame: (a: T, b: T) => boolean): T[] {
  const added = known.filter((one) => one.addedAt !== undefined && !filed.some((other) => other.addedAt === one.addedAt && isSame(one, other)));
  return [...filed, ...added];
}

export function keepingAdded(filed: Desk, known: Desk | null): Desk {
  const overrides = addedTo(filed.overrides ?? [], known?.overrides ?? [], isSame);
  return overrides.length === 0 ? filed : { ...filed, overrides };
}

export function keepingAbsences(filed: Responder, known: Responder | null): Responder {
  const absences = addedTo(filed.absences ?? [], known?.absences ?? [], (a, b) => a.from === b.from && a.to === b.to);
  return absences.length === 0 ? filed : { ...filed, absences };
}

const isSame = (a: Override, b: Override): boolean => a.role === b.role && a.instead === b.instead && a.from === b.from && a.to === b.to && a.responders.join() === b.responders.join();

/** Those who stand besides others do not compete: all of them stand. */
const competes = (a: Override, b: Override): boolean => b.instead !== null && a.role === b.role && a.instead === b.instead;
