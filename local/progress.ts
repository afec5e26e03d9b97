/** What the person at the terminal sees while the laptop starts and serves: a line each, with the time it took. */
export interface Progress {
  readonly say: (line: string) => void;
  /** Runs `work` and says `line` with its milliseconds when it is done. */
  readonly step: <T>(line: string, work: () => Promise<T>) => Promise<T>;
  /** A failure that somebody should see; the same line is said at most once every five seconds. */
  readonly warn: (line: string) => void;
}

const QUIET_MS = 5000;

export function progressOn(write: (text: string) => void, clock: () => number = Date.now): Progress {
  const lastSaid = new Map<string, number>();
  const say = (line: string): void => write(`${line}\n`);
  return {
    say,
    async step(line, work) {
      const began = clock();
      const result = await work();
      say(`  ${line.padEnd(44)}${String(clock() - began).padStart(6)} ms`);
      return result;
    },
    warn(line) {
      if (clock() - (lastSaid.get(line) ?? -QUIET_MS) < QUIET_MS) return;
      if (lastSaid.size > 1000) lastSaid.clear();
      lastSaid.set(line, clock());
      say(`  ! ${line}`);
    },
  };
}
