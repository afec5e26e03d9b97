/** Where each incident stands, up to its second level; then somebody acknowledges, and nothing is due any more. */
import { JOURNEY, MOMENTS, SECOND_LEVEL, SECOND_LEVEL_SECONDS } from './journey.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

/** Everything that is due at once: a late wake pages all that was slept through. */
export interface Step {
  readonly id: number;
  /** Moments, as places in MOMENTS: the first of these, and the one after the last. */
  readonly from: number;
  readonly next: number;
  readonly sms: number;
  readonly mails: number;
}
export const isFirst = ({ from }: Step): boolean => from === 0;
const isSecond = ({ next }: Step): boolean => next > SECOND_LEVEL;

/** Before it is opened, and after it is acknowledged. */
export const NEVER = Infinity;

export class Incidents {
  readonly dueAt: Float64Array;
  /** What its clock is told, which is later than what is due where a sender dies. */
  readonly wakesAt: Float64Array;
  /** The number of its clock; an execution with an older one ends. */
  readonly clock: Uint16Array;
  readonly inHand: Uint8Array;
  readonly #moment: Uint8Array;
  readonly #putOffs: Uint8Array;
  /** When SNS passes its latest SMS on. */
  readonly #smsAt: Float64Array;
  readonly #world: World;
  readonly #trace: Trace;

  constructor(world: World, trace: Trace) {
    const { alerts } = trace;
    this.#world = world;
    this.#trace = trace;
    [this.dueAt, this.wakesAt] = [new Float64Array(alerts).fill(NEVER), new Float64Array(alerts).fill(NEVER)];
    this.clock = new Uint16Array(alerts);
    this.inHand = new Uint8Array(alerts);
    this.#moment = new Uint8Array(alerts);
    this.#putOffs = new Uint8Array(alerts);
    this.#smsAt = new Float64Array(alerts);
  }

  isOpen(id: number): boolean {
    return !Number.isNaN(this.#trace.opened[id]);
  }

  opened(id: number): void {
    if (!this.isOpen(id)) [this.dueAt[id], this.#trace.opened[id]] = [this.#world.now, this.#world.now];
  }

  /** Nothing to follow up where SMS were proved in time, or where none is out yet. */
  due(id: number): Step {
    const { now } = this.#world;
    const from = this.#moment[id]!;
    let [next, at, sms, mails] = [from, this.dueAt[id]!, 0, 0];
    for (; at <= now && next <= SECOND_LEVEL; next += 1, at += MOMENTS[next]!.afterSeconds) {
      const moment = MOMENTS[next]!;
      const isProved = moment.kind === 'proof' && (from === 0 || this.#smsAt[id]! + JOURNEY.receiptSeconds <= at);
      if (!isProved) [sms, mails] = [sms + moment.sms, mails + moment.mails];
    }
    // What goes out only now is proved from now on.
    if (from === 0 && next === SECOND_LEVEL) next -= 1;
    return { id, from, next, sms, mails };
  }

  moveOn(step: Step): void {
    const { id, next } = step;
    this.#moment[id] = next;
    this.dueAt[id] = isSecond(step) ? NEVER : this.#world.now + MOMENTS[next]!.afterSeconds;
    this.wakesAt[id] = this.dueAt[id]!;
  }

  /** SNS has taken its pages. */
  sent(step: Step): void {
    const { now, sms } = this.#world;
    const trace = this.#trace;
    const { id, mails } = step;
    for (let one = 0; one < step.sms; one += 1) {
      this.#smsAt[id] = now + sms.wait(now);
      if (Number.isNaN(trace.smsSent[id])) trace.smsSent[id] = this.#smsAt[id]!;
    }
    if (mails > 0) this.#mail();
    if (isFirst(step) && Number.isNaN(trace.paged[id])) [trace.paged[id], trace.secondDue[id]] = [now, (isSecond(step) ? trace.opened[id]! : now) + SECOND_LEVEL_SECONDS];
    if (isSecond(step) && Number.isNaN(trace.second[id])) trace.second[id] = now;
    this.moveOn(step);
  }

  /** More than ten in a second, and SNS suspends the subscription; what comes after is lost, and nobody is told. */
  #mail(): void {
    if (this.#trace.mailboxSuspendedAt === null && this.#world.mailbox.take(this.#world.now, JOURNEY.deskMails)) return;
    this.#trace.mailboxSuspendedAt ??= this.#world.now;
    this.#trace.mailsLost += JOURNEY.deskMails;
  }

  /** SNS takes them later: again after one second, two, four, at most a claim. */
  putOff({ id }: Step): void {
    this.#trace.putOff += 1;
    this.dueAt[id] = this.#world.now + Math.min(this.#world.ours.claimSeconds, 2 ** this.#putOffs[id]!);
    this.#putOffs[id]! += 1;
    this.wakesAt[id] = this.dueAt[id]!;
  }

  /** It is not on record that they went out: when their claim has ended, whoever looks sends them again. */
  unmarked({ id, from }: Step): void {
    this.#trace.twice += 1;
    this.#moment[id] = from;
    this.dueAt[id] = this.#world.now + this.#world.ours.claimSeconds;
  }
}
