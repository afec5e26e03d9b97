/** Moments as a wall clock in some zone shows them. A wall time is held as the milliseconds of that date and time were it UTC. */
import { instant, secondsAfter, type Instant } from './time.ts';

type WallMs = number;
export const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Making a formatter costs more than all that it is then used for. */
const made = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = made.get(timeZone);
  if (known) return known;
  // Sweden writes 2026-01-05 06:00:00.
  const fresh = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
  made.set(timeZone, fresh);
  return fresh;
}

export function isTimeZone(timeZone: string): boolean {
  try {
    formatter(timeZone);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

export const wallAt = (timeZone: string, ms: number): WallMs => Date.parse(`${formatter(timeZone).format(ms).replace(' ', 'T')}Z`);

const offsetAt = (timeZone: string, ms: number): number => wallAt(timeZone, ms) - ms;

/** The first moment at which the wall shows this time or a later one: where clocks are set back the first of two, where they are set forward the leap itself. */
export function momentOf(timeZone: string, wall: WallMs): number {
  const [before, after] = [offsetAt(timeZone, wall - DAY_MS), offsetAt(timeZone, wall + DAY_MS)];
  if (before === after) return wall - before;
  const [first, last] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  if (wallAt(timeZone, first) >= wall) return first;
  return wallAt(timeZone, last) > wall ? leapBetween(timeZone, wall, first, last) : last;
}

function leapBetween(timeZone: string, wall: WallMs, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (wallAt(timeZone, middle) >= wall) high = middle;
    else low = middle;
  }
  return high;
}

/** A date as it is written, `2026-01-05`; null where the calendar has no such day. */
export function dateMs(date: string): WallMs | null {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00Z`) : Number.NaN;
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== date ? null : ms;
}

export const MOMENT_ALLOWED = 'a moment with its offset, such as 2026-03-01T22:00:00+05:30';
const MOMENT = /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d|60)(?:\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)?$/;

/** What a person wrote; null when it is no moment. Without an offset it is the wall time of `timeZone`, where one is given. A leap second is the second after it. */
export function readMoment(text: string, timeZone: string | null): Instant | null {
  const [, date, minute, second = '00', offset] = MOMENT.exec(text) ?? [];
  if (date === undefined || minute === undefined || dateMs(date) === null || (offset === undefined && timeZone === null)) return null;
  const leap = second === '60';
  const ms = Date.parse(`${date}T${minute}:${leap ? '59' : second}${offset ?? 'Z'}`);
  if (Number.isNaN(ms)) return null;
  return secondsAfter(instant(offset === undefined ? momentOf(timeZone!, ms) : ms), leap ? 1 : 0);
}
