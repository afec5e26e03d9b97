/** One task of `npm run oncall`, and what it is given. */
import { MOMENT_ALLOWED, readMoment } from '../../core/local-time.ts';
import type { Pack } from '../../core/pack.ts';
import { ROLES, type Role } from '../../core/people.ts';
import type { Instant } from '../../core/time.ts';
import type { FlagName, Flags } from './flags.ts';
import type { Source } from './source.ts';

export interface Given {
  readonly pack: Pack;
  /** What follows the task's name. */
  readonly words: readonly string[];
  readonly flags: Flags;
  readonly source: Source;
}

export interface Task {
  readonly use: string;
  readonly says: string;
  run(given: Given): Promise<void>;
}

export const textOf = ({ flags }: Given, name: FlagName): string | undefined => (typeof flags[name] === 'string' ? flags[name] : undefined);

export function word({ words }: Given, index: number, what: string): string {
  const given = words[index];
  if (!given) throw new Error(`${what} is missing; npm run oncall -- --help tells all of it.`);
  return given;
}

export function needed(given: Given, name: FlagName): string {
  const value = textOf(given, name);
  if (!value) throw new Error(`--${name} is missing; npm run oncall -- --help tells all of it.`);
  return value;
}

export function momentOf({ pack }: Given, given: string, name: string): Instant {
  const read = readMoment(given, pack.timeZone);
  if (read === null) throw new Error(`${name} is "${given}"; allowed is ${MOMENT_ALLOWED}, or 2026-03-01T22:00 by the clock of ${pack.timeZone}.`);
  return read;
}

export function roleOf(given: string): Role {
  const role = ROLES.find((one) => one === given);
  if (role === undefined) throw new Error(`The role is "${given}"; allowed are ${ROLES.join(', ')}.`);
  return role;
}

export function idsOf(given: string, name: string): string[] {
  const ids = given.split(',').filter(Boolean);
  if (ids.length === 0) throw new Error(`${name} names nobody: allowed are ids of responders, with commas between them.`);
  return ids;
}

export function numberOf(given: string, name: string, most: number): number {
  const number = Number(given);
  if (!Number.isInteger(number) || number < 1 || number > most) throw new Error(`${name} is "${given}"; allowed is a whole number from 1 to ${most}.`);
  return number;
}
