/** Whether somebody who can be paged is on duty at every moment; and if not, where, when and why. */
import { isAbsent, standing } from './on-duty.ts';
import { DAY_MS, momentOf, wallAt } from './local-time.ts';
import { channelsOf, membersOf, present, reachableBy, STATE_DESK, type Desk, type DeskId, type People, type Responder, type ResponderId, type Role } from './people.ts';
import { isProved, PROVED_FOR_DAYS } from './readiness.ts';
import { crewChanges } from './rota.ts';
import { instant, type Instant } from './time.ts';

export interface Wanted {
  readonly deskId: DeskId;
  /** People in any of these count, each once. */
  readonly roles: readonly Role[];
  readonly atLeast: number;
  /** Only who was heard of within eight days counts: a post, whose phone is in many hands. */
  readonly proved?: boolean;
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
  ...[...units].map((deskId): Wanted => ({ deskId, roles: ['primary'], atLeast: 1, proved: true })),
];

/** `judges`: whether anything is known of channels; a file that an admin has just written knows nothing, and is judged by its rosters alone. */
export const judgesProofs = ({ responders }: People): boolean => responders.some(({ channels }) => Object.values(channels).some(({ verifiedAt }) => verifiedAt !== undefined));

/** Over this many days of `timeZone`. Looks only at the moments at which something can change. */
export function gaps(people: People, wanted: readonly Wanted[], from: Instant, days: number, timeZone: string): Gap[] {
  const to = instant(momentOf(timeZone, wallAt(timeZone, Date.parse(from)) + days * DAY_MS));
  const judged = judgesProofs(people);
  return wanted.flatMap((want) => {
    const desk = people.desks.find(({ deskId }) => deskId === want.deskId);
    return desk === undefined ? [{ desk: want.deskId, from, to, why: 'there is no such desk' }] : gapsOf(deskOf(people, desk, judged, from), want, from, to);
  });
}

/** A desk and those who are ever on it: searching everybody for each of them would be most of the work. */
interface Staffed {
  readonly desk: Desk;
  readonly responders: readonly Responder[];
  /** Whether proofs of channels count. */
  readonly judged: boolean;
  readonly asked: Instant;
}

function deskOf({ responders }: People, desk: Desk, judged: boolean, asked: Instant): Staffed {
  const members = new Set(membersOf(desk));
  return { desk, responders: responders.filter(({ responderId }) => members.has(responderId)), judged, asked };
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
  return desk === undefined ? [] : changesOf(deskOf(people, desk, false, from), from, to);
}

function changesOf({ desk, responders }: Pick<Staffed, 'desk' | 'responders'>, from: Instant, to: Instant): Instant[] {
  const edges = [...(desk.overrides ?? []), ...responders.flatMap(({ absences }) => absences ?? [])].flatMap((period) => [period.from, period.to]);
  const shifts = (desk.rotas ?? []).flatMap((rota) => crewChanges(rota, from, to));
  return [...new Set([...shifts, ...edges.filter((edge) => edge > from && edge < to)])].sort();
}

/** Null: enough people. `asked`: when the question is put; what is proved now is taken to stay so, for a drill a week proves it again. */
function shortOf({ desk, responders, judged, asked }: Staffed, { roles, atLeast, proved = false }: Wanted, at: Instant): string | null {
  const ids = [...new Set(roles.flatMap((role) => standing(desk, role, at)))];
  const known = present(responders, ids);
  const absent = known.filter((one) => isAbsent(one, at));
  const there = known.filter((one) => !absent.includes(one));
  const mute = there.filter((one) => channelsOf(one).length === 0);
  const deaf = judged ? there.filter((one) => !mute.includes(one) && reachableBy(one).length === 0) : [];
  const unheard = judged && proved ? there.filter((one) => !mute.includes(one) && !deaf.includes(one) && !isProved(one, asked)) : [];
  const count = there.length - mute.length - deaf.length - unheard.length;
  if (count >= atLeast) return null;
  const unknown = ids.filter((id) => !known.some(({ responderId }) => responderId === id));
  const because = [
    ...(ids.length < atLeast ? [`${ids.length === 0 ? 'nobody stands' : `only ${listed(ids)} stands`} as ${roles.join(' or ')}`] : []),
    ...(absent.length > 0 ? [`absent: ${listed(idsOf(absent))}`] : []),
    ...(mute.length > 0 ? [`without a channel: ${listed(idsOf(mute))}`] : []),
    ...(deaf.length > 0 ? [`no verified channel that works: ${listed(idsOf(deaf))}`] : []),
    ...(unheard.length > 0 ? [`not heard of in ${PROVED_FOR_DAYS} days: ${listed(idsOf(unheard))}`] : []),
    ...(unknown.length > 0 ? [`not in the directory: ${listed(unknown)}`] : []),
  ];
  return `${count} of ${atLeast} can be paged: ${because.join('; ')}`;
}

const idsOf = (responders: readonly Responder[]): ResponderId[] => responders.map(({ responderId }) => responderId);
const listed = (ids: readonly ResponderId[]): string => ids.join(', ');
