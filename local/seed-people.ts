/** Puts invented people into an empty directory, by the same command as in the cloud. */
import { spawn } from 'node:child_process';
import { Refusal } from './refusal.ts';
import type { Plan } from './template/specs.ts';

export interface SeedPeopleProps {
  /** The repository. */
  readonly root: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly plan: Plan;
}

export function seedPeople({ root, environment, plan }: SeedPeopleProps): Promise<void> {
  const table = plan.functions.map(({ environment: given }) => given['DIRECTORY_TABLE']).find((name) => name !== undefined) ?? '';
  const child = spawn(process.execPath, ['commands/people.ts', 'seed', '--sample', '--if-empty'], {
    cwd: root,
    env: { ...environment, DIRECTORY_TABLE: table },
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
