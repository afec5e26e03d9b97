import { FUNCTIONS } from '../../contract/functions.ts';
import { DIMENSIONS, METRICS, NAMESPACE } from '../../contract/metrics.ts';
import { SECTIONS } from '../../lib/runbook.ts';
import { synthesized, target, text } from './synthesized.ts';

const { all, functionOf } = synthesized({ silenceHours: { meta: 72 } });
const alarms = all('CloudWatch::Alarm').map(({ Properties }) => Properties);
/** Of partners there may be several: here is one. */
const sectionOf = (name: string): string => name.replace('jeevan-raksha-', '').replace(/^partner-silent-meta$/, 'partner-silent');
const alarm = (section: string) => alarms.find(({ AlarmName }) => sectionOf(AlarmName) === section)!;
const metricsOf = (properties: Record<string, any>): Record<string, any>[] => // oxlint-disable-line typescript/no-explicit-any
  properties['Metrics']?.flatMap(({ MetricStat }: never) => (MetricStat ? [(MetricStat as { Metric: object }).Metric] : [])) ?? [properties];

describe('every alarm', () => {
  it('is a section of the runbook, and every section an alarm', () => {
    expect(alarms.map(({ AlarmName }) => sectionOf(AlarmName)).sort()).toEqual([...SECTIONS].sort());
  });

  it.each(SECTIONS)('%s says who is hurt and where to read on, and tells somebody', (section) => {
    expect(alarm(section).AlarmDescription).toMatch(new RegExp(`^[A-Z][^\\n]{20,}\\. docs/runbook\\.md#${section}$`));
    expect(alarm(section).AlarmActions.map(target)).toEqual([expect.stringMatching(/^AlarmsTopic/)]);
  });

  it.each(SECTIONS.filter((section) => !['sweep-silent', 'watch-silent', 'canary-silent', 'partner-silent'].includes(section)))('%s is quiet where there is nothing to report', (section) => {
    const ComparisonOperator = section === 'sms-failing' ? 'LessThanThreshold' : 'GreaterThanOrEqualToThreshold';
    expect(alarm(section)).toMatchObject({ TreatMissingData: 'notBreaching', ComparisonOperator });
  });
});

describe('the alarms reach somebody', () => {
  const subscriptions = (topic: RegExp, settings = {}) => synthesized(settings).all('SNS::Subscription').map(({ Properties }) => Properties).filter(({ TopicArn }) => topic.test(target(TopicArn)));

  it('who is named at deploy time, for there is no default', () => {
    const { Parameters } = synthesized().pipeline.toJSON() as { Parameters: Record<string, object> };
    expect(Parameters['LastResortEmail']).toMatchObject({ Type: 'String', AllowedPattern: expect.any(String) });
    expect(Parameters['LastResortEmail']).not.toHaveProperty('Default');
  });

  it.each([/^AlarmsTopic/, /^LastResortTopic/])('%s by e-mail', (topic) => {
    expect(subscriptions(topic)).toMatchObject([{ Protocol: 'email', Endpoint: { Ref: 'LastResortEmail' } }]);
  });

  it('and the last resort at every address in the settings', () => {
    expect(subscriptions(/^LastResortTopic/, { lastResortUrls: 'https://pager.example/1,https://pager.example/2' })).toMatchObject([
      { Protocol: 'email' }, { Protocol: 'https', Endpoint: 'https://pager.example/1' }, { Protocol: 'https', Endpoint: 'https://pager.example/2' },
    ]);
  });

  it('since CloudWatch may publish: the policy that asks for TLS took the default one away', () => {
    const policy = all('SNS::TopicPolicy').find(({ id }) => id.startsWith('AlarmsTopic'));
    expect(policy?.Properties['PolicyDocument'].Statement).toContainEqual(expect.objectContaining({
      Effect: 'Allow',
      Action: 'sns:Publish',
      Principal: { Service: 'cloudwatch.amazonaws.com' },
      Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
    }));
  });
});

