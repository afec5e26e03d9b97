import { Duration, Stack } from 'aws-cdk-lib';
import { Dashboard as Screen, GraphWidget, MathExpression, Metric, Stats, TextWidget, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { METRICS, type Metric as Name } from '../contract/metrics.ts';
import { DASHBOARD } from '../contract/stacks.ts';
import type { Auditor } from './auditor.ts';
import type { Escalation } from './escalation.ts';
import type { FrontDoor } from './front-door.ts';
import { reported } from './reported.ts';
import type { Stage } from './stage.ts';
import type { Worker } from './worker.ts';

export interface DashboardProps {
  readonly door: FrontDoor;
  readonly accept: Worker<'accept'>;
  readonly enrich: Stage<'enrich'>;
  readonly route: Stage<'route'>;
  readonly escalation: Escalation;
  readonly respond: Worker<'respond'>;
  readonly auditor: Auditor;
}

const PER = Duration.minutes(5);
const [SUM, MOST] = [{ statistic: Stats.SUM, period: PER }, { statistic: Stats.MAXIMUM, period: PER }];
/** CloudWatch makes 24 columns of a screen. */
const COLUMNS = 24;

type Graph = readonly [title: string, of: readonly IMetric[]];

/** The journey from left to right, and below it how long it takes, what is open, and what it costs. */
export class Dashboard extends Construct {
  constructor(scope: Construct, id: string, journey: DashboardProps) {
    super(scope, id);
    const screen = new Screen(this, 'Screen', { dashboardName: `${DASHBOARD}-${Stack.of(this).region}`, defaultInterval: Duration.hours(12) }); // known by its name in all regions
    screen.addWidgets(new TextWidget({ markdown: '# Jeevan Raksha\nFrom an alert to somebody who has it. Exercises do not count, but as the canary. What to do: docs/runbook.md.', width: COLUMNS, height: 2 }));
    for (const row of [way(journey), [...legs(), ...open(journey)], [...pages(), sms()]]) screen.addWidgets(...graphs(row));
  }
}

const graphs = (row: readonly Graph[]): GraphWidget[] => row.map(([title, left]) => new GraphWidget({ title, left: [...left], width: COLUMNS / row.length, height: 6, leftYAxis: { min: 0, showUnits: false } }));

function way({ door, accept, enrich, route, escalation, respond }: DashboardProps): Graph[] {
  const failing = (worker: Worker): IMetric => worker.metricErrors({ ...SUM, label: 'errors' });
  const waiting = ({ queue, worker }: Stage): IMetric[] => [queue.metricApproximateAgeOfOldestMessage({ ...MOST, label: 'oldest, s' }), failing(worker)];
  return [
    ['1 front door', [door.api.metricCount({ ...SUM, label: 'requests' }), door.api.metricClientError({ ...SUM, label: '4xx' }), door.api.metricServerError({ ...SUM, label: '5xx' }), failing(accept)]],
    ['2 enrich', waiting(enrich)],
    ['3 route', waiting(route)],
    ['4 clock', [escalation.machine.metricStarted({ ...SUM, label: 'started' }), escalation.machine.metricFailed({ ...SUM, label: 'failed' }), failing(escalation.worker)]],
    ['5 respond', [respond.metricInvocations({ ...SUM, label: 'looks and presses' }), failing(respond)]],
    ['forgotten', [count(METRICS.overdue, 'overdue', MOST), count(METRICS.lastResort, 'last resort')]],
  ];
}

function legs(): Graph[] {
  const longest = (name: Name, label: string): IMetric => count(name, label, MOST);
  return [
    ['canary, ms since sending', [longest(METRICS.canaryAccepted, 'accepted'), longest(METRICS.canaryPaged, 'paged'), longest(METRICS.canaryAcknowledged, 'acknowledged')]],
    ['alerts: until the first page, ms', [longest(METRICS.firstPaged, 'longest'), count(METRICS.firstPaged, 'average', { ...MOST, statistic: Stats.AVERAGE })]],
    ['alerts: from there until taken, ms', [longest(METRICS.firstAcknowledged, 'longest'), count(METRICS.firstAcknowledged, 'average', { ...MOST, statistic: Stats.AVERAGE })]],
  ];
}

function open({ enrich, route, auditor }: DashboardProps): Graph[] {
  // By the minute, as they are counted once in each.
  const aged = (range: string, label: string): IMetric => count(METRICS.openMinutes, label, { statistic: `TC(${range})`, period: Duration.minutes(1) });
  const dead = (queue: Queue, label: string): IMetric => {
    const [visible, inFlight] = [queue.metricApproximateNumberOfMessagesVisible(MOST), queue.metricApproximateNumberOfMessagesNotVisible(MOST)];
    return new MathExpression({ expression: `${label}Visible + ${label}InFlight`, usingMetrics: { [`${label}Visible`]: visible, [`${label}InFlight`]: inFlight }, period: PER, label });
  };
  return [
    ['open incidents by age', [aged(':10', 'up to 10 min'), aged('10:60', 'up to an hour'), aged('60:720', 'up to 12 h'), aged('720:', 'older')]],
    ['dead letters', [dead(enrich.deadLetters, 'enrich'), dead(route.deadLetters, 'route'), dead(auditor.deadLetters, 'auditor')]],
  ];
}

const pages = (): Graph[] => [
  ['pages', [count(METRICS.pageSent, 'sent'), count(METRICS.pageProved, 'proved')]],
  ['pages that failed', [count(METRICS.pageNotDelivered, 'not delivered'), count(METRICS.pageRefused, 'refused'), count(METRICS.pagePutOff, 'put off'), count(METRICS.noOneOnCall, 'nobody on call')]],
];

const sms = (): Graph => ['SMS: USD this month', [new Metric({ namespace: 'AWS/SNS', metricName: 'SMSMonthToDateSpentUSD', ...MOST, label: 'spent' })]];

const count = (name: Name, label: string, options: { readonly statistic: string; readonly period: Duration } = SUM): Metric => reported(name, { ...options, label });
