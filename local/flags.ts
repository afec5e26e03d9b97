/** The flags of `npm start -- …`. */
import { parseArgs } from 'node:util';
import { Refusal } from './refusal.ts';

export interface Flags {
  readonly port: number;
  /** A folder, or `:memory:`, which keeps nothing. */
  readonly data: string;
  /** Divides the policy's delays and the schedules' periods. */
  readonly speed: number;
  readonly sample: boolean;
}

export const USAGE = 'npm start -- [--port N] [--data DIR | --data :memory:] [--speed N] [--no-sample]';

export function readFlags(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Flags {
  const given = parse(args);
  return {
    port: wholeNumber('--port', given.port ?? env['PORT'] ?? '8080', 65_535),
    data: given.data ?? '.local',
    speed: wholeNumber('--speed', given.speed ?? '1', 3600),
    sample: !given['no-sample'],
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        speed: { type: 'string' },
        'no-sample': { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new Refusal(`${(error as Error).message} Usage: ${USAGE}`);
  }
}

function wholeNumber(flag: string, given: string, most: number): number {
  const number = Number(given);
  if (/^\d+$/.test(given) && number >= 1 && number <= most) return number;
  throw new Refusal(`${flag} was "${given}": it must be a whole number from 1 to ${most}. Usage: ${USAGE}`);
}