describe('what is watched', () => {
  it.each(FUNCTIONS)('errors of %s', (name) => {
    const [{ MetricName, Dimensions }] = metricsOf(alarm(`${name}-fails`)) as [Record<string, any>]; // oxlint-disable-line typescript/no-explicit-any
    expect([MetricName, functionOf(target(Dimensions[0].Value))]).toEqual(['Errors', name]);
  });

  it.each([['enrich', METRICS.enrichKeeps], ['route', METRICS.routeKeeps], ['sweep', METRICS.sweepKeeps]])('messages that %s leaves on its queue, of which Lambda counts no error', (name, metric) => {
    const { Metrics, Threshold } = alarm(`${name}-fails`);
    expect([Threshold, Metrics.find(({ Expression }: { Expression?: string }) => Expression)?.Expression]).toEqual([1, 'FILL(errors, 0) + FILL(kept, 0)']);
    expect(metricsOf(alarm(`${name}-fails`))[1]).toMatchObject({ Namespace: NAMESPACE, MetricName: metric, Dimensions: [{ Name: 'service', Value: DIMENSIONS.service }] });
  });

  it('throttles of all functions: what throttles one is the account, and throttles all', () => {
    expect(alarm('functions-throttled')).toMatchObject({ Namespace: 'AWS/Lambda', MetricName: 'Throttles', Statistic: 'Sum', Period: 60, Threshold: 1 });
    expect(alarm('functions-throttled').Dimensions).toBeUndefined();
  });

  it.each(['alerts-dead', 'located-dead', 'sweep-dead'])('%s: those that last-resort holds as well', (section) => {
    expect(alarm(section)).toMatchObject({ Threshold: 1, EvaluationPeriods: 1, Metrics: expect.arrayContaining([expect.objectContaining({ Expression: 'visible + inFlight' })]) });
    expect(metricsOf(alarm(section)).map(({ MetricName }) => MetricName).sort()).toEqual(['ApproximateNumberOfMessagesNotVisible', 'ApproximateNumberOfMessagesVisible']);
  });

  it('text messages that SNS takes and that do not arrive', () => {
    const metric = { Namespace: 'AWS/SNS', MetricName: 'SMSSuccessRate', Statistic: 'Average', Period: 300 };
    expect(alarm('sms-failing')).toMatchObject({ ...metric, Threshold: 0.9, EvaluationPeriods: 1 });
    expect(alarm('sms-failing').Dimensions).toEqual([{ Name: 'Country', Value: 'IN' }, { Name: 'SMSType', Value: 'Transactional' }]);
  });

  it.each([[{}, 0.5], [{ smsQuotaUsd: '250' }, 125]])("half of the month's quota for SMS, spent or foreseen: with %j at %d dollars", (settings, Threshold) => {
    const [spend] = synthesized(settings).all('CloudWatch::Alarm').filter(({ Properties }) => Properties['AlarmName'] === 'jeevan-raksha-sms-spend');
    expect(spend!.Properties).toMatchObject({ Threshold, Metrics: [{ Expression: 'spent + MAX([RATE(spent), 0]) * 86400' }, { MetricStat: { Stat: 'Maximum', Period: 3600, Metric: { Namespace: 'AWS/SNS', MetricName: 'SMSMonthToDateSpentUSD' } } }] });
    expect(JSON.stringify(spend!.Properties)).not.toContain('Dimensions');
  });

  it('each queue of dead letters by its own alarm', () => {
    const watched = ['alerts-dead', 'located-dead', 'sweep-dead'].map((section) => JSON.stringify(metricsOf(alarm(section))[0]!['Dimensions']));
    expect(new Set(watched).size).toBe(3);
  });

  /** The dashboard shows these, and they ring nothing. */
  const SHOWN: readonly string[] = [METRICS.canaryAccepted, METRICS.canaryPaged, METRICS.firstPaged, METRICS.firstAcknowledged, METRICS.pageSent, METRICS.pageProved, METRICS.openMinutes];
  const PERIODS: Readonly<Record<string, number>> = { [METRICS.watched]: 86_400, [METRICS.canaryAcknowledged]: 300, [METRICS.alertArrived]: 3600 };

  it.each(Object.values(METRICS).filter((name) => !SHOWN.includes(name)))('%s, which functions report', (name) => {
    const [watching, ...more] = alarms.filter((properties) => metricsOf(properties).some(({ MetricName }) => MetricName === name));
    const dimensions = Object.entries({ ...(name === METRICS.alertArrived && { partner: 'meta' }), ...DIMENSIONS }).map(([Name, Value]) => ({ Name, Value }));
    expect([watching!['Threshold'], more]).toEqual([1, []]);
    expect(metricsOf(watching!).find(({ MetricName }) => MetricName === name)).toMatchObject({ Namespace: NAMESPACE, Dimensions: dimensions });
    const periods = [watching!['Period'], ...(watching!['Metrics'] ?? []).map(({ MetricStat }: never) => (MetricStat as { Period: number } | undefined)?.Period)].filter(Boolean);
    expect(new Set(periods)).toEqual(new Set([PERIODS[name] ?? 60]));
  });

  it('nothing of what is only shown', () => {
    expect(alarms.flatMap(metricsOf).filter(({ MetricName }) => SHOWN.includes(MetricName))).toEqual([]);
  });

  it('a sweep that does not report for two minutes', () => {
    expect(alarm('sweep-silent')).toMatchObject({ MetricName: METRICS.swept, ComparisonOperator: 'LessThanThreshold', Threshold: 1, EvaluationPeriods: 2, TreatMissingData: 'breaching' });
  });

  it.each(['alerts-waiting', 'located-waiting'])('%s longer than a minute', (section) => {
    expect(alarm(section)).toMatchObject({ MetricName: 'ApproximateAgeOfOldestMessage', Statistic: 'Maximum', Threshold: 60 });
  });

  it('executions that failed, and answers of 5xx', () => {
    expect([alarm('escalation-failed').MetricName, alarm('door-5xx').MetricName]).toEqual(['ExecutionsFailed', '5XXError']);
  });
});

