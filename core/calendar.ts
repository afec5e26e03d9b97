/** The turns of one responder as a calendar that a phone subscribes to. */
import { changes } from './coverage.ts';
import { deskName } from './duty-telling.ts';
import { onDuty } from './on-duty.ts';
import type { Pack } from './pack.ts';
import { membersOf, ROLES, type DeskId, type People, type ResponderId, type Role } from './people.ts';
import { instant, secondsAfter, type Instant } from './time.ts';

export interface Turn {
  readonly desk: DeskId;
  readonly role: Role;
  readonly from: Instant;
  readonly to: Instant;
  /** The same turn has the same name, whenever it is asked for. */
  readonly uid: string;
  readonly summary: string;
}

const AHEAD_DAYS = 60;
/** The beginning of most turns that go on is found so far back. */
const BACK_DAYS = 32;

/** The turns of the next 60 days, whole ones from their beginning. Whoever always stands in a role has one long turn. */
export function turnsOf(pack: Pack, people: People, responderId: ResponderId, now: Instant): Turn[] {
  const to = secondsAfter(now, AHEAD_DAYS * 86_400);
  const theirs = people.desks.filter((desk) => membersOf(desk).includes(responderId));
  return theirs.flatMap(({ deskId }) => ROLES.flatMap((role) => turnsIn(pack, people, { deskId, role, responderId }, now, to)));
}

interface Asked {
  readonly deskId: DeskId;
  readonly role: Role;
  readonly responderId: ResponderId;
}

function turnsIn(pack: Pack, people: People, { deskId, role, responderId }: Asked, now: Instant, to: Instant): Turn[] {
  const stands = (at: Instant): boolean => onDuty(people, deskId, role, at).some((one) => one.responderId === responderId);
  const moments = [now, ...changes(people, deskId, now, to), to];
  const found: { from: Instant; to: Instant; name: string }[] = [];
  moments.slice(0, -1).forEach((from, i) => {
    if (!stands(from)) return;
    const last = found.at(-1);
    if (last?.to === from) last.to = moments[i + 1]!;
    else found.push({ ...(from === now ? begun(people, deskId, stands, now) : { from, name: from }), to: moments[i + 1]! });
  });
  return found.map(({ name, ...turn }) => ({ desk: deskId, role, ...turn, uid: `${deskId}-${role}-${responderId}-${name}@jeevan-raksha`, summary: `${role}, ${deskName(pack, deskId)}` }));
}

/** When the turn that is going on began. One that was going on before last year has no beginning that anybody looks for, and begins with that year. */
function begun(people: People, deskId: DeskId, stands: (at: Instant) => boolean, now: Instant): { from: Instant; name: string } {
  const first = instant(Date.UTC(Number(now.slice(0, 4)) - 1, 0));
  for (const since of [secondsAfter(now, -BACK_DAYS * 86_400), first]) {
    const moments = [since, ...changes(people, deskId, since, now)];
    const before = moments.findLastIndex((moment) => !stands(moment));
    // What changes at this very moment is not between the two.
    if (before >= 0) return { from: moments[before + 1] ?? now, name: moments[before + 1] ?? now };
  }
  return { from: first, name: 'always' };
}
