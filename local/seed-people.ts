/** Puts invented people into the directory, as far as they are not there, by the same command as in the cloud. */
import { join } from 'node:path';
import { PACK_FOLDER } from '../contract/functions.ts';
import { runCommand } from './command.ts';
import type { Plan } from './template/specs.ts';

export interface SeedPeopleProps {
  /** The repository. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly plan: Plan;
}

export function seedPeople({ root, environment, plan }: SeedPeopleProps): Promise<void> {
  // A function that knows the directory carries the pack: control rooms are those of the state that was synthesized.
  const { folder, environment: given } = plan.functions.find(({ environment: one }) => one['DIRECTORY_TABLE'] !== undefined)!;
  return runCommand({
    root,
    args: ['commands/people.ts', 'seed', '--sample', '--missing', '--pack', join(folder, PACK_FOLDER)],
    env: { ...environment, DIRECTORY_TABLE: given['DIRECTORY_TABLE']! },
    failure: 'The people to page could not be put into the directory.',
  });
}
