/** An account of AWS as the SDK sees it: everything is well in it until a test plants a fault. Every name and number is invented. */
import { marshall } from '@aws-sdk/util-dynamodb';
import { OUTPUTS, STACKS } from '../../contract/stacks.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { awsIn, type Aws } from '../../preflight/aws.ts';
import { deployedIn } from '../../preflight/deployed.ts';
import { settingsOf } from '../../preflight/given.ts';
import type { Templates } from '../../preflight/templates.ts';
import { once, type World } from '../../preflight/world.ts';
import { xml, type Answer, type Asked, type Double } from '../support/aws-double.ts';
import { up } from '../support/house.ts';
import { smsTemplates } from '../../core/sms-templates.ts';

export const NOW = instant('2026-11-28T06:00:00Z');
export const HOST = 'jr.example.in';
const TARGET = 'd-invented.execute-api.ap-south-1.amazonaws.com';
const arn = (topic: string): string => `arn:aws:sns:ap-south-1:123456789012:${topic}`;

export const LOCAL = {
  domainName: HOST,
  certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/invented',
  smsRoute: 'local',
  smsSenderId: 'UPPOLC',
  smsEntityId: '1201000000000000001',
  smsQuotaUsd: 500,
  smsTemplateIds: Object.fromEntries(smsTemplates(up, HOST).map(({ id }, i) => [id, String(1_207_000_000_000_000 + i)])),
  voiceGateway: { url: 'https://api.exotel.com/v1/Accounts/SID', callerId: '01140000000', flow: 'http://my.exotel.com/SID/exoml/start_voice/1' },
} as const;

interface Enrolled {
  readonly responderId: string;
  readonly topicArn: string;
  /** A telephone that the voice gateway rings, or an endpoint. */
  readonly https?: { readonly url: string; readonly topicArn: string };
}
const PEOPLE = samplePeople(up);
const topicOf = (responderId: string): string => arn(`jeevan-raksha-page-${responderId}-email`);

export function healthy() {
  return {
    account: '123456789012',
    sandboxed: false,
    tier: 'PRODUCTION',
    spend: { enforced: 500, most: 1000, sns: '500' as string | null },
    sender: { Registered: true, MessageTypes: ['TRANSACTIONAL'] } as { Registered: boolean; MessageTypes: string[] } | null,
    senderPolicy: '{"Statement":[{"Effect":"Allow","Principal":{"Service":"sns.amazonaws.com"},"Action":"sms-voice:SendTextMessage"}]}' as string | null,
    concurrency: { all: 1000, free: 1000 },
    quotas: {
      sns: [['L-61103206', 'Topics per Account', 100_000], ['L-1A43D3DB', 'Pending Subscriptions per Account', 5000], ['L-0', 'Transactional SMS Message Delivery Rate per Second', 300]],
      states: [['L-1', 'StartExecution throttle token refill rate per second', 150]],
    } as Record<string, [string, string, number][]>,
    certificate: { Status: 'ISSUED', DomainName: '*.example.in', NotAfter: Date.parse('2027-06-01T00:00:00Z') / 1000 } as Record<string, unknown> | null,
    stacks: { [STACKS.ledger]: 'UPDATE_COMPLETE', [STACKS.pipeline]: 'UPDATE_COMPLETE' } as Record<string, string>,
    outputs: {
      [OUTPUTS.directoryTable]: 'Directory',
      [OUTPUTS.partnersSecret]: 'Partners',
      [OUTPUTS.lastResortTopic]: arn('LastResortTopicBBBB'),
      [OUTPUTS.voiceSecret]: 'Voice',
      [OUTPUTS.smsReceipts]: 'aws sns set-sms-attributes --attributes DeliveryStatusIAMRole=arn:aws:iam::123456789012:role/writer,DeliveryStatusSuccessSamplingRate=100',
    } as Record<string, string>,
    templates: Object.fromEntries(Object.values(STACKS).map((name) => [name, { Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { A: 1, B: 2 } } } }])) as Templates,
    drift: { status: 'DETECTION_COMPLETE', resources: [] as string[] },
    domain: { domainNameStatus: 'AVAILABLE', regionalDomainName: TARGET } as Record<string, unknown> | null,
    names: { [HOST]: { aliases: [TARGET], addresses: ['192.0.2.1'] }, [TARGET]: { aliases: [], addresses: ['192.0.2.1'] } } as Record<string, { aliases: string[]; addresses: string[] }>,
    secrets: { Partners: JSON.stringify(Object.fromEntries(['desk', 'meta'].map((id) => [id, { secrets: [`whsec_${'A'.repeat(32)}`] }]))), Voice: 'invented-key:invented-token' } as Record<string, string>,
    receipts: { role: 'arn:aws:iam::123456789012:role/writer', rate: '100' } as { role: string; rate: string } | null,
    desks: PEOPLE.desks,
    responders: PEOPLE.responders.slice(0, 4).map(({ responderId, sms }) => ({ responderId, number: sms!, topicArn: topicOf(responderId) })) as (Enrolled & { readonly number: string })[],
    /** By topic; those left out have one confirmed subscription. `PendingConfirmation`, `Deleted`, or an ARN. */
    subscribed: {} as Record<string, string[]>,
    /** Of subscriptions by their ARNs. */
    byClick: [] as string[],
    optedOut: [] as string[],
    /** Of tables and secrets in the other region, by name. */
    replicas: { 'jeevan-raksha-ledger': 'ACTIVE', 'jeevan-raksha-directory': 'ACTIVE', 'jeevan-raksha/partners': 'InSync', 'jeevan-raksha/link-key': 'InSync' } as Record<string, string>,
  };
}
export type Account = ReturnType<typeof healthy>;
export { arn, topicOf };

