/**
 * What AWS publishes of its limits, for Mumbai (ap-south-1): the one table that the model, the report and docs/scale.md read.
 *
 * Quotas change without notice, and an account may have others: what counts is its Service Quotas console. `isChecked` is
 * false where AWS publishes no number, or does not say what it means here; the report marks these with (check).
 */
export interface Limit {
  readonly value: number;
  /** As it is read after the number. */
  readonly unit: string;
  readonly what: string;
  /** The page of AWS's documentation. */
  readonly source: Source;
  /** `soft`: AWS raises it when asked. `hard`: never. `own`: grows by itself, or with what it belongs to. */
  readonly raise: 'soft' | 'hard' | 'own';
  readonly isChecked: boolean;
}

/** When the pages below were read. */
export const READ = '2026-11-28';

const DOCS = 'https://docs.aws.amazon.com';
const SOURCES = {
  gateway: { title: 'Amazon API Gateway quotas', url: `${DOCS}/apigateway/latest/developerguide/limits.html` },
  lambda: { title: 'Lambda quotas', url: `${DOCS}/lambda/latest/dg/gettingstarted-limits.html` },
  ramp: { title: 'Lambda scaling behavior', url: `${DOCS}/lambda/latest/dg/scaling-behavior.html` },
  pollers: { title: 'Scaling of SQS event source mappings', url: `${DOCS}/lambda/latest/dg/services-sqs-scaling.html` },
  queues: { title: 'Amazon SQS standard queue quotas', url: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html` },
  onDemand: { title: 'DynamoDB on-demand capacity mode', url: `${DOCS}/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html` },
  partitions: { title: 'Why is my on-demand table throttled?', url: 'https://repost.aws/knowledge-center/on-demand-table-throttling-dynamodb' },
  steps: { title: 'Step Functions service quotas', url: `${DOCS}/step-functions/latest/dg/service-quotas.html` },
  sns: { title: 'Amazon SNS endpoints and quotas', url: `${DOCS}/general/latest/gr/sns.html` },
  mail: { title: 'Amazon SNS email subscriptions', url: `${DOCS}/sns/latest/dg/sns-email-notifications.html` },
  parts: { title: 'Message Parts per Second (MPS) limits', url: `${DOCS}/sms-voice/latest/userguide/sms-limitations-mps.html` },
} as const;
export type Source = (typeof SOURCES)[keyof typeof SOURCES];

const published = (value: number, unit: string, what: string, source: Source, raise: Limit['raise']): Limit => ({ value, unit, what, source, raise, isChecked: true });
const doubtful = (value: number, unit: string, what: string, source: Source, raise: Limit['raise']): Limit => ({ ...published(value, unit, what, source, raise), isChecked: false });

export const LIMITS = {
  gatewayRequestsPerSecond: published(10_000, 'requests a second', 'all APIs of the account (2,500 in ap-south-2)', SOURCES.gateway, 'soft'),
  gatewayBucketRequests: published(5_000, 'requests at once', 'the burst above it (1,250 in ap-south-2)', SOURCES.gateway, 'own'),
  lambdaConcurrency: published(1_000, 'invocations at a time', 'all functions of the account', SOURCES.lambda, 'soft'),
  newAccountLambdaConcurrency: doubtful(10, 'invocations at a time', 'the same in a new account; AWS only says "reduced"', SOURCES.lambda, 'soft'),
  lambdaRequestsPerSecondEach: published(10, 'invocations a second', 'for each unit of concurrency', SOURCES.ramp, 'own'),
  lambdaNewEnvironmentsPerSecond: published(100, 'new copies a second', 'of one function: 1,000 every 10 seconds', SOURCES.ramp, 'hard'),
  lambdaNewEnvironmentsAtOnce: published(1_000, 'new copies at once', 'of one function', SOURCES.ramp, 'hard'),
  pollersFirst: published(5, 'batches at a time', 'with which Lambda begins to read a queue', SOURCES.pollers, 'hard'),
  pollersMorePerSecond: published(5, 'batches at a time more each second', 'while messages wait: 300 a minute', SOURCES.pollers, 'hard'),
  pollersMost: published(1_250, 'batches at a time', 'from one queue', SOURCES.pollers, 'hard'),
  queueInFlight: published(120_000, 'messages', 'taken from one queue and not finished', SOURCES.queues, 'soft'),
  tableWritesPerSecond: published(4_000, 'write units a second', 'an on-demand table that never had more; as much again in each index', SOURCES.onDemand, 'own'),
  tableReadsPerSecond: published(12_000, 'read units a second', 'an on-demand table that never had more', SOURCES.onDemand, 'own'),
  tableDoublesAfterSeconds: doubtful(1_800, 'seconds', 'in which such a table comes to bear twice as much', SOURCES.onDemand, 'own'),
  partitionWritesPerSecond: published(1_000, 'write units a second', 'one partition: one key of an index', SOURCES.partitions, 'hard'),
  partitionReadsPerSecond: published(3_000, 'read units a second', 'one partition: one item', SOURCES.partitions, 'hard'),
  startsPerSecond: published(150, 'StartExecution a second', 'Standard workflows, "all other regions" (300 in us-east-1)', SOURCES.steps, 'soft'),
  startsBucket: published(800, 'StartExecution at once', 'the burst above it', SOURCES.steps, 'soft'),
  transitionsPerSecond: published(800, 'state transitions a second', 'Standard workflows, "all other regions"; less in a new account', SOURCES.steps, 'soft'),
  transitionsBucket: published(800, 'state transitions at once', 'the burst above it', SOURCES.steps, 'soft'),
  openExecutions: published(1_000_000, 'executions', 'running in the account', SOURCES.steps, 'soft'),
  publishesPerSecond: published(1_500, 'messages a second', 'Publish and PublishBatch (300 in most regions)', SOURCES.sns, 'soft'),
  smsPerSecond: published(20, 'SMS a second', 'transactional and promotional, all of the account', SOURCES.sns, 'soft'),
  smsPartsPerSecond: published(20, 'SMS parts a second', 'international route (shared); what comes faster may wait or fail', SOURCES.parts, 'soft'),
  senderIdPartsPerSecond: doubtful(10, 'SMS parts a second', 'a registered sender id; whether India has its own number is not said', SOURCES.parts, 'soft'),
  mailsPerSecond: published(10, 'e-mails a second', 'to one mailbox; at more SNS suspends the subscription until it is confirmed again', SOURCES.mail, 'hard'),
} as const satisfies Record<string, Limit>;

export type Numbers = { readonly [Name in keyof typeof LIMITS]: number };

/** The values alone, for the model; `changed` puts others in their place. */
export const numbers = (changed: Partial<Numbers> = {}): Numbers => ({ ...(Object.fromEntries(Object.entries(LIMITS).map(([name, { value }]) => [name, value])) as Numbers), ...changed });
