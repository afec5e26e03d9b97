/** The turns of one responder as a calendar that a phone subscribes to. */
import { changes } from './coverage.ts';
import { deskName } from './duty-telling.ts';
import { onDuty } from './on-duty.ts';
import type { Pack } from './pack.ts';
import { ROLES, type DeskId, type People, type ResponderId, type Role } from './people.ts';
import { secondsAfter, type Instant } from './time.ts';

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

/** The turns of the next 60 days, whole ones from their beginning. Whoever always stands in a role has one long turn. */
export function turnsOf(pack: Pack, people: People, responderId: ResponderId, now: Instant): Turn[] {
  const to = secondsAfter(now, AHEAD_DAYS * 86_400);
  return people.desks.flatMap(({ deskId }) => ROLES.flatMap((role) => turnsIn(pack, people, { deskId, role, responderId }, now, to)));
}

interface Asked {
  readonly deskId: DeskId;
  readonly role: Role;
  readonly responderId: ResponderId;
}

function turnsIn(pack: Pack, people: People, { deskId, role, responderId }: Asked, now: Instant, to: Instant): Turn[] {
  const stands = (at: Instant): boolean => onDuty(people, deskId, role, at).some((one) => one.responderId === responderId);
  const moments = [now, ...changes(people, deskId, now, to), to];
  const found: { from: Instant; to: Instant }[] = [];
  moments.slice(0, -1).forEach((from, i) => {
    if (!stands(from)) return;
    const last = found.at(-1);
    if (last?.to === from) last.to = moments[i + 1]!;
    else found.push({ from, to: moments[i + 1]! });
  });
  return found.map((turn) => ({ desk: deskId, role, ...turn, uid: `${deskId}-${role}-${responderId}-${turn.from === now ? 'now' : turn.from}@jeevan-raksha`, summary: `${role}, ${deskName(pack, deskId)}` }));
}