/** Open connections serve again. */
const clients = new WeakMap<Double, Aws>();

/** The pack is loaded once for the same settings. */
const read = new Map<string, ReturnType<typeof settingsOf>>();

export function worldOf(account: Account, double: Double, context: Readonly<Record<string, unknown>>, now = NOW): World {
  const key = JSON.stringify(context);
  const { settings, faults } = read.get(key) ?? settingsOf('.', context);
  read.set(key, { settings, standby: null, faults, folder: '' });
  const aws = clients.get(double) ?? awsIn(settings.region, double.config);
  clients.set(double, aws);
  const names = (part: 'aliases' | 'addresses') => async (host: string) => account.names[host]?.[part] ?? [];
  double.answer = (asked) => answerOf(account, asked);
  return { facts: { settings, faults, pack: up, shellRegion: undefined, isStandby: false, now }, aws, names: { aliases: names('aliases'), addresses: names('addresses') }, deployed: once(async () => deployedIn(aws.stacks)), checkout: async () => healthy().templates, wait: async () => undefined };
}

const json = (body: unknown): Answer => ({ body: JSON.stringify(body) });
export const refused = (type: string, message = 'm'): Answer => ({ status: 400, body: JSON.stringify({ __type: type, message }) });
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const members = (items: readonly string[]): string => items.map((item) => `<member>${item}</member>`).join('');
const entries = (of: Record<string, string | undefined>): string => Object.entries(of).flatMap(([key, value]) => (value === undefined ? [] : [`<entry><key>${key}</key><value>${value}</value></entry>`])).join('');

export function answerOf(account: Account, { action, form, json: asked }: Asked): Answer {
  const queried = QUERY[action];
  if (queried) {
    const answer = queried(account, form);
    return typeof answer === 'string' ? xml(action, answer) : answer;
  }
  return OTHERS[action]?.(account, asked) ?? (action.startsWith('GET /domainnames/') ? rest(account.domain, 'NotFoundException') : refused('UnknownOperationException', action));
}

const rest = (found: object | null, otherwise: string): Answer => (found ? json(found) : { status: 404, body: JSON.stringify({ __type: otherwise, message: 'm' }) });

const QUERY: Record<string, (account: Account, form: URLSearchParams) => string | Answer> = {
  GetCallerIdentity: ({ account }) => `<Account>${account}</Account><Arn>arn:aws:iam::${account}:user/invented</Arn>`,
  GetSMSSandboxAccountStatus: ({ sandboxed }) => `<IsInSandbox>${sandboxed}</IsInSandbox>`,
  GetSMSAttributes: ({ spend, receipts }) => `<attributes>${entries({ MonthlySpendLimit: spend.sns ?? undefined, DeliveryStatusIAMRole: receipts?.role, DeliveryStatusSuccessSamplingRate: receipts?.rate })}</attributes>`,
  DescribeStacks: ({ stacks, outputs }, form) => {
    const name = form.get('StackName')!;
    if (!(name in stacks)) return { status: 400, body: `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>` };
    const told = Object.entries(outputs).map(([key, value]) => `<OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue>`);
    return `<Stacks><member><StackName>${name}</StackName><StackStatus>${stacks[name]}</StackStatus><CreationTime>2026-01-01T00:00:00Z</CreationTime><Outputs>${members(told)}</Outputs></member></Stacks>`;
  },
  ListStackResources: () => {
    const topics = ['AlarmsTopicAAAA', 'LastResortTopicBBBB', 'VoiceTopicCCCC'].map((id) => `<LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${arn(id)}</PhysicalResourceId><ResourceType>AWS::SNS::Topic</ResourceType><LastUpdatedTimestamp>2026-01-01T00:00:00Z</LastUpdatedTimestamp><ResourceStatus>CREATE_COMPLETE</ResourceStatus>`);
    return `<StackResourceSummaries>${members(topics)}</StackResourceSummaries>`;
  },
  GetTemplate: ({ templates }, form) => `<TemplateBody>${escaped(JSON.stringify(templates[form.get('StackName')!]))}</TemplateBody>`,
  DetectStackDrift: (_, form) => `<StackDriftDetectionId>${form.get('StackName')}</StackDriftDetectionId>`,
  DescribeStackDriftDetectionStatus: ({ drift }, form) => {
    const isDrifted = form.get('StackDriftDetectionId') === STACKS.pipeline && drift.resources.length > 0;
    return `<StackId>s</StackId><StackDriftDetectionId>d</StackDriftDetectionId><DetectionStatus>${drift.status}</DetectionStatus><StackDriftStatus>${isDrifted ? 'DRIFTED' : 'IN_SYNC'}</StackDriftStatus><Timestamp>2026-01-01T00:00:00Z</Timestamp>`;
  },
  DescribeStackResourceDrifts: ({ drift }) => `<StackResourceDrifts>${members(drift.resources.map((id) => `<LogicalResourceId>${id}</LogicalResourceId><StackResourceDriftStatus>MODIFIED</StackResourceDriftStatus>`))}</StackResourceDrifts>`,
  ListSubscriptionsByTopic: ({ subscribed }, form) => {
    const topic = form.get('TopicArn')!;
    const arns = subscribed[topic] ?? [`${topic}:1`];
    return `<Subscriptions>${members(arns.map((one) => `<SubscriptionArn>${one}</SubscriptionArn><Protocol>email</Protocol>`))}</Subscriptions>`;
  },
  GetSubscriptionAttributes: ({ byClick }, form) => `<Attributes>${entries({ ConfirmationWasAuthenticated: String(!byClick.includes(form.get('SubscriptionArn')!)) })}</Attributes>`,
  ListPhoneNumbersOptedOut: ({ optedOut }) => `<phoneNumbers>${members(optedOut)}</phoneNumbers>`,
};

