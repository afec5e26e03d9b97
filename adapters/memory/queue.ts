/** A queue in memory, as SQS is to its function: what failed comes again, its neighbours do not, and after so many tries it lies aside. */
import type { Outbox } from '../../pipeline/ports.ts';

const BATCH = 10;

export interface MemoryQueue<T> extends Outbox<T> {
  /** Hands on one batch of what waits. `received`: how often the message has come, this time included. */
  deliver(step: (message: T, received: number) => Promise<void>): Promise<void>;
  readonly dead: T[];
}

/** `tries`: how often a message comes at most. */
export function memoryQueue<T>(tries: number): MemoryQueue<T> {
  const waiting: { readonly text: string; readonly received: number }[] = [];
  const dead: T[] = [];
  return {
    dead,
    send: async (message) => void waiting.push({ text: JSON.stringify(message), received: 0 }),
    deliver: async (step) => {
      const batch = waiting.splice(0, BATCH).map(({ text, received }) => ({ text, received: received + 1 }));
      const ends = await Promise.allSettled(batch.map(async ({ text, received }) => step(JSON.parse(text) as T, received)));
      for (const failed of batch.filter((_, i) => ends[i]!.status === 'rejected')) {
        if (failed.received < tries) waiting.push(failed);
        else dead.push(JSON.parse(failed.text) as T);
      }
    },
  };
}
