/** What became of every alert: seconds since the first one came, NaN for what has not happened. One number an alert in each. */
export class Trace {
  readonly alerts: number;
  readonly came: Float64Array;
  /** Answered with 202. */
  readonly taken: Float64Array;
  /** Its first page was handed to SNS. */
  readonly paged: Float64Array;
  /** Its first SMS was passed on by SNS. */
  readonly smsSent: Float64Array;
  readonly secondDue: Float64Array;
  readonly second: Float64Array;
  /** 1: route gave it up, and last-resort told the fixed mailbox. It may have been paged all the same. */
  readonly dead: Uint8Array;
  /** From then on it is an incident, which sweep finds whatever becomes of its message. */
  readonly opened: Float64Array;
  mailsLost = 0;
  mailboxSuspendedAt: number | null = null;
  /** Steps whose pages went out a second time. */
  twice = 0;
  putOff = 0;
  clocksRefused = 0;
  #ended = 0;

  constructor(alerts: number) {
    const seconds = (): Float64Array => new Float64Array(alerts).fill(NaN);
    this.alerts = alerts;
    [this.came, this.taken, this.opened, this.paged, this.smsSent, this.secondDue, this.second] = [seconds(), seconds(), seconds(), seconds(), seconds(), seconds(), seconds()];
    this.dead = new Uint8Array(alerts);
  }

  /** It never became an incident, and is a dead letter: last-resort pages the raw fact. */
  isGivenUp(alert: number): boolean {
    return this.dead[alert] === 1 && Number.isNaN(this.opened[alert]);
  }

  /** Every alert has had its second level, or is given up. */
  isOver(): boolean {
    while (this.#ended < this.alerts && (!Number.isNaN(this.second[this.#ended]) || this.isGivenUp(this.#ended))) this.#ended += 1;
    return this.#ended === this.alerts;
  }
}
