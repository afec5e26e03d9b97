/** What can be asked about who is on duty: the whole directory, one desk, where anybody is missing, and what was ordered. */
import { gaps, wantedOf, type Gap } from '../core/coverage.ts';
import { turnsOf, type Turn } from '../core/calendar.ts';
import { exportOf } from '../core/duty-export.ts';
import { deskName, dutyOf, gapLine, type RoleDuty } from '../core/duty-telling.ts';
import { calendarToken, isSame } from '../core/duty-token.ts';
import type { Pack } from '../core/pack.ts';
import type { PeopleFile } from '../core/people-file.ts';
import { STATE_DESK, type DeskId, type People, type ResponderId } from '../core/people.ts';
import { unready, withOutside, type Outside, type Unready } from '../core/readiness.ts';
import { unreadyLine } from '../core/readiness-telling.ts';
import type { Instant } from '../core/time.ts';
import type { Clock, Directory, Roll } from './ports.ts';

/** What SNS knows of phones and mailboxes, asked afresh. */
export interface Outsight {
  of(people: People): Promise<Outside>;
}

export interface Asking {
  readonly pack: Pack;
  readonly directory: Directory & Roll;
  readonly clock: Clock;
}

const allDesks = ({ units }: Pack): DeskId[] => [STATE_DESK, ...units.keys()];

/** Every desk, and everybody in the directory: also who is on no desk, or not yet. */
export async function everyone({ pack, directory }: Asking): Promise<People> {
  const [desks, responders] = await Promise.all([directory.desks(allDesks(pack)), directory.responders()]);
  return { desks, responders };
}

export const wholeDirectory = async (asking: Asking): Promise<PeopleFile> => exportOf(await everyone(asking));

/** Null where there is no such desk. */
export async function deskDuty({ pack, directory }: Asking, desk: DeskId, at: Instant): Promise<{ desk: DeskId; name: string; at: Instant; roles: RoleDuty[] } | null> {
  const people = await directory.people([desk], []);
  return people.desks.length === 0 ? null : { desk, name: deskName(pack, desk), at, roles: dutyOf(people, desk, at) };
}

/** With `outsight` a channel to which SNS delivers nothing does not count. */
export async function coverage(asking: Asking, days: number, outsight: Outsight | null = null): Promise<{ from: Instant; days: number; desks: number; gaps: (Gap & { text: string })[] }> {
  const { pack, clock } = asking;
  const [from, wanted, people] = [clock.now(), wantedOf(pack.units.keys()), await everyone(asking)];
  const seen = outsight === null ? people : withOutside(people, await outsight.of(people), from);
  const found = gaps(seen, wanted, from, days, pack.timeZone);
  return { from, days, desks: wanted.length, gaps: found.map((gap) => ({ ...gap, text: gapLine(pack, gap) })) };
}

export async function readiness(asking: Asking, outsight: Outsight): Promise<{ at: Instant; unready: (Unready & { text: string })[] }> {
  const people = await everyone(asking);
  const at = asking.clock.now();
  return { at, unready: unready(people, await outsight.of(people), at).map((one) => ({ ...one, text: unreadyLine(asking.pack, one) })) };
}

/** Their turns; null for a token that we did not make, which is known before anything is read. */
export async function calendarOf({ pack, directory, clock }: Asking, linkKey: string, { responderId, token }: { readonly responderId: ResponderId; readonly token: string }): Promise<Turn[] | null> {
  if (!isSame(token, calendarToken(linkKey, responderId))) return null;
  const [desks, { responders }] = await Promise.all([directory.desks(allDesks(pack)), directory.people([], [responderId])]);
  return responders.length === 0 ? null : turnsOf(pack, { desks, responders }, responderId, clock.now());
}
