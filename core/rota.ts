/** Who stands when: crews that take turns, handing over at wall times of their own zone. */
import { DAY_MS, momentOf, wallAt } from './local-time.ts';
import type { ResponderId, Rota } from './people.ts';
import { instant, type Instant } from './time.ts';

/** The `index`-th shift of a `day` counted from the rota's first. */
interface Shift {
  readonly day: number;
  readonly index: number;
}

/** How far the crews have moved on. In one turn each shift of a day has a crew of its own: the one after the shift before it. */
const TURN: Record<Rota['advances'], (shift: Shift, shifts: number) => number> = {
  shift: ({ day, index }, shifts) => day * shifts + index,
  day: ({ day, index }) => day + index,
  week: ({ day, index }) => Math.floor(day / 7) + index,
};

/** Nobody before the rota begins, which is its first hand-over on `startsOn`. In an overlap the crew that came stands before the one that goes. */
export function crewAt(rota: Rota, at: Instant): readonly ResponderId[] {
  const ms = Date.parse(at);
  const shift = shiftAt(rota, ms);
  if (shift.day < 0) return [];
  const crew = crewOf(rota, shift);
  return rota.overlapMinutes === undefined ? crew : [...new Set([...crew, ...standingOn(rota, shift, ms)])];
}

const crewOf = (rota: Rota, shift: Shift): readonly ResponderId[] => rota.crews[TURN[rota.advances](shift, rota.handOverAt.length) % rota.crews.length]!;

/** Shifts may be shorter than the overlap, and where clocks go forward very short: then several crews are still there. */
function standingOn(rota: Rota, current: Shift, ms: number): ResponderId[] {
  const still: ResponderId[] = [];
  let shift = current;
  while (startOf(rota, shift) + overlapMs(rota) > ms) {
    shift = before(rota, shift);
    if (shift.day < 0) break;
    still.push(...crewOf(rota, shift));
  }
  return still;
}

/** The moments after `from` and before `to` at which a crew comes or goes. */
export function crewChanges(rota: Rota, from: Instant, to: Instant): Instant[] {
  const comes = handOvers(rota, from, to);
  if (rota.overlapMinutes === undefined) return comes;
  const overlap = overlapMs(rota);
  const goes = handOvers(rota, instant(Date.parse(from) - overlap), instant(Date.parse(to) - overlap)).map((at) => instant(Date.parse(at) + overlap));
  return [...new Set([...comes, ...goes])].sort();
}

/** The hand-overs after `from` and before `to`. */
export function handOvers(rota: Rota, from: Instant, to: Instant): Instant[] {
  const end = Date.parse(to);
  const now = shiftAt(rota, Date.parse(from));
  const found: Instant[] = [];
  let shift = now.day < 0 ? { day: 0, index: 0 } : after(rota, now);
  for (let start = startOf(rota, shift); start < end; start = startOf(rota, shift)) {
    found.push(instant(start));
    shift = after(rota, shift);
  }
  return found;
}

/** By the wall; and where clocks were set back, a hand-over that has happened does not happen again. */
function shiftAt(rota: Rota, ms: number): Shift {
  let shift = shiftOnWall(rota, wallAt(rota.timeZone, ms));
  for (let next = after(rota, shift); startOf(rota, next) <= ms; next = after(rota, next)) shift = next;
  return shift;
}

function shiftOnWall({ startsOn, handOverAt }: Rota, wall: number): Shift {
  const since = wall - Date.parse(startsOn);
  const day = Math.floor(since / DAY_MS);
  const index = handOverAt.findLastIndex((time) => msOf(time) <= since - day * DAY_MS);
  return index < 0 ? { day: day - 1, index: handOverAt.length - 1 } : { day, index };
}

const after = ({ handOverAt }: Rota, { day, index }: Shift): Shift => (index + 1 < handOverAt.length ? { day, index: index + 1 } : { day: day + 1, index: 0 });

const before = ({ handOverAt }: Rota, { day, index }: Shift): Shift => (index > 0 ? { day, index: index - 1 } : { day: day - 1, index: handOverAt.length - 1 });

const overlapMs = ({ overlapMinutes = 0 }: Rota): number => overlapMinutes * 60_000;

/** A year's proof asks for each start several times, and the rules of a zone are slow to ask. */
const known = new WeakMap<Rota, Map<number, number>>();

function startOf(rota: Rota, { day, index }: Shift): number {
  const { timeZone, startsOn, handOverAt } = rota;
  const starts = known.get(rota) ?? new Map<number, number>();
  known.set(rota, starts);
  const number = day * handOverAt.length + index;
  const start = starts.get(number) ?? momentOf(timeZone, Date.parse(startsOn) + day * DAY_MS + msOf(handOverAt[index]!));
  starts.set(number, start);
  return start;
}

const msOf = (time: string): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;
