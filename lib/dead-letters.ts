import { Duration } from 'aws-cdk-lib';
import { MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Alarms } from './alarms.ts';
import type { Section } from './runbook.ts';
import { sealed } from './sealed.ts';

export interface DeadLettersProps {
  readonly alarms: Alarms;
  readonly key: IKey;
  readonly section: Section;
  /** Who is hurt, in plain words, by a message that lies here. */
  readonly impact: string;
  /** How long a message is kept; default 14 days, the most that SQS takes. */
  readonly kept?: Duration;
}

/** What nobody could handle. `last-resort` pages it every five minutes, until somebody redrives it or it is no longer kept. */
export class DeadLetters extends Queue {
  constructor(scope: Construct, id: string, { alarms, key, section, impact, kept = Duration.days(14) }: DeadLettersProps) {
    super(scope, id, { ...sealed(key), retentionPeriod: kept, visibilityTimeout: Duration.minutes(5) });
    alarms.raise(section, { metric: this.waiting(), impact });
  }

  /** Also those that last-resort holds at this moment: most of the time it holds them all. */
  private waiting(): MathExpression {
    const per = { statistic: Stats.MAXIMUM, period: Duration.minutes(1) };
    const visible = this.metricApproximateNumberOfMessagesVisible(per);
    const inFlight = this.metricApproximateNumberOfMessagesNotVisible(per);
    return new MathExpression({ expression: 'visible + inFlight', usingMetrics: { visible, inFlight }, period: per.period });
  }
}
