/** Everything that a run shares: its limits, each as something that can be full, and its time. */
import { Bucket, Places, type Saturation } from './bucket.ts';
import { JOURNEY, type FunctionName } from './journey.ts';
import { numbers, type Numbers } from './limits.ts';
import { OURS, type Ours } from './ours.ts';
import { Timeline } from './timeline.ts';

export interface Rules {
  readonly limits: Numbers;
  readonly ours: Ours;
}
export const rules = (limits: Partial<Numbers> = {}, ours: Partial<Ours> = {}): Rules => ({ limits: numbers(limits), ours: { ...OURS, ...ours } });

export class World {
  readonly time = new Timeline();
  readonly limits: Numbers;
  readonly ours: Ours;
  readonly door: Bucket;
  readonly gateway: Bucket;
  readonly concurrency: Places;
  readonly invocations: Bucket;
  readonly writes: Bucket;
  readonly people: Bucket;
  readonly publishes: Bucket;
  readonly sms: Bucket;
  readonly mailbox: Bucket;
  readonly starts: Bucket;
  readonly transitions: Bucket;
  /** Others make themselves known here. */
  readonly limited: Saturation[];
  readonly #copies = new Map<FunctionName, { busy: number; made: number; readonly fresh: Bucket }>();

  constructor({ limits, ours }: Rules) {
    this.limits = limits;
    this.ours = ours;
    this.limited = [
      (this.door = new Bucket("the front door (ours)", ours.doorRequestsPerSecond, ours.doorBucketRequests)),
      (this.gateway = new Bucket('API Gateway', limits.gatewayRequestsPerSecond, limits.gatewayBucketRequests)),
      (this.concurrency = new Places('Lambda concurrency', limits.lambdaConcurrency)),
      (this.invocations = new Bucket('Lambda invocations', limits.lambdaConcurrency * limits.lambdaRequestsPerSecondEach)),
      (this.writes = new Bucket("the ledger's writes", limits.tableWritesPerSecond)),
      (this.people = new Bucket("the directory's reads", limits.tableReadsPerSecond)),
      (this.publishes = new Bucket('SNS Publish', limits.publishesPerSecond)),
      (this.sms = new Bucket('SMS', Math.min(limits.smsPerSecond, limits.smsPartsPerSecond / JOURNEY.partsPerSms))),
      (this.mailbox = new Bucket("the state desk's mailbox", limits.mailsPerSecond)),
      (this.starts = new Bucket('StartExecution', limits.startsPerSecond, limits.startsBucket)),
      (this.transitions = new Bucket('state transitions', limits.transitionsPerSecond, limits.transitionsBucket)),
    ];
    this.#widen();
  }

  get now(): number {
    return this.time.now;
  }

  after(seconds: number, event: () => void): void {
    this.time.after(seconds, event);
  }

  /** The seconds that a new copy of the function takes to start, 0 where one is idle; null when Lambda turns the invocation away. */
  invoke(name: FunctionName): number | null {
    const { now } = this;
    const copies = this.#copiesOf(name);
    if (!this.concurrency.take(now)) return null;
    const isCold = copies.busy === copies.made;
    if (!this.invocations.take(now) || (isCold && !copies.fresh.take(now))) {
      this.concurrency.giveBack();
      return null;
    }
    copies.busy += 1;
    if (!isCold) return 0;
    copies.made += 1;
    return JOURNEY.coldSeconds[name];
  }

  finish(name: FunctionName): void {
    this.#copiesOf(name).busy -= 1;
    this.concurrency.giveBack();
  }

  /** A call as AWS's SDK makes it: three tries, and waits between them that are spread by `seed` as chance would. */
  call(seed: number, granted: () => boolean, then: () => void, otherwise: () => void, tries = 1): void {
    if (granted()) return then();
    if (tries >= this.ours.sdkTries) return otherwise();
    this.after(spread(seed, tries) * this.ours.sdkWaitSeconds * 2 ** (tries - 1), () => this.call(seed, granted, then, otherwise, tries + 1));
  }

  /** A table at its limit comes to bear more. */
  #widen(): void {
    this.after(this.limits.tableDoublesAfterSeconds, () => {
      for (const table of [this.writes, this.people]) if (table.fullAt !== null) table.grow(this.now, 2);
      this.#widen();
    });
  }

  #copiesOf(name: FunctionName) {
    const known = this.#copies.get(name) ?? { busy: 0, made: 0, fresh: new Bucket(`new copies of ${name}`, this.limits.lambdaNewEnvironmentsPerSecond, this.limits.lambdaNewEnvironmentsAtOnce) };
    if (known.made === 0 && known.busy === 0 && !this.#copies.has(name)) this.limited.push(known.fresh);
    return this.#copies.set(name, known).get(name)!;
  }
}

/** A number from 0 to 1 for each alert and each of its tries; the golden ratio spreads them evenly, and alike in every run. */
export const spread = (seed: number, tries = 0): number => (seed * 0.618_033_988_749_895 + tries * 0.754_877_666_246_693) % 1;
