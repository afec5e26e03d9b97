/** Calls that take their turns in an order drawn from a seed: the same seed, the same race. */
import { wrapped } from './around.ts';
import type { Wraps } from './house.ts';

/** mulberry32: 0 ≤ x < 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Every call waits for its turn before it takes effect, and again before its answer arrives. */
export function shuffled(seed: number): Wraps {
  const random = seeded(seed);
  const waiting: (() => void)[] = [];
  const pump = (): void => {
    waiting.splice(Math.floor(random() * waiting.length), 1)[0]!();
    if (waiting.length > 0) setImmediate(pump);
  };
  const turn = async (): Promise<void> =>
    new Promise((resolve) => {
      if (waiting.push(resolve) === 1) setImmediate(pump);
    });
  return wrapped(async (_, effect) => {
    await turn();
    const answer = await effect();
    await turn();
    return answer;
  });
}
