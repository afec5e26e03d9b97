/** Puts invented people into an empty directory, by the same command as in the cloud. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { PACK_FOLDER } from '../contract/functions.ts';
import { Refusal } from './refusal.ts';
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
  const child = spawn(process.execPath, ['commands/people.ts', 'seed', '--sample', '--if-empty', '--pack', join(folder, PACK_FOLDER)], {
    cwd: root,
    env: { ...environment, DIRECTORY_TABLE: given['DIRECTORY_TABLE']! },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Refusal(`The people to page could not be put into the directory. commands/people.ts says: ${said.trim()}`));
    });
  });
}
