/** Each type of resource that costs something while nothing happens, or that could be of a kind that does. */
import { BY_USE, FREE } from './free.ts';
import { metricLines } from './metrics.ts';
import { pollers, runs } from './runs.ts';
import { gb, ofType, type Properties, type Resource } from './template.ts';
import type { Line } from './usage.ts';

type Pricing = (some: readonly Resource[], all: readonly Resource[]) => Line[];

const counted = (what: string, usage: Line['usage']): Line[] => [{ what, usage }];

/** Of a kind that costs by use, or a sentence. */
const only = (sentence: string, fits: (properties: Properties) => boolean): Pricing => (some) => {
  const other = some.find(({ properties }) => !fits(properties));
  if (other !== undefined) throw new Error(`${other.type} ${other.id}: ${sentence}`);
  return [];
};

const PRICED: Readonly<Record<string, Pricing>> = {
  'AWS::CloudWatch::Alarm': alarms,
  'AWS::CloudWatch::CompositeAlarm': (some) => counted(`${some.length} composite alarms`, { compositeAlarms: some.length }),
  'AWS::CloudWatch::Dashboard': (some) => counted(`${some.length} dashboards`, { dashboards: some.length }),
  'AWS::SecretsManager::Secret': secrets,
  'AWS::KMS::Key': (some) => counted(`${some.length} customer keys`, { keys: some.length }),
  'AWS::WAFv2::WebACL': (some) => counted(`${some.length} web ACLs and their rules`, { webAcls: some.length, webAclRules: some.reduce((sum, { properties }) => sum + ((properties['Rules'] as unknown[] | undefined)?.length ?? 0), 0) }),
  'AWS::Events::Rule': runs,
  'AWS::Lambda::EventSourceMapping': pollers,
  'AWS::Lambda::Function': (some) => (some.forEach(gb), []),
  'AWS::DynamoDB::GlobalTable': only('commands/cost/prices.ts has the prices of on-demand tables only.', ({ BillingMode }) => BillingMode === 'PAY_PER_REQUEST'),
  'AWS::StepFunctions::StateMachine': only('commands/cost/prices.ts has the price of Standard workflows only.', ({ StateMachineType }) => StateMachineType === undefined || StateMachineType === 'STANDARD'),
  'AWS::ApiGateway::Stage': only('a cache is paid by the hour, and commands/cost/prices.ts does not have it.', ({ CacheClusterEnabled }) => CacheClusterEnabled !== true),
};

/** What the deployment costs while nobody is at risk. Throws a sentence for a type that nobody has thought of. */
export function idleLines(resources: readonly Resource[]): Line[] {
  const types = [...new Set(resources.map(({ type }) => type))];
  const unknown = types.filter((type) => !(type in PRICED) && !FREE.includes(type) && !BY_USE.includes(type));
  if (unknown.length > 0) throw new Error(`Nobody has said what ${unknown.join(', ')} costs: give it a price in commands/cost/priced.ts, or add it to what is free in commands/cost/free.ts.`);
  return types.flatMap((type) => PRICED[type]?.(ofType(resources, type), resources) ?? []);
}

function alarms(some: readonly Resource[], all: readonly Resource[]): Line[] {
  const watched = some.map(({ properties }) => ({ metrics: metricsOf(properties), isFast: (properties['Period'] ?? 60) < 60 }));
  const metrics = (fast: boolean): number => watched.filter(({ isFast }) => isFast === fast).reduce((sum, one) => sum + one.metrics, 0);
  return [...counted(`${some.length} alarms on ${metrics(false) + metrics(true)} metrics`, { alarmMetrics: metrics(false), fastAlarmMetrics: metrics(true) }), ...metricLines(some, ofType(all, 'AWS::CloudWatch::Dashboard'))];
}

/** A replica costs as much as the secret. */
function secrets(some: readonly Resource[]): Line[] {
  const all = some.reduce((sum, { properties }) => sum + 1 + ((properties['ReplicaRegions'] as readonly unknown[] | undefined)?.length ?? 0), 0);
  return counted(`${all} secrets`, { secrets: all });
}

/** An alarm on an expression is charged for each metric in it, one on a query for each that it finds: ours finds none while all is well. */
const metricsOf = ({ Metrics }: Properties): number => Math.max(1, (Metrics as readonly Properties[] | undefined)?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1);
