import { Duration } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';

const namespace = 'AWS/SNS';
/** A night of last resorts, before anybody can raise a quota. */
const FORESEEN = Duration.days(1);

/** What becomes of text messages after SNS took them: no answer to a publish says so. `quotaUsd`: what may be spent in a month. */
export function watchSms(alarms: Alarms, quotaUsd: number): void {
  const succeeds = new Metric({
    namespace,
    metricName: 'SMSSuccessRate',
    dimensionsMap: { Country: 'IN', SMSType: 'Transactional' },
    statistic: Stats.AVERAGE,
    period: Duration.minutes(5),
  });
  // SNS gives a value only when it sends: by the hour, the alarm does not come and go with every message.
  const period = Duration.hours(1);
  const spent = new Metric({ namespace, metricName: 'SMSMonthToDateSpentUSD', statistic: Stats.MAXIMUM, period });
  const foreseen = new MathExpression({ expression: `spent + MAX([RATE(spent), 0]) * ${FORESEEN.toSeconds()}`, usingMetrics: { spent }, period });
  alarms.raise('sms-failing', {
    metric: succeeds,
    threshold: 0.9,
    whenBelow: true,
    impact: 'Text messages are taken by SNS and do not arrive: responders are not paged by SMS.',
  });
  alarms.raise('sms-spend', {
    metric: foreseen,
    threshold: quotaUsd / 2,
    impact: "Half of the month's money for SMS is spent, or will be within a day as it goes now: when all of it is, no text message goes out, and nothing says so.",
  });
}
