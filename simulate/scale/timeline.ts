/** Events by the millisecond; those of one millisecond in the order in which they were made. The same events always run the same way. */
export class Timeline {
  #milliseconds = 0;
  #waiting = 0;
  readonly #slots = new Map<number, (() => void)[]>();

  /** Seconds since the first alert. */
  get now(): number {
    return this.#milliseconds / 1000;
  }

  after(seconds: number, event: () => void): void {
    const at = this.#milliseconds + Math.max(0, Math.round(seconds * 1000));
    const slot = this.#slots.get(at);
    if (slot === undefined) this.#slots.set(at, [event]);
    else slot.push(event);
    this.#waiting += 1;
  }

  /** Until nothing waits any more, `isOver` says so, or `untilSeconds` have passed. */
  run(untilSeconds: number, isOver: () => boolean): void {
    const until = untilSeconds * 1000;
    for (; this.#waiting > 0 && this.#milliseconds <= until && !isOver(); this.#milliseconds += 1) {
      const slot = this.#slots.get(this.#milliseconds);
      if (slot === undefined) continue;
      for (const event of slot) event(); // may add to this very slot
      this.#waiting -= slot.length;
      this.#slots.delete(this.#milliseconds);
    }
  }
}
