/** Many worlds on all cores: each seed is a world of its own, so threads share nothing. */
import { Worker } from 'node:worker_threads';
import type { Answer, Order } from './orders.ts';
import { added, NOTHING, type Tally } from './tally.ts';

export interface Crew {
  ask(order: Order): Promise<Answer>;
  close(): Promise<void>;
}

/** A thread with the pack opened; `mutant`: with one line of the house changed. */
export function openCrew(pack: string, mutant: string | null): Crew {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: { pack, mutant } });
  const waiting: { readonly answer: (answer: Answer) => void; readonly fail: (error: Error) => void }[] = [];
  worker.on('message', (answer: Answer) => waiting.shift()?.answer(answer));
  worker.on('error', (error: Error) => waiting.splice(0).forEach(({ fail }) => fail(error)));
  return {
    ask: async (order) =>
      new Promise((answer, fail) => {
        waiting.push({ answer, fail });
        worker.postMessage(order);
      }),
    close: async () => void (await worker.terminate()),
  };
}

export interface Campaign {
  readonly pack: string;
  readonly from: number;
  readonly seeds: number;
  readonly alerts: number;
  readonly weather: Extract<Order, { kind: 'live' }>['weather'];
  readonly threads: number;
}

const CHUNK = 25;

/** `progress`: how many worlds are through. */
export async function live({ pack, from, seeds, alerts, weather, threads }: Campaign, progress: (worlds: number) => void): Promise<Tally> {
  let [next, tally] = [from, NOTHING];
  const end = from + seeds;
  const work = async (): Promise<void> => {
    const crew = openCrew(pack, null);
    try {
      while (next < end) {
        const chunk = { from: next, to: Math.min(end, next + CHUNK) };
        next = chunk.to;
        const answer = await crew.ask({ kind: 'live', ...chunk, alerts, weather, untilBroken: false });
        if (answer.kind === 'lived') tally = added(tally, answer.tally);
        progress(tally.worlds);
      }
    } finally {
      await crew.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(threads, Math.ceil(seeds / CHUNK)) }, work));
  return tally;
}
