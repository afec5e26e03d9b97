/** A function as Lambda runs it: one event at a time in a thread, more threads on demand, a time limit on each event. */
import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Failure, Job, Report, ThreadData } from './protocol.ts';

/** A function that threw, took too long or died. `name` is what it threw. */
export class FunctionFailed extends Error {
  readonly timedOut: boolean;

  constructor({ errorType, errorMessage }: Failure, timedOut = false) {
    super(errorMessage);
    this.name = errorType;
    this.timedOut = timedOut;
  }
}

export interface PoolProps extends ThreadData {
  readonly env: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly threads: number;
}

export interface Pool {
  /** `event` must be JSON; so is the answer. Throws FunctionFailed. */
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Starts a thread, so that the first event need not wait for one. */
  readonly warm: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

interface Waiting {
  readonly event: string;
  readonly done: (result: unknown) => void;
  readonly fail: (error: FunctionFailed) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly ready: Promise<void>;
  loaded: boolean;
  job: (Waiting & { readonly id: number }) | undefined;
  timer?: NodeJS.Timeout;
}

const LOAD_MS = 30_000; // Lambda gives ten seconds; a laptop that is starting everything at once may need more

export function functionPool({ env, timeoutMs, threads: most, ...data }: PoolProps): Pool {
  const threads = new Set<Thread>();
  const waiting: Waiting[] = [];
  let jobs = 0;
  let stopped = false;

  function spawn(): Thread {
    const worker = new Worker(new URL('thread.ts', import.meta.url), {
      workerData: data satisfies ThreadData,
      env: { ...env },
      execArgv: ['--disable-warning=ExperimentalWarning'],
      resourceLimits: { maxOldGenerationSizeMb: data.memoryMb, maxYoungGenerationSizeMb: 8 },
    });
    let resolve = (): void => {};
    const ready = new Promise<void>((done) => (resolve = done));
    const thread: Thread = { worker, ready, loaded: false, job: undefined };
    threads.add(thread);
    thread.timer = setTimeout(() => end(thread, late(LOAD_MS)), LOAD_MS);
    worker.on('message', (report: Report) => {
      if ('ready' in report) resolve();
      hear(thread, report);
    });
    worker.on('error', (error) => end(thread, new FunctionFailed({ errorType: 'Runtime.ExitError', errorMessage: (error as Error).message })));
    worker.on('exit', () => {
      resolve();
      end(thread, new FunctionFailed({ errorType: 'Runtime.ExitError', errorMessage: 'the function ended its process' }));
    });
    return thread;
  }

  function hear(thread: Thread, report: Report): void {
    clearTimeout(thread.timer);
    thread.loaded = true;
    const { job } = thread;
    thread.job = undefined;
    if (job && 'result' in report) job.done(JSON.parse(report.result));
    if (job && 'failed' in report) job.fail(new FunctionFailed(report.failed));
    give(thread);
  }

  /** The thread is gone, or must go: what it worked on failed, what still waits gets another. */
  function end(thread: Thread, because: FunctionFailed): void {
    if (!threads.delete(thread) || stopped) return;
    clearTimeout(thread.timer);
    void thread.worker.terminate();
    // A bundle that does not load fails whoever waits for it, as Lambda does; else it would be loaded again and again.
    (thread.job ?? (thread.loaded ? undefined : waiting.shift()))?.fail(because);
    if (waiting.length > 0) spawn();
  }

  function give(thread: Thread): void {
    const next = waiting.shift();
    if (!next) return;
    thread.job = { ...next, id: (jobs += 1) };
    thread.timer = setTimeout(() => end(thread, late(timeoutMs)), timeoutMs);
    const job: Job = { id: thread.job.id, requestId: randomUUID(), event: next.event, deadline: Date.now() + timeoutMs };
    thread.worker.postMessage(job);
  }

  return {
    invoke: (event) => new Promise((done, fail) => {
      waiting.push({ event: JSON.stringify(event), done, fail });
      const free = [...threads].find(({ loaded, job }) => loaded && !job);
      if (free) give(free);
      else if (threads.size < most) spawn();
    }),
    async warm() {
      await (threads.values().next().value ?? spawn()).ready;
    },
    async stop() {
      stopped = true;
      await Promise.all([...threads].map(({ worker }) => worker.terminate()));
    },
  };
}

const late = (ms: number): FunctionFailed =>
  new FunctionFailed({ errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${(ms / 1000).toFixed(2)} seconds` }, true);
