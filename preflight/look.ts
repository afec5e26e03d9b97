/** Asks every check, and makes a line of each. Nothing that could not be asked counts as well. */
import type { Check, Found, Trouble } from './check.ts';
import { CHECKS, type CheckName } from './checks.ts';
import { unanswered } from './unanswered.ts';
import type { World } from './world.ts';

/** `unknown`: it could not be asked. `later`: it needs what only the first deploy makes. */
export type Status = 'ok' | 'warning' | 'blocked' | 'unknown' | 'later';

export interface Explained extends Trouble {
  readonly kind: string;
  readonly says: string;
}
export interface Line {
  readonly check: CheckName;
  readonly title: string;
  readonly status: Status;
  readonly says: string;
  readonly found: readonly Explained[];
}

/** `done` is told of each, in no order: the slowest takes minutes. Answers are in the order of the table. */
export async function look(world: World, done: (line: Line, left: readonly CheckName[]) => void): Promise<Line[]> {
  const names = Object.keys(CHECKS) as CheckName[];
  const left = new Set(names);
  const told = (line: Line): Line => {
    left.delete(line.check);
    done(line, [...left]);
    return line;
  };
  const first = told(await lookAt('credentials', world));
  const isSignedIn = !first.found.some(({ kind }) => kind === 'signed-out');
  const others = names.filter((name) => name !== 'credentials');
  const lines = others.map(async (name) => told(isSignedIn || CHECKS[name].needs === 'nothing' ? await lookAt(name, world) : line(name, 'unknown', 'Not asked: nobody is signed in.')));
  return [first, ...(await Promise.all(lines))];
}

export async function lookAt(name: CheckName, world: World): Promise<Line> {
  const { needs, look: looked, troubles }: Check = CHECKS[name];
  try {
    if (needs === 'deployment' && (await world.deployed()) === null) return line(name, 'later', 'after the deploy');
    const verdict = await looked(world);
    if (typeof verdict === 'string') return line(name, 'ok', verdict);
    const found = verdict.map((one) => explained(one, troubles[one.kind]!, world.facts.settings.region));
    return line(name, found.some(({ weight }) => weight === 'blocked') ? 'blocked' : 'warning', found.map(({ says }) => says).join(' '), found);
  } catch (error) {
    return line(name, 'unknown', unanswered(error));
  }
}

const line = (name: CheckName, status: Status, says: string, found: readonly Explained[] = []): Line => ({ check: name, title: CHECKS[name].title, status, says, found });

function explained({ kind, says }: Found, { weight, harm, grants, link, takes }: Trouble, region: string): Explained {
  const here = (text: string): string => text.replaceAll('{region}', region);
  return { kind, weight, says, harm, grants: here(grants), link: here(link), takes: here(takes) };
}

/** Silence is no consent: what is not known stands in the way as well. */
export const isReady = (lines: readonly Line[]): boolean => lines.every(({ status }) => status !== 'blocked' && status !== 'unknown');
