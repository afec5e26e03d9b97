/** Two ways of being limited: tokens that come back at a steady rate, and places that are held for as long as the work takes. */

/** What both tell afterwards. */
export interface Saturation {
  readonly name: string;
  /** When somebody was first refused or made to wait, so that its use had reached 100 %. Seconds; null when it never was. */
  readonly fullAt: number | null;
  /** How often. */
  readonly turnedAway: number;
  /** It grows by itself within seconds. */
  readonly isRamp?: boolean;
}

/** AWS throttles by these: `most` tokens, and `perSecond` back. */
export class Bucket implements Saturation {
  readonly name: string;
  #most: number;
  #perSecond: number;
  #tokens: number;
  #at = 0;
  fullAt: number | null = null;
  turnedAway = 0;

  constructor(name: string, perSecond: number, most = perSecond) {
    this.name = name;
    this.#most = most;
    this.#perSecond = perSecond;
    this.#tokens = most;
  }

  /** All of them, or none and false. */
  take(now: number, tokens = 1): boolean {
    this.#refill(now);
    if (this.#tokens < tokens) return this.#turnAway(now);
    this.#tokens -= tokens;
    return true;
  }

  /** For what is never refused but waits its turn: the seconds until it goes through. */
  wait(now: number, tokens = 1): number {
    this.#refill(now);
    this.#tokens -= tokens;
    if (this.#tokens < 0) this.#turnAway(now);
    return this.backlog(now);
  }

  /** How long whoever came now would wait. */
  backlog(now: number): number {
    this.#refill(now);
    return Math.max(0, -this.#tokens / this.#perSecond);
  }

  grow(now: number, factor: number): void {
    this.#refill(now);
    this.#perSecond *= factor;
    this.#most *= factor;
  }

  #refill(now: number): void {
    this.#tokens = Math.min(this.#most, this.#tokens + (now - this.#at) * this.#perSecond);
    this.#at = now;
  }

  #turnAway(now: number): false {
    this.fullAt ??= now;
    this.turnedAway += 1;
    return false;
  }
}

export class Places implements Saturation {
  readonly name: string;
  readonly #most: number;
  inUse = 0;
  fullAt: number | null = null;
  turnedAway = 0;

  constructor(name: string, most: number) {
    this.name = name;
    this.#most = most;
  }

  take(now: number): boolean {
    if (this.inUse < this.#most) {
      this.inUse += 1;
      return true;
    }
    this.fullAt ??= now;
    this.turnedAway += 1;
    return false;
  }

  giveBack(): void {
    this.inUse -= 1;
  }
}
