import { Duration } from 'aws-cdk-lib';
import { Metric, Stats, type MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { DIMENSIONS, NAMESPACE, type Metric as Name } from '../contract/metrics.ts';

/** A metric that functions report, counted by the minute over all of them. */
export const reported = (metricName: Name, options: MetricOptions = {}): Metric =>
  new Metric({
    namespace: NAMESPACE,
    metricName,
    dimensionsMap: { ...DIMENSIONS },
    statistic: Stats.SUM,
    period: Duration.minutes(1),
    ...options,
  });
