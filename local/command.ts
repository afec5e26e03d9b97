/** One of the repository's own programs, run to its end. */
import { spawn } from 'node:child_process';
import { Refusal } from './refusal.ts';

export interface Command {
  /** The repository. */
  readonly root: string;
  /** The program and its arguments. */
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** What could not be done, should it fail. */
  readonly failure: string;
}

/** Throws a Refusal with what the program says of itself. */
export function runCommand({ root, args, env, failure }: Command): Promise<void> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  const endToo = (): boolean => child.kill(); // or it would go on for seconds, writing into a folder that was refused
  process.once('exit', endToo);
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  return new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (code) => {
      process.off('exit', endToo);
      if (code === 0) done();
      else fail(new Refusal(`${failure} ${args[0]} says: ${said.trim()}`));
    });
  });
}
