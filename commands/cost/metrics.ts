/** Custom metrics are charged for the hours in which they are reported. */
import { METRICS, NAMESPACE, type Metric } from '../../contract/metrics.ts';
import type { Properties, Resource } from './template.ts';
import { DAYS_A_MONTH, HOURS_A_MONTH, type Line } from './usage.ts';

/** Hours a month, while nothing happens. */
const REPORTED: Readonly<Record<Metric, number>> = {
  [METRICS.swept]: HOURS_A_MONTH,
  [METRICS.overdue]: HOURS_A_MONTH,
  [METRICS.unindexed]: DAYS_A_MONTH,
  [METRICS.watched]: DAYS_A_MONTH,
  [METRICS.coverageGaps]: DAYS_A_MONTH,
  [METRICS.unready]: DAYS_A_MONTH,
  [METRICS.enrichKeeps]: 0,
  [METRICS.routeKeeps]: 0,
  [METRICS.sweepKeeps]: 0,
  [METRICS.auditKeeps]: 0,
  [METRICS.partnerRefused]: 0,
  [METRICS.secretsStale]: 0,
  [METRICS.locatingFailed]: 0,
  [METRICS.noOneOnCall]: 0,
  [METRICS.pageRefused]: 0,
  [METRICS.pagePutOff]: 0,
  [METRICS.pageNotDelivered]: 0,
  [METRICS.receiptUnreadable]: 0,
  [METRICS.lastResort]: 0,
  [METRICS.clockNotStarted]: 0,
  [METRICS.linkKeyMissing]: 0,
  [METRICS.canaryAccepted]: HOURS_A_MONTH,
  [METRICS.canaryPaged]: HOURS_A_MONTH,
  [METRICS.canaryAcknowledged]: HOURS_A_MONTH,
  [METRICS.firstPaged]: 0,
  [METRICS.firstAcknowledged]: 0,
  [METRICS.pageSent]: 0,
  [METRICS.pageProved]: 0,
  [METRICS.openMinutes]: 0,
  [METRICS.alertArrived]: 0,
};

/** Of those that alarms watch or dashboards show: AWS's own are free. */
export function metricLines(alarms: readonly Resource[], dashboards: readonly Resource[]): Line[] {
  const watched = alarms.flatMap(({ properties }) => [properties, ...((properties['Metrics'] as readonly Properties[] | undefined) ?? []).map(({ MetricStat }) => MetricStat?.Metric ?? {})]);
  const shown = dashboards.flatMap(({ properties }) => [...JSON.stringify(properties['DashboardBody']).matchAll(SHOWN)].map(([, name]) => name as Metric));
  const own = [...new Set([...watched.filter(({ Namespace }) => Namespace === NAMESPACE).map(({ MetricName }) => MetricName as Metric), ...shown])];
  const foreign = watched.find(({ Namespace }) => Namespace !== undefined && Namespace !== NAMESPACE && !String(Namespace).startsWith('AWS/'));
  if (foreign !== undefined) throw new Error(`An alarm watches ${foreign['Namespace']} ${foreign['MetricName']}: allowed are ${NAMESPACE} and namespaces of AWS.`);
  const hours = own.reduce((sum, name) => sum + hoursOf(name), 0);
  return own.length === 0 ? [] : [{ what: `${own.filter((name) => REPORTED[name] > 0).length} custom metrics, of ${own.length} that may be reported`, usage: { customMetrics: hours / HOURS_A_MONTH } }];
}

/** In the text of a dashboard, between quotation marks that are escaped. */
const SHOWN = new RegExp(`${NAMESPACE}[\\\\"]+,[\\\\"]+(\\w+)`, 'g');

function hoursOf(name: Metric): number {
  const hours = REPORTED[name] as number | undefined;
  if (hours === undefined) throw new Error(`Nobody has said how often ${name} is reported while nothing happens: say it in commands/cost/metrics.ts.`);
  return hours;
}
