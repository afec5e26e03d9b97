/** An event handed over without waiting for an answer, as EventBridge does: two more tries, then the function's dead letters. */
import { setTimeout as pause } from 'node:timers/promises';

const PAUSES_MS = [60_000, 120_000]; // Lambda's own

export interface UnansweredProps {
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Keeps an event that every try failed on. */
  readonly giveUp: (event: unknown, because: Error) => Promise<void>;
  readonly failed: (line: string) => void;
  /** Divides the pauses. */
  readonly speed: number;
}

/** Done after the first try: the others must not hold up what comes next. */
export async function handOver(event: unknown, props: UnansweredProps): Promise<void> {
  await attempt(event, PAUSES_MS, props);
}

async function attempt(event: unknown, [wait, ...later]: readonly number[], props: UnansweredProps): Promise<void> {
  try {
    await props.invoke(event);
  } catch (error) {
    props.failed((error as Error).message);
    if (wait === undefined) await props.giveUp(event, error as Error).catch((lost: Error) => props.failed(`not even kept as a dead letter: ${lost.message}`));
    else void pause(wait / props.speed, undefined, { ref: false }).then(() => attempt(event, later, props));
  }
}
