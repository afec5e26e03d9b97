import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { METRICS } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { DeadLetters } from './dead-letters.ts';
import { reported } from './reported.ts';
import { Worker, type WorkerProps } from './worker.ts';

export type AuditorProps = Omit<WorkerProps<'sweep'>, 'name' | 'timeout' | 'impact' | 'deadLetters'>;

/** Nothing open may be overdue: two looks a minute, and once a day a look at everything. */
export class Auditor extends Construct {
  readonly worker: Worker<'sweep'>;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, props: AuditorProps) {
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
      // The daily scan reads the whole table. Sweeps that overlap meanwhile are harmless: who drives an incident claims it.
      timeout: Duration.minutes(10),
      impact,
      deadLetters: this.deadLetters,
    });
    this.every(Duration.minutes(1), 'sweep');
    this.every(Duration.days(1), 'scan');

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

  private every(interval: Duration, task: 'sweep' | 'scan'): void {
    new Rule(this, task, {
      schedule: Schedule.rate(interval),
      targets: [new LambdaFunction(this.worker, { event: RuleTargetInput.fromObject({ task }) })],
    });
  }
}
