import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRICS } from '../contract/metrics.ts';
import { DeadLetters } from './dead-letters.ts';
import { sealed } from './sealed.ts';
import { Worker, type WorkerProps } from './worker.ts';

const TIMEOUT = Duration.seconds(10);
const VISIBILITY = Duration.seconds(60); // six timeouts, as Lambda asks for
const TRIES = 5;
const CONCURRENCY = 50; // a burst must not eat the account's concurrency, of which escalate needs its part

type StageName = 'enrich' | 'route';
/** What each stage's queue holds; the first word of its alarms. */
const HOLDS = { enrich: 'alerts', route: 'located' } as const satisfies Record<StageName, string>;

const KEEPS = { enrich: METRICS.enrichKeeps, route: METRICS.routeKeeps } as const satisfies Record<StageName, string>;

export interface StageProps<F extends StageName> extends Omit<WorkerProps<F>, 'timeout' | 'deadLetters'> {
  /** Who is hurt, in plain words, when this stage gives up on a message. */
  readonly impactWhenDead: string;
  /** Who is hurt, in plain words, while messages wait for this stage. */
  readonly impactWhenWaiting: string;
}

/** One step of the pipeline: a queue that loses nothing, and the function that empties it. */
export class Stage<F extends StageName = StageName> extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly worker: Worker<F>;

  constructor(scope: Construct, id: string, { impactWhenDead, impactWhenWaiting, ...props }: StageProps<F>) {
    super(scope, id);
    const { name, alarms } = props;
    const holds = HOLDS[name];
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { alarms, key: props.key, section: `${holds}-dead`, impact: impactWhenDead });
    this.queue = new Queue(this, 'Queue', {
      ...sealed(props.key),
      retentionPeriod: Duration.days(4),
      visibilityTimeout: VISIBILITY,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    this.worker = new Worker(this, 'Worker', { ...props, timeout: TIMEOUT, keeps: KEEPS[name] });
    this.worker.reads(this.queue, CONCURRENCY);
    const age = this.queue.metricApproximateAgeOfOldestMessage({ statistic: Stats.MAXIMUM, period: Duration.minutes(1) });
    alarms.raise(`${holds}-waiting`, { metric: age, threshold: 60, impact: impactWhenWaiting });
  }

  /** Hands on everything that this stage finishes. */
  feeds(next: { readonly queue: Queue }): void {
    this.worker.feeds(next);
  }
}
