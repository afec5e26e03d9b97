/** By hand: what a template costs while nothing happens, and what stops the command. */
import { idleLines } from '../../../commands/cost/priced.ts';
import { timesAMonth } from '../../../commands/cost/schedule.ts';
import { usdOf } from '../../../commands/cost/usage.ts';
import { FREE } from '../../../commands/cost/free.ts';
import type { Resource } from '../../../commands/cost/template.ts';
import { deployed, resource } from './template.ts';

const usd = (...resources: readonly Resource[]): number => idleLines(resources).reduce((sum, { usage }) => sum + usdOf(usage), 0);
const sweeps = (memoryMb: number, task = 'sweep'): Resource[] => [
  resource('AWS::Lambda::Function', { Architectures: ['arm64'], MemorySize: memoryMb }, 'Sweep'),
  resource('AWS::Events::Rule', { ScheduleExpression: 'rate(1 minute)', Targets: [{ Arn: { 'Fn::GetAtt': ['Sweep', 'Arn'] }, Input: JSON.stringify({ task }) }] }),
];

describe('by hand', () => {
  it.each([
    ['an alarm on one metric', [resource('AWS::CloudWatch::Alarm', { Namespace: 'AWS/SQS', MetricName: 'Age', Period: 60 })], 0.1],
    ['an alarm on an expression of two', [resource('AWS::CloudWatch::Alarm', { Metrics: [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }] })], 0.2],
    ['an alarm that looks every ten seconds', [resource('AWS::CloudWatch::Alarm', { Period: 10 })], 0.3],
    ['an alarm on a metric of ours, reported every minute', [resource('AWS::CloudWatch::Alarm', { Namespace: 'JeevanRaksha', MetricName: 'Swept' })], 0.4],
    ['an alarm on one that is reported only when something is wrong', [resource('AWS::CloudWatch::Alarm', { Namespace: 'JeevanRaksha', MetricName: 'SecretsStale' })], 0.1],
    ['a secret', [resource('AWS::SecretsManager::Secret')], 0.4],
    ['a secret with a replica', [resource('AWS::SecretsManager::Secret', { ReplicaRegions: [{}] })], 0.8],
    ['a customer key', [resource('AWS::KMS::Key')], 1],
    ['a web ACL of three rules', [resource('AWS::WAFv2::WebACL', { Rules: [1, 2, 3] })], 8],
    ['a dashboard', [resource('AWS::CloudWatch::Dashboard', { DashboardBody: '{}' })], 3],
    ['a dashboard with a metric of ours that an alarm watches, and one that none does', [resource('AWS::CloudWatch::Alarm', { Namespace: 'JeevanRaksha', MetricName: 'Swept' }), resource('AWS::CloudWatch::Dashboard', { DashboardBody: { 'Fn::Join': ['', ['["JeevanRaksha","Swept"]', '["JeevanRaksha","CanaryPagedMs"]']] } }, 'Two')], 3 + 0.1 + 2 * 0.3],
    ['what is free', FREE.map((type) => resource(type)), 0],
  ])('%s', (_, resources, expected) => {
    expect(usd(...resources)).toBeCloseTo(expected, 6);
  });

  it('five readers of a queue ask 5 × 3 times a minute', () => {
    expect(usd(resource('AWS::Lambda::EventSourceMapping'))).toBeCloseTo((5 * 3 * 60 * 730 * 0.4) / 1e6, 6);
  });

  it('sweep looks 43,800 times for 20 ms; with an eighth of the memory an eighth of that', () => {
    const gbSeconds = 43_800 * 0.02 * 0.0000133334;
    const rest = 43_800 * (0.2e-6 + 6 * 0.1425e-6 + 0.9e-6 * (0.67 + 0.12)); // a line of its log is kept, and looked through
    expect(usd(...sweeps(1024))).toBeCloseTo(gbSeconds + rest, 4);
    expect(usd(...sweeps(128))).toBeCloseTo(gbSeconds / 8 + rest, 4);
  });

  it('twice as often by way of a queue that hands it on, for three requests of that queue more', () => {
    const [sweep, rule] = sweeps(1024) as [Resource, Resource];
    const [target] = rule.properties['Targets'] as object[];
    const both = { ...rule, properties: { ...rule.properties, Targets: [target, { ...target, Arn: { 'Fn::GetAtt': ['Later', 'Arn'] } }] } };
    const queue = [resource('AWS::SQS::Queue', {}, 'Later'), resource('AWS::Lambda::EventSourceMapping', { EventSourceArn: { 'Fn::GetAtt': ['Later', 'Arn'] }, FunctionName: { Ref: 'Sweep' } })];
    const reading = usd(...queue);
    expect(usd(sweep, both, ...queue) - reading).toBeCloseTo(2 * usd(sweep, rule) + (43_800 * 3 * 0.4) / 1e6, 6);
  });

  it.each([['rate(1 minute)', 43_800], ['rate(5 minutes)', 8_760], ['rate(1 day)', 730 / 24], ['cron(2/5 * * * ? *)', 8_760], ['cron(30 3 * * ? *)', 730 / 24], ['cron(30 5 ? * MON *)', 730 / 168], ['cron(30 5 ? * MON,THU *)', 730 / 84]])('%s comes so often a month: %d', (expression, expected) => {
    expect(timesAMonth(expression)).toBeCloseTo(expected, 6);
  });
});

describe('a sentence stops it', () => {
  it.each([
    ['a type of which nobody has said what it costs', [resource('AWS::EFS::FileSystem'), resource('AWS::EC2::NatGateway')], 'Nobody has said what AWS::EFS::FileSystem, AWS::EC2::NatGateway costs'],
    ['a table that is paid by the hour', [resource('AWS::DynamoDB::GlobalTable', { BillingMode: 'PROVISIONED' })], 'on-demand tables only'],
    ['an Express workflow', [resource('AWS::StepFunctions::StateMachine', { StateMachineType: 'EXPRESS' })], 'Standard workflows only'],
    ['a cache', [resource('AWS::ApiGateway::Stage', { CacheClusterEnabled: true })], 'a cache is paid by the hour'],
    ['another processor', [resource('AWS::Lambda::Function', { MemorySize: 128 })], 'runs on x86_64'],
    ['a task of which nobody has said how long it runs', sweeps(128, 'canary'), 'how long the task canary of the schedule One runs'],
    ['a rule that is no schedule', [resource('AWS::Events::Rule', { EventPattern: {} })], 'is not a schedule of one function'],
    ['a metric of somebody else', [resource('AWS::CloudWatch::Alarm', { Namespace: 'Other', MetricName: 'Pulse' })], 'An alarm watches Other Pulse'],
    ['a metric of which nobody has said how often it is reported', [resource('AWS::CloudWatch::Alarm', { Namespace: 'JeevanRaksha', MetricName: 'Pulse' })], 'how often Pulse is reported'],
  ])('%s', (_, resources, sentence) => {
    expect(() => idleLines(resources)).toThrow(sentence);
  });

  it('a schedule that cannot be counted', () => {
    expect(() => timesAMonth('cron(0/5 3 * * ? *)')).toThrow('cannot be counted: allowed are rate(…), cron(first/every');
  });
});

it('one more alarm in the template is ten cents more', () => {
  const now = deployed();
  expect(usd(...now, resource('AWS::CloudWatch::Alarm', { Namespace: 'AWS/SQS', MetricName: 'Age' }, 'More')) - usd(...now)).toBeCloseTo(0.1, 6);
});
