import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Queue, type IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRICS } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { DeadLetters } from './dead-letters.ts';
import { reported } from './reported.ts';
import { sealed } from './sealed.ts';
import { Worker, type WorkerProps } from './worker.ts';

const TIMEOUT = Duration.minutes(10); // the daily scan reads the whole table
const APART_SECONDS = 30;

export interface AuditorProps extends Omit<WorkerProps<'sweep'>, 'name' | 'timeout' | 'impact' | 'deadLetters'> {
  /** Divides the time between two looks, too. */
  readonly speed: number;
  /** With a second region: the queue for alerts that it accepted and never routed. */
  readonly handsOnTo: IQueue | null;
}

/** Nothing open may be overdue: two looks a minute, and once a day a look at everything. With a second region, every ten minutes a look back at what either accepted. */
export class Auditor extends Construct {
  readonly worker: Worker<'sweep'>;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { speed, handsOnTo, ...props }: AuditorProps) {
    super(scope, id);
    const { alarms } = props;
    const impact = 'An incident whose clock has stopped may go on without anybody being paged.';
    this.deadLetters = new DeadLetters(this, 'DeadLetters', {
      alarms,
      key: props.key,
      section: 'sweep-dead',
      impact,
      kept: Duration.hours(1), // the next look makes a failed one good: paged for longer, it would bury alerts that are stuck
    });
    this.worker = new Worker(this, 'Worker', {
      ...props,
      name: 'sweep',
      keeps: METRICS.sweepKeeps,
      // Sweeps that overlap meanwhile are harmless: who drives an incident claims it.
      timeout: TIMEOUT,
      impact,
      deadLetters: this.deadLetters,
    });
    this.every(Duration.minutes(1), 'sweep').addTarget(new SqsQueue(this.halfAMinuteLater(props, speed), { message: RuleTargetInput.fromObject({ task: 'sweep' }) }));
    this.every(Duration.days(1), 'scan');
    if (handsOnTo !== null) {
      this.worker.may(['sqs:SendMessage'], [handsOnTo.queueArn]);
      this.every(Duration.minutes(10), 'past');
    }

    this.watch(alarms);
  }

  private watch(alarms: Alarms): void {
    const last = { statistic: Stats.MAXIMUM };
    alarms.raise('sweep-silent', {
      metric: reported(METRICS.swept),
      periods: 2,
      whenSilent: true,
      impact: 'Nobody is looking for incidents that were forgotten.',
    });
    alarms.raise('overdue', {
      metric: reported(METRICS.overdue, last),
      periods: 3, // one look finds it and drives it; what is found three times over is not being driven
      impact: 'Somebody waits, and the next page for them is late.',
    });
    alarms.raise('unindexed', {
      metric: reported(METRICS.unindexed, last),
      impact: 'An open incident was invisible to the auditor: if its clock stops, nobody is paged.',
    });
  }

  /** A schedule knows minutes only. A function that waited for the second look would be paid for waiting. */
  private halfAMinuteLater({ key }: Pick<AuditorProps, 'key'>, speed: number): Queue {
    const queue = new Queue(this, 'Later', {
      ...sealed(key),
      deliveryDelay: Duration.seconds(Math.ceil(APART_SECONDS / speed)),
      visibilityTimeout: Duration.hours(1), // six timeouts, as Lambda asks for; the looks that come meanwhile make a failed one good
      retentionPeriod: Duration.hours(1),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 5 },
    });
    this.worker.reads(queue, 2);
    return queue;
  }

  private every(interval: Duration, task: 'sweep' | 'scan' | 'past'): Rule {
    return new Rule(this, task, {
      schedule: Schedule.rate(interval),
      targets: [new LambdaFunction(this.worker, { event: RuleTargetInput.fromObject({ task }) })],
    });
  }
}
