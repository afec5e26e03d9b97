/** A function as Lambda runs it: one event at a time in a thread, and more threads on demand. */
import type { FunctionFailed } from './failed.ts';
import { startThread, type RunningThread, type ThreadProps } from './running-thread.ts';

export interface PoolProps extends ThreadProps {
  readonly threads: number;
}

export interface Pool {
  /** `event` must be JSON; so is the answer. Throws FunctionFailed. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Starts a thread, so that the first event need not wait for one. Throws FunctionFailed when the bundle does not load. */
  readonly warm: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly event: string;
  readonly done: (result: unknown) => void;
  readonly fail: (because: FunctionFailed) => void;
}

export function functionPool({ threads: most, ...props }: PoolProps): Pool {
  const threads = new Set<RunningThread>();
  const free: RunningThread[] = [];
  const waiting: Waiting[] = [];
  let stopped = false;

  async function grow(): Promise<void> {
    const thread = startThread(props);
    threads.add(thread);
    await thread.loaded.catch((because: FunctionFailed) => {
      threads.delete(thread);
      throw because;
    });
    release(thread);
  }

  /** Whoever waits hears of it, as on Lambda; else a bundle that does not load would be loaded again and again. */
  function notLoaded(because: FunctionFailed): void {
    if (stopped) return;
    waiting.shift()?.fail(because);
    serve();
  }

  function release(thread: RunningThread): void {
    if (thread.hasEnded()) threads.delete(thread);
    else free.push(thread);
    serve();
  }

  function serve(): void {
    while (waiting.length > 0 && free.length > 0) {
      const thread = free.pop()!;
      if (thread.hasEnded()) threads.delete(thread); // it died while it had nothing to do
      else void handle(waiting.shift()!, thread);
    }
    if (waiting.length > 0 && threads.size < most && !stopped) grow().catch(notLoaded);
  }

  async function handle({ event, done, fail }: Waiting, thread: RunningThread): Promise<void> {
    await thread.run(event).then(done, (error: FunctionFailed) => stopped || fail(error));
    release(thread);
  }

  return {
    invoke: (event) => new Promise((done, fail) => {
      waiting.push({ event: JSON.stringify(event), done, fail });
      serve();
    }),
    async warm() {
      if (threads.size === 0) await grow();
    },
    async stop() {
      stopped = true;
      await Promise.all([...threads].map((thread) => thread.stop()));
    },
  };
}
