/** An SQS queue and the pollers that Lambda reads it with. */
import { Places } from './bucket.ts';
import type { World } from './world.ts';

export interface Reader {
  readonly name: 'enrich' | 'route';
  /** Works on a batch; `coldSeconds` pass before. Tells which alerts failed. */
  readonly work: (alerts: readonly number[], coldSeconds: number, done: (failed: readonly number[]) => void) => void;
  /** After five receives: last-resort pages the raw fact. */
  readonly dead: (alert: number) => void;
}

export class Queue {
  /** Seconds that each alert waited until it was first received; NaN for those that never were. */
  readonly waited: Float64Array;
  readonly #world: World;
  readonly #reader: Reader;
  readonly #came: Float64Array;
  readonly #receives: Uint8Array;
  readonly #ours: Places;
  readonly #ramp: { readonly name: string; readonly isRamp: true; fullAt: number | null; turnedAway: number };
  #waiting: number[] = [];
  #head = 0;
  #pollers: number;

  constructor(world: World, alerts: number, reader: Reader) {
    this.#world = world;
    this.#reader = reader;
    this.waited = new Float64Array(alerts).fill(NaN);
    this.#came = new Float64Array(alerts);
    this.#receives = new Uint8Array(alerts);
    this.#pollers = Math.min(world.limits.pollersFirst, world.ours.batchesAtATime);
    this.#ours = new Places(`${reader.name}'s batches (ours)`, world.ours.batchesAtATime);
    this.#ramp = { name: `${reader.name}'s pollers, still few`, isRamp: true, fullAt: null, turnedAway: 0 };
    world.limited.push(this.#ours, this.#ramp);
    this.#grow();
  }

  get length(): number {
    return this.#waiting.length - this.#head;
  }

  /** Since when the longest waiting has waited; null when none does. */
  get oldest(): number | null {
    return this.length === 0 ? null : this.#came[this.#waiting[this.#head]!]!;
  }

  get isIdle(): boolean {
    return this.length === 0 && this.#ours.inUse === 0;
  }

  add(alert: number): void {
    if (this.#receives[alert] === 0) this.#came[alert] = this.#world.now;
    this.#waiting.push(alert);
    this.#dispatch();
  }

  #dispatch(): void {
    const { now } = this.#world;
    while (this.length > 0) {
      if (this.#ours.inUse >= this.#pollers && this.#pollers < this.#world.ours.batchesAtATime) {
        this.#ramp.fullAt ??= now;
        this.#ramp.turnedAway += 1;
        return;
      }
      if (!this.#ours.take(now)) return;
      const cold = this.#world.invoke(this.#reader.name);
      if (cold === null) {
        this.#ours.giveBack();
        return;
      }
      this.#receive(cold);
    }
  }

  #receive(cold: number): void {
    const { now } = this.#world;
    const batch = this.#waiting.slice(this.#head, this.#head + this.#world.ours.batchMessages);
    this.#head += batch.length;
    if (this.#head > 10_000) [this.#waiting, this.#head] = [this.#waiting.slice(this.#head), 0];
    for (const alert of batch) {
      if (this.#receives[alert] === 0) this.waited[alert] = now - this.#came[alert]!;
      this.#receives[alert]! += 1;
    }
    this.#reader.work(batch, cold, (failed) => {
      this.#world.finish(this.#reader.name);
      this.#ours.giveBack();
      for (const alert of failed) this.#again(alert, now);
      this.#dispatch();
    });
  }

  /** A message that was not finished is seen again when its visibility ends. */
  #again(alert: number, received: number): void {
    const { now, ours } = this.#world;
    this.#world.after(received + ours.visibilitySeconds - now, () => {
      if (this.#receives[alert]! >= ours.receivesBeforeDead) this.#reader.dead(alert);
      else this.add(alert);
    });
  }

  /** While messages wait, Lambda reads with more and more pollers; and whom it turned away asks again. */
  #grow(): void {
    const { limits, ours } = this.#world;
    this.#world.after(1 / limits.pollersMorePerSecond, () => {
      if (this.length > 0) this.#pollers = Math.min(ours.batchesAtATime, limits.pollersMost, this.#pollers + 1);
      this.#dispatch();
      this.#grow();
    });
  }
}
