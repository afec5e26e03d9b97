/** A thread that has a function loaded, as the laptop sees it: it handles one event at a time, and once it has ended it is not used again. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { died, FunctionFailed, late } from './failed.ts';
import type { Job, Report, ThreadData } from './protocol.ts';

export interface ThreadProps extends ThreadData {
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
}

export interface RunningThread {
  /** Rejects with FunctionFailed when the bundle does not load. */
  readonly loaded: Promise<void>;
  /** `event` is JSON. Rejects with FunctionFailed; after a timeout or a death the thread has ended. */
  readonly run: (event: string) => Promise<unknown>;
  readonly hasEnded: () => boolean;
  readonly stop: () => Promise<unknown>;
}

interface Pending {
  readonly done: (result: unknown) => void;
  readonly fail: (because: FunctionFailed) => void;
}

const LOAD_MS = 30_000; // Lambda gives ten seconds; a laptop that is starting everything at once may need more

export function startThread({ env, timeoutMs, ...data }: ThreadProps): RunningThread {
  const worker = new Worker(new URL('thread.ts', import.meta.url), {
    workerData: data satisfies ThreadData,
    env: { ...env },
    execArgv: ['--disable-warning=ExperimentalWarning'],
    // Small young generations: a dozen threads that each grow theirs would take a gigabyte.
    resourceLimits: { maxOldGenerationSizeMb: data.memoryMb, maxYoungGenerationSizeMb: 8 },
  });
  let ended = false;
  let pending: (Pending & { readonly timer: NodeJS.Timeout }) | undefined;

  function expect(withinMs: number): Promise<unknown> {
    return new Promise((done, fail) => {
      pending = { done, fail, timer: setTimeout(() => end(late(withinMs)), withinMs) };
    });
  }
  function settled(): Pending | undefined {
    const answered = pending;
    pending = undefined;
    clearTimeout(answered?.timer);
    return answered;
  }
  function end(because: FunctionFailed): void {
    ended = true;
    settled()?.fail(because);
    void worker.terminate();
  }

  worker.on('message', (report: Report) => {
    if ('failed' in report) settled()?.fail(new FunctionFailed(report.failed));
    else settled()?.done('result' in report ? JSON.parse(report.result) : undefined);
  });
  worker.on('error', (error) => end(died((error as Error).message)));
  worker.on('exit', () => end(died('the function ended its process')));
  return {
    loaded: expect(LOAD_MS).then(() => {}),
    run(event) {
      worker.postMessage({ requestId: randomUUID(), event, deadline: Date.now() + timeoutMs } satisfies Job);
      return expect(timeoutMs);
    },
    hasEnded: () => ended,
    stop: () => worker.terminate(),
  };
}
