/** The screen of the journey: one, with few enough metrics to be free, and none that nobody reports. */
import { METRICS, NAMESPACE } from '../../contract/metrics.ts';
import { synthesized, text } from './synthesized.ts';

const [screen, ...more] = synthesized().all('CloudWatch::Dashboard');
const body = JSON.parse(text(screen!.Properties['DashboardBody'])) as { widgets: { x: number; y: number; properties: { title?: string; metrics?: unknown[][] } }[] };
const shown = body.widgets.flatMap(({ properties }) => properties.metrics ?? []);

it('is one, and stays within what AWS gives away: 50 metrics', () => {
  expect([more, screen!.Properties['DashboardName']]).toEqual([[], 'jeevan-raksha']);
  expect(shown.length).toBeLessThanOrEqual(50);
});

it('shows the journey from left to right, in its first row', () => {
  const first = body.widgets.filter(({ properties }) => /^\d /.test(properties.title ?? ''));
  expect(first.map(({ x, properties }) => [x, properties.title])).toEqual([[0, '1 front door'], [4, '2 enrich'], [8, '3 route'], [12, '4 clock'], [16, '5 respond']]);
});

it('names only metrics that functions report, and all that no alarm watches', () => {
  const own = shown.filter(([namespace]) => namespace === NAMESPACE).map(([, name]) => name as string);
  expect(own.filter((name) => !(Object.values(METRICS) as string[]).includes(name))).toEqual([]);
  const watched = new Set(synthesized({ silenceHours: { meta: 1 } }).all('CloudWatch::Alarm').flatMap(({ Properties }) => [Properties['MetricName'], ...(Properties['Metrics'] ?? []).map(({ MetricStat }: { MetricStat?: { Metric: { MetricName: string } } }) => MetricStat?.Metric.MetricName)]));
  expect(Object.values(METRICS).filter((name) => !watched.has(name) && !own.includes(name))).toEqual([]);
});

it('counts open incidents by age out of one metric, each minute in which it was reported', () => {
  const aged = shown.filter(([, name]) => name === METRICS.openMinutes).map((metric) => metric.at(-1) as { stat: string; period?: number });
  expect(aged.map(({ stat, period }) => [stat, period ?? 300])).toEqual([['TC(:10)', 60], ['TC(10:60)', 60], ['TC(60:720)', 60], ['TC(720:)', 60]]);
});
