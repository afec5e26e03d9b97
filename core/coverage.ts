/** Whether somebody who can be paged is on duty at every moment; and if not, where, when and why. */
import { isAbsent, standing } from './on-duty.ts';
import { DAY_MS, momentOf, wallAt } from './local-time.ts';
import { channelsOf, membersOf, present, STATE_DESK, type Desk, type DeskId, type People, type Responder, type ResponderId, type Role } from './people.ts';
import { handOvers } from './rota.ts';
import { instant, type Instant } from './time.ts';

export interface Wanted {
  readonly deskId: DeskId;
  /** People in any of these count, each once. */
  readonly roles: readonly Role[];
  readonly atLeast: number;
}

export interface Gap {
  readonly desk: DeskId;
  readonly from: Instant;
  readonly to: Instant;
  readonly why: string;
}

/** The state desk owns every incident: two who can be paged, first or second. Of a unit's desk only the primary is ever paged by the policy. */
export const wantedOf = (units: Iterable<string>): Wanted[] => [
  { deskId: STATE_DESK, roles: ['primary', 'secondary'], atLeast: 2 },
  ...[...units].map((deskId): Wanted => ({ deskId, roles: ['primary'], atLeast: 1 })),
];

/** Over this many days of `timeZone`. Looks only at the moments at which something can change. */
export function gaps(people: People, wanted: readonly Wanted[], from: Instant, days: number, timeZone: string): Gap[] {
  const to = instant(momentOf(timeZone, wallAt(timeZone, Date.parse(from)) + days * DAY_MS));
  return wanted.flatMap((want) => {
    const desk = people.desks.find(({ deskId }) => deskId === want.deskId);
    return desk === undefined ? [{ desk: want.deskId, from, to, why: 'there is no such desk' }] : gapsOf(deskOf(people, desk), want, from, to);
  });
}

/** A desk and those who are ever on it: searching everybody for each of them would be most of the work. */
interface Staffed {
  readonly desk: Desk;
  readonly responders: readonly Responder[];
}

function deskOf({ responders }: People, desk: Desk): Staffed {
  const members = new Set(membersOf(desk));
  return { desk, responders: responders.filter(({ responderId }) => members.has(responderId)) };
}

function gapsOf(staffed: Staffed, want: Wanted, from: Instant, to: Instant): Gap[] {
  const moments = [from, ...changesOf(staffed, from, to)];
  const found: Gap[] = [];
  moments.forEach((moment, i) => {
    const why = shortOf(staffed, want, moment);
    const last = found.at(-1);
    const until = moments[i + 1] ?? to;
    if (why === null) return;
    if (last?.to === moment && last.why === why) found.splice(-1, 1, { ...last, to: until });
    else found.push({ desk: want.deskId, from: moment, to: until, why });
  });
  return found;
}

/** Between, at these moments and at no other, others may be on duty than before. */
export function changes(people: People, deskId: DeskId, from: Instant, to: Instant): Instant[] {
  const desk = people.desks.find((one) => one.deskId === deskId);
  return desk === undefined ? [] : changesOf(deskOf(people, desk), from, to);
}

function changesOf({ desk, responders }: Staffed, from: Instant, to: Instant): Instant[] {
  const edges = [...(desk.overrides ?? []), ...responders.flatMap(({ absences }) => absences ?? [])].flatMap((period) => [period.from, period.to]);
  const shifts = (desk.rotas ?? []).flatMap((rota) => handOvers(rota, from, to));
  return [...new Set([...shifts, ...edges.filter((edge) => edge > from && edge < to)])].sort();
}

/** Null: enough people. */
function shortOf({ desk, responders }: Staffed, { roles, atLeast }: Wanted, at: Instant): string | null {
  const ids = [...new Set(roles.flatMap((role) => standing(desk, role, at)))];
  const known = present(responders, ids);
  const absent = known.filter((one) => isAbsent(one, at));
  const mute = known.filter((one) => !absent.includes(one) && channelsOf(one).length === 0);
  const count = known.length - absent.length - mute.length;
  if (count >= atLeast) return null;
  const unknown = ids.filter((id) => !known.some(({ responderId }) => responderId === id));
  const because = [
    ...(ids.length < atLeast ? [`${ids.length === 0 ? 'nobody stands' : `only ${listed(ids)} stands`} as ${roles.join(' or ')}`] : []),
    ...(absent.length > 0 ? [`absent: ${listed(idsOf(absent))}`] : []),
    ...(mute.length > 0 ? [`without a channel: ${listed(idsOf(mute))}`] : []),
    ...(unknown.length > 0 ? [`not in the directory: ${listed(unknown)}`] : []),
  ];
  return `${count} of ${atLeast} can be paged: ${because.join('; ')}`;
}

const idsOf = (responders: readonly Responder[]): ResponderId[] => responders.map(({ responderId }) => responderId);
const listed = (ids: readonly ResponderId[]): string => ids.join(', ');