const standsIn = (replicas: Account['replicas'], name: string): string[] => (replicas[name] === undefined ? [] : [replicas[name]]);

type Json = Record<string, unknown>;
const OTHERS: Record<string, (account: Account, asked: Json) => Answer> = {
  DescribeAccountAttributes: ({ tier }) => json({ AccountAttributes: [{ Name: 'ACCOUNT_TIER', Value: tier }] }),
  DescribeSpendLimits: ({ spend }) => json({ SpendLimits: [{ Name: 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT', EnforcedLimit: spend.enforced, MaxLimit: spend.most, Overridden: true }] }),
  DescribeSenderIds: ({ sender }) => (sender ? json({ SenderIds: [{ SenderIdArn: 'arn:aws:sms-voice:ap-south-1:123456789012:sender-id/UPPOLC/IN', ...sender }] }) : refused('ResourceNotFoundException')),
  GetResourcePolicy: ({ senderPolicy }) => (senderPolicy === null ? refused('ResourceNotFoundException') : json({ Policy: senderPolicy })),
  'GET /2016-08-19/account-settings': ({ concurrency: { all, free } }) => json({ AccountLimit: { ConcurrentExecutions: all, UnreservedConcurrentExecutions: free } }),
  'GET /2016-08-19/account-settings/': ({ concurrency: { all, free } }) => json({ AccountLimit: { ConcurrentExecutions: all, UnreservedConcurrentExecutions: free } }),
  ListServiceQuotas: () => json({ Quotas: [] }),
  ListAWSDefaultServiceQuotas: ({ quotas }, { ServiceCode }) => json({ Quotas: (quotas[String(ServiceCode)] ?? []).map(([QuotaCode, QuotaName, Value]) => ({ QuotaCode, QuotaName, Value })) }),
  DescribeCertificate: ({ certificate }) => (certificate ? json({ Certificate: certificate }) : refused('ResourceNotFoundException')),
  DescribeTable: ({ replicas }, { TableName }) => json({ Table: { Replicas: standsIn(replicas, String(TableName)).map((ReplicaStatus) => ({ RegionName: 'ap-south-2', ReplicaStatus })) } }),
  DescribeSecret: ({ replicas }, { SecretId }) => json({ ReplicationStatus: standsIn(replicas, String(SecretId)).map((Status) => ({ Region: 'ap-south-2', Status })) }),
  GetSecretValue: ({ secrets }, { SecretId }) => json({ SecretString: secrets[String(SecretId)] }),
  BatchGetItem: ({ desks }, { RequestItems }) => {
    const [[table, { Keys }]] = Object.entries(RequestItems as Record<string, { Keys: { pk: { S: string } }[] }>) as [[string, { Keys: { pk: { S: string } }[] }]];
    const found = Keys.flatMap(({ pk }) => desks.filter(({ deskId }) => pk.S === `desk#${deskId}`).map((desk) => marshall({ pk: pk.S, sk: 'desk', desk })));
    return json({ Responses: { [table]: found }, UnprocessedKeys: {} });
  },
  Scan: ({ responders }) =>
    json({
      Items: responders.map(({ responderId, number, topicArn, https }) => {
        const channels = { sms: { number }, email: { address: `${responderId}@sample.invalid`, topicArn }, ...(https && { https }) };
        return marshall({ pk: `responder#${responderId}`, sk: 'responder', responder: { responderId, name: 'Invented', rank: '', language: 'en', channels } });
      }),
    }),
};