describe('silence', () => {
  it('of the canary is two of three times of five minutes in which no exercise came through, each with one run in its middle', () => {
    expect(alarm('canary-silent')).toMatchObject({
      MetricName: METRICS.canaryAcknowledged, Statistic: 'SampleCount', Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching',
    }); // prettier-ignore
    const rule = all('Events::Rule').find(({ Properties }) => Properties['Targets'][0].Input === '{"task":"exercise"}');
    expect([rule!.Properties['ScheduleExpression'], functionOf(target(rule!.Properties['Targets'][0].Arn))]).toEqual(['cron(2/5 * * * ? *)', 'canary']);
  });

  it('of a partner is as many hours without an alert as its setting says, of it alone', () => {
    expect(alarm('partner-silent')).toMatchObject({
      AlarmName: 'jeevan-raksha-partner-silent-meta', MetricName: METRICS.alertArrived, Dimensions: [{ Name: 'partner', Value: 'meta' }, { Name: 'service', Value: DIMENSIONS.service }],
      Period: 3600, EvaluationPeriods: 72, Threshold: 1, ComparisonOperator: 'LessThanThreshold', TreatMissingData: 'breaching',
    }); // prettier-ignore
    expect(alarm('partner-silent')).not.toHaveProperty('DatapointsToAlarm');
    expect(synthesized().all('CloudWatch::Alarm').filter(({ Properties }) => String(Properties['AlarmName']).includes('partner-silent'))).toEqual([]);
  });
});

describe('the dashboard', () => {
  const [screen, ...more] = all('CloudWatch::Dashboard');
  const body = JSON.parse(text(screen!.Properties['DashboardBody'])) as { widgets: { x: number; y: number; properties: { title?: string; metrics?: unknown[][] } }[] };
  const shown = body.widgets.flatMap(({ properties }) => properties.metrics ?? []);

  it('is one, and stays within what AWS gives away: 50 metrics', () => {
    expect([more, screen!.Properties['DashboardName']]).toEqual([[], 'jeevan-raksha-ap-south-1']);
    expect(shown.length).toBeLessThanOrEqual(50);
  });

  it('shows the journey from left to right, in its first row', () => {
    const first = body.widgets.filter(({ properties }) => /^\d /.test(properties.title ?? ''));
    expect(first.map(({ x, properties }) => [x, properties.title])).toEqual([[0, '1 front door'], [4, '2 enrich'], [8, '3 route'], [12, '4 clock'], [16, '5 respond']]);
  });

  it('names only metrics that functions report, and all that no alarm watches', () => {
    const own = shown.filter(([namespace]) => namespace === NAMESPACE).map(([, name]) => name as string);
    expect(own.filter((name) => !(Object.values(METRICS) as string[]).includes(name))).toEqual([]);
    const watched = new Set(alarms.flatMap(metricsOf).map(({ MetricName }) => MetricName as string));
    expect(Object.values(METRICS).filter((name) => !watched.has(name) && !own.includes(name))).toEqual([]);
  });

  it('counts open incidents by age out of one metric, each minute in which it was reported', () => {
    const aged = shown.filter(([, name]) => name === METRICS.openMinutes).map((metric) => metric.at(-1) as { stat: string; period?: number });
    expect(aged.map(({ stat, period }) => [stat, period ?? 300])).toEqual([['TC(:10)', 60], ['TC(10:60)', 60], ['TC(60:720)', 60], ['TC(720:)', 60]]);
  });
});
