/** A world as a story in times and words. */
import { PROMISES } from '../promises/promises.ts';
import { START, type Setting } from '../world/setting.ts';
import { simulate, type Outcome, type Plan } from '../world/world.ts';

export interface Story {
  readonly lines: readonly string[];
  readonly outcome: Outcome;
}

export async function storyOf(setting: Setting, plan: Plan): Promise<Story> {
  const lines: string[] = [];
  const outcome = await simulate(setting, plan, (at, sentence) => void lines.push(`${time(at)}  ${sentence}`));
  const { violation } = outcome;
  if (violation !== null) lines.push(`${time(violation.at)}  BROKEN: ${PROMISES[violation.promise]}. ${violation.sentence}`);
  return { lines, outcome };
}

/** Since the world began: 03:07.250. */
function time(at: number): string {
  const ms = Math.round(at - Date.parse(START));
  const part = (value: number, digits = 2): string => String(Math.floor(value)).padStart(digits, '0');
  return `${part(ms / 60_000)}:${part((ms / 1000) % 60)}.${part(ms % 1000, 3)}`;
}
