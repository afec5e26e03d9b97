/** An emulator in its own thread, so that both cores work; it says its port once it listens on 127.0.0.1. */
import { Worker } from 'node:worker_threads';
import { Refusal } from '../refusal.ts';
import type { Written } from './written.ts';

export interface Engine {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

export type EngineReport = { readonly port: number } | { readonly failed: string };
/** Of a table, once it listens. */
export type EngineNews = { readonly written: Written };

export interface EngineProps {
  readonly module: URL;
  /** What it stands for, in sentences. */
  readonly service: string;
  /** Undefined where nothing is kept. */
  readonly folder: string | undefined;
  /** Told when it dies after it has started. */
  readonly died: (because: string) => void;
  readonly wrote?: (written: Written) => void;
}

/** Throws a Refusal when what is in the folder cannot be opened. */
export async function startEngine({ module, service, folder, died, wrote }: EngineProps): Promise<Engine> {
  const thread = new Worker(module, {
    workerData: { folder },
    env: {}, // dynalite would take account and region from it
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb: 16 },
  });
  const report = await new Promise<EngineReport>((done) => {
    thread.once('message', done);
    thread.once('error', (error) => done({ failed: (error as Error).message }));
  });
  if ('failed' in report) {
    await thread.terminate();
    const where = folder === undefined ? '' : `: ${folder} is damaged or in use; move the data folder away, or start with --data another-folder`;
    throw new Refusal(`The laptop's ${service} did not start (${report.failed})${where}.`);
  }
  if (wrote) thread.on('message', ({ written }: EngineNews) => wrote(written));
  let isEnding = false;
  // What is under way when it is told to stop may find its files closed: that is no death.
  thread.on('error', (error) => void (isEnding || died(`${service} stopped: ${(error as Error).message}`)));
  return {
    endpoint: `http://127.0.0.1:${report.port}`,
    async stop() {
      isEnding = true;
      const ended = new Promise((done) => thread.once('exit', done));
      thread.postMessage('stop');
      await Promise.race([ended, new Promise((done) => setTimeout(done, 1000).unref())]);
      await thread.terminate();
    },
  };
}
