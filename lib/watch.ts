import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule, type CronOptions } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { METRICS } from '../contract/metrics.ts';
import type { Driver } from './journey.ts';
import { reported } from './reported.ts';
import { Worker } from './worker.ts';

export interface WatchProps extends Driver {
  /** A second region looks later, and finds done what the first has done. */
  readonly hoursLater: number;
}

/** Whether there is somebody to page, before anybody has to be. */
export class Watch extends Construct {
  readonly worker: Worker<'watch'>;

  constructor(scope: Construct, id: string, { hoursLater, ...driver }: WatchProps) {
    super(scope, id);
    const { alarms } = driver;
    this.worker = new Worker(this, 'Worker', {
      ...driver,
      environment: { ...driver.environment, ADMIN_TOPIC_ARN: alarms.topic.topicArn },
      name: 'watch',
      impact: 'Nobody looks ahead: a shift without people, or a dead number, is found when a person at risk needs it.',
      timeout: Duration.minutes(5),
    });
    this.worker.tells(alarms.topic);
    // A rate would begin with a deploy, and a deploy must not ring at every desk. UTC: nine and eleven in India.
    this.at({ hour: String(3 + hoursLater), minute: '30' }, 'look-ahead');
    this.at({ weekDay: 'MON', hour: String(5 + hoursLater), minute: '30' }, 'drills');
    alarms.raise('watch-silent', { metric: reported(METRICS.watched, { period: Duration.days(1) }), periods: 2, whenSilent: true, impact: 'Nobody has looked ahead for two days: gaps in the rosters stay unseen.' });
    alarms.raise('coverage-gaps', { metric: reported(METRICS.coverageGaps, { statistic: Stats.MAXIMUM }), impact: 'In the next three days a desk has too few people who can be paged.' });
    alarms.raise('on-call-unready', { metric: reported(METRICS.unready, { statistic: Stats.MAXIMUM }), impact: 'Somebody who is on duty within three days may not be reached by every way that the directory has of them.' });
  }

  private at(time: CronOptions, task: 'look-ahead' | 'drills'): void {
    new Rule(this, task, { schedule: Schedule.cron(time), targets: [new LambdaFunction(this.worker, { event: RuleTargetInput.fromObject({ task }) })] });
  }
}
