import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, type Metric as Name } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { reported } from './reported.ts';
import type { Section } from './runbook.ts';

/** What functions report of themselves, and who is hurt then. What sweep reports is with the auditor. */
const REPORTS: readonly (readonly [Name, Section, impact: string])[] = [
  [METRICS.partnerRefused, 'partner-refused', 'A known partner is refused (401, or 413 where the body is too large): their alerts are being lost.'],
  [METRICS.secretsStale, 'secrets-stale', 'Partners with new secrets will be refused, and after 24 hours everybody.'],
  [METRICS.locatingFailed, 'locating-failed', 'Alerts reach the state desk without a place: officers lose minutes finding the person.'],
  [METRICS.noOneOnCall, 'no-one-on-call', 'A role of a desk has nobody who can be paged: fewer people hear of a person at risk.'],
  [METRICS.pageRefused, 'page-refused', 'A responder cannot be reached on a channel, and somebody waits for the next one.'],
  [METRICS.pagePutOff, 'page-put-off', 'Pages are late because SNS does not take them.'],
  [METRICS.pageNotDelivered, 'page-not-delivered', 'A text message did not arrive; the next channel was paged at once. A number that never works is a responder who sleeps through.'],
  [METRICS.receiptUnreadable, 'receipt-unreadable', 'What operators report of text messages is not understood: the next channel comes after 45 seconds instead of at once.'],
  [METRICS.lastResort, 'last-resort-reached', 'Everybody was paged and nobody has acknowledged: a person at risk has no one yet.'],
  [METRICS.linkKeyMissing, 'link-key-missing', 'Pages carry no link: responders must phone the state desk to acknowledge.'],
  [METRICS.clockNotStarted, 'clock-not-started', 'Later pages of an incident come up to 45 seconds late, for only sweep keeps its time.'],
];

export function watchReports(alarms: Alarms): void {
  for (const [metric, section, impact] of REPORTS) alarms.raise(section, { metric: reported(metric), impact });
}

/** One alarm for all functions: what throttles one is the account's concurrency, and that throttles all. */
export function watchThrottles(alarms: Alarms): void {
  // Without a dimension it is the sum over the account and region.
  const metric = new Metric({ namespace: 'AWS/Lambda', metricName: 'Throttles', statistic: Stats.SUM, period: Duration.minutes(1) });
  alarms.raise('functions-throttled', { metric, impact: 'Alerts and pages wait for a free function.' });
}
