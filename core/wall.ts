/** What the screen in the desk's room shows: what is open, and who has it. Nothing of the person. */
import { nameIn, type Incident } from './incident.ts';
import { clockTime } from './message.ts';
import { isLocal, unitName, wordingOf, type Pack } from './pack.ts';
import type { Instant } from './time.ts';
import { fill } from './wording.ts';

export interface WallRow {
  readonly incidentId: string;
  readonly unit: string;
  readonly status: string;
  readonly since: string;
  /** Who has it, or how far paging has come. */
  readonly who: string;
  readonly isTaken: boolean;
  readonly isExercise: boolean;
}

export interface WallNow {
  readonly asOf: string;
  readonly rows: readonly WallRow[];
  /** Somebody at risk whom nobody has taken: the screen sounds. */
  readonly sounds: boolean;
  readonly more: number;
}

/** More fit no screen. */
export const WALL_ROWS = 40;

/** Those whom nobody has stand first, then the oldest. */
export function wallNow(pack: Pack, incidents: readonly Incident[], language: string, now: Instant): WallNow {
  const sorted = incidents.toSorted((a, b) => Number(a.holder !== null) - Number(b.holder !== null) || Number(a.exercise) - Number(b.exercise) || (a.openedAt < b.openedAt ? -1 : 1));
  return {
    asOf: clockTime(now, pack.timeZone),
    rows: sorted.slice(0, WALL_ROWS).map((incident) => rowOf(pack, incident, language, now)),
    sounds: sorted.some(({ holder, exercise }) => holder === null && !exercise),
    more: Math.max(0, sorted.length - WALL_ROWS),
  };
}

function rowOf(pack: Pack, incident: Incident, language: string, now: Instant): WallRow {
  const { wall, place, statuses } = wordingOf(pack, language);
  const { incidentId, unit, status, openedAt, holder, exercise, rung, policy } = incident;
  const isLast = rung !== null && rung.nextLevel >= policy.levels.length;
  const paged = isLast ? wall.lastResort : fill(wall.level, { number: Math.max(1, rung?.nextLevel ?? 1) });
  return {
    incidentId,
    unit: unit === null ? place.unknown : unitName(pack, unit, language),
    status: statuses[status],
    since: fill(wall.since, { time: clockTime(openedAt, pack.timeZone, now) }),
    who: holder === null ? `${wall.untaken} · ${paged}` : fill(wall.takenBy, { name: nameIn(holder, isLocal(pack, language)), time: clockTime(holder.since, pack.timeZone, now) }),
    isTaken: holder !== null,
    isExercise: exercise,
  };
}
