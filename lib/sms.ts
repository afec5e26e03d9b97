import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Alarms } from './alarms.ts';

const namespace = 'AWS/SNS';

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
  const spent = new Metric({ namespace, metricName: 'SMSMonthToDateSpentUSD', statistic: Stats.MAXIMUM, period: Duration.hours(1) });
  alarms.raise('sms-failing', {
    metric: succeeds,
    threshold: 0.9,
    whenBelow: true,
    impact: 'Text messages are taken by SNS and do not arrive: responders are not paged by SMS.',
  });
  alarms.raise('sms-spend', {
    metric: spent,
    threshold: quotaUsd / 2,
    impact: "Half of the month's money for SMS is spent: when all of it is, no text message goes out, and nothing says so.",
  });
}
