/** What must be allowed, worked out from what functions call and from what is joined to what; nothing else may be. */
import { NONE } from '../../contract/env.ts';
import type { FunctionName } from '../../contract/functions.ts';
import type { Call } from './calls.ts';
import { conditionLine, ofType, resourcesIn, sayer, type Json, type Resource, type Templates } from './policies.ts';

export interface Known {
  /** By the function's logical id. */
  readonly functionOf: (id: string) => FunctionName;
  readonly calls: ReadonlyMap<FunctionName, readonly Call[]>;
}

type Say = (value: unknown) => string;
type Env = Readonly<Record<string, unknown>>;

const PAGES = 'arn:aws:sns:ap-south-1:{AWS::AccountId}:jeevan-raksha-page-*';
/** A text message goes to a number, which has no ARN. */
const NUMBERS = ' on all but arn:aws:sns:*:*:*';
const PROOFS_ONLY = conditionLine({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['proofs#*'] } });

const RECEIVED_ONLY = conditionLine({ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['received#*'] } });

/** Of what a file's calls are: of the resource that a variable names, or of what no template can name. */
const SPEAKS_OF: Readonly<Record<string, (action: string, env: (name: string) => string[]) => string[]>> = {
  'adapters/aws/ledger.ts': (_, env) => env('LEDGER_TABLE'),
  'adapters/aws/received.ts': (action, env) => [...env('RECEIVED_TABLE').map((table) => table + RECEIVED_ONLY), ...env('LEDGER_TABLE').map((table) => (action === 'dynamodb:Query' ? `${table}/index/listing` : table))],
  'adapters/aws/keeping.ts': (_, env) => env('LEDGER_TABLE'),
  'adapters/aws/trails.ts': (action, env) => env('AUDIT_BUCKET').map((bucket) => `arn:aws:s3:::${bucket}${action === 's3:ListBucketVersions' ? '' : '/*'}`),
  'adapters/aws/canary-inbox.ts': (_, env) => env('CANARY_QUEUE_URL'),
  'adapters/aws/listing.ts': (action, env) => env('LEDGER_TABLE').map((table) => (action === 'dynamodb:Query' ? `${table}/index/listing` : table)),
  'adapters/aws/due.ts': (action, env) => env('LEDGER_TABLE').map((table) => (action === 'dynamodb:Query' ? `${table}/index/due` : table)),
  'adapters/aws/directory.ts': (action, env) => env('DIRECTORY_TABLE').map((table) => (action === 'dynamodb:UpdateItem' ? table + PROOFS_ONLY : table)),
  'adapters/aws/secrets.ts': (_, env) => ['PARTNERS_SECRET_ID', 'LINK_SECRET_ID', 'VOICE_SECRET_ID', 'CANARY_SECRET_ID'].flatMap(env),
  'adapters/aws/sqs.ts': (_, env) => ['NEXT_QUEUE_URL', 'HAND_ON_QUEUE_URL'].flatMap(env),
  'adapters/aws/escalation.ts': (_, env) => env('ESCALATION_ARN'),
  'adapters/aws/pager.ts': (_, env) => [...env('LAST_RESORT_TOPIC_ARN'), PAGES, NUMBERS],
  'adapters/aws/topics.ts': () => [PAGES],
  'adapters/aws/outsight.ts': (action) => [action === 'sns:ListPhoneNumbersOptedOut' ? '*' : PAGES],
  'lambdas/watch.ts': (_, env) => env('ADMIN_TOPIC_ARN'),
  'lambdas/last-resort.ts': (_, env) => env('LAST_RESORT_TOPIC_ARN'),
};

/** What Lambda does in a function's name with a queue that it reads. */
const READS_A_QUEUE = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
/** And with a table's stream. */
const READS_A_STREAM = ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'];
/** Calls that IAM knows under another name. */
const ALSO_CALLED: Readonly<Record<string, string>> = { 'sqs:DeleteMessageBatch': 'sqs:DeleteMessage' };
const WRITES_ITS_LOG = ['logs:CreateLogStream', 'logs:PutLogEvents'];

/** What comes with an action on anything that the house's key seals: reading opens; sending and writing seal, too. */
const WITH_THE_KEY: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^dynamodb:(Get|BatchGet|Query|Scan)/, ['kms:Decrypt']],
  [/^dynamodb:(Put|Update|Delete|BatchWrite)/, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey']],
  [/^secretsmanager:GetSecretValue$/, ['kms:Decrypt']],
  [/^(sqs:ReceiveMessage|s3:GetObjectVersion)$/, ['kms:Decrypt']],
  [/^dynamodb:GetRecords$/, ['kms:Decrypt', 'kms:DescribeKey']],
  [/^(sqs:SendMessage|sns:Publish|s3:PutObject)$/, ['kms:Decrypt', 'kms:GenerateDataKey']],
];

const targetOf = (value: unknown, say: Say): string => (value === undefined ? '' : say(value).replace(/^\{(.*)\}$/, '$1'));

export function grantedIn(templates: Templates, known: Known): string[] {
  const say = sayer(templates);
  const all = resourcesIn(templates);
  return [...ofType(all, 'Lambda::Function').flatMap((one) => ofFunction(one, all, known, say)), ...ofMachines(all, say), ...ofOthers(all, say), ...ofQueues(all, say), ...ofTopics(all), ...ofBuckets(all), ...ofKeys(all)];
}

function ofFunction({ id, Properties }: Resource, all: readonly Resource[], { functionOf, calls }: Known, say: Say): string[] {
  const variables: Env = Properties['Environment']?.Variables ?? {};
  const env = (name: string): string[] => (variables[name] === undefined || variables[name] === NONE ? [] : [say(variables[name])]);
  const read = ofType(all, 'Lambda::EventSourceMapping').filter((one) => targetOf(one.Properties['FunctionName'], say) === id).map(({ Properties: { EventSourceArn, StartingPosition } }) => ({ from: say(EventSourceArn), actions: StartingPosition === undefined ? READS_A_QUEUE : READS_A_STREAM }));
  const failed = Properties['DeadLetterConfig'] ? [say(Properties['DeadLetterConfig'].TargetArn)] : [];
  const pairs = [
    ...(calls.get(functionOf(id)) ?? []).flatMap(({ file, action }) => spokenOf(file, action, env).map((on) => [ALSO_CALLED[action] ?? action, on] as const)),
    ...read.flatMap(({ from, actions }) => actions.map((action) => [action, from] as const)),
    ...failed.map((queue) => ['sqs:SendMessage', queue] as const),
  ];
  const keys = ofType(all, 'KMS::Key').flatMap((key) => WITH_THE_KEY.flatMap(([uses, actions]) => (pairs.some(([action]) => uses.test(action)) ? actions.map((action) => [action, `{${key.id}}`] as const) : [])));
  const logs = WRITES_ITS_LOG.map((action) => [action, say(Properties['LoggingConfig'].LogGroup)] as const);
  const lines = [...pairs, ...keys, ...logs].map(([action, on]) => `${say(Properties['Role'])} ${action}${on.startsWith(' ') ? on : ` on ${on}`}`);
  return [...new Set(lines), trust(targetOf(Properties['Role'], say), 'lambda.amazonaws.com')];
}

function spokenOf(file: string, action: string, env: (name: string) => string[]): string[] {
  const speaks = SPEAKS_OF[file];
  if (speaks === undefined) throw new Error(`${file} calls ${action}: say in test/lib/granted.ts of which resource`);
  return speaks(action, env);
}

const OURS = { StringEquals: { 'aws:SourceAccount': '{AWS::AccountId}' } };
const trust = (role: string, service: string, condition?: Json): string => `Service:${service} at {${role}} sts:AssumeRole${conditionLine(condition)}`;

/** Step Functions sets up its log through actions that AWS ties to no resource. */
const MACHINE_LOGS = ['CreateLogDelivery', 'GetLogDelivery', 'UpdateLogDelivery', 'DeleteLogDelivery', 'ListLogDeliveries', 'PutResourcePolicy', 'DescribeResourcePolicies', 'DescribeLogGroups'];

function ofMachines(all: readonly Resource[], say: Say): string[] {
  return ofType(all, 'StepFunctions::StateMachine').flatMap(({ Properties }) => {
    const role = targetOf(Properties['RoleArn'], say);
    const called = ofType(all, 'Lambda::Function').filter(({ id }) => say(Properties['DefinitionString']).includes(`{${id}}`));
    const machines = { ArnLike: { 'aws:SourceArn': 'arn:aws:states:ap-south-1:{AWS::AccountId}:stateMachine:*' }, ...OURS };
    return [
      trust(role, 'states.amazonaws.com', machines),
      ...called.flatMap(({ id }) => [`{${role}} lambda:InvokeFunction on {${id}}`, `{${role}} lambda:InvokeFunction on {${id}}:*`]),
      ...MACHINE_LOGS.map((action) => `{${role}} logs:${action} on *`),
    ];
  });
}

/** In whose name API Gateway and SNS write their logs. */
function ofOthers(all: readonly Resource[], say: Say): string[] {
  const gateways = ofType(all, 'ApiGateway::Account').map(({ Properties }) => targetOf(Properties['CloudWatchRoleArn'], say));
  const receipts = ofType(all, 'Logs::LogGroup').filter(({ Properties }) => say(Properties['LogGroupName'] ?? '').includes('DirectPublishToPhoneNumber'));
  const writers = ofType(all, 'IAM::Role').filter(({ id }) => id.startsWith('ReceiptsWriter'));
  return [
    ...gateways.flatMap((role) => [trust(role, 'apigateway.amazonaws.com'), `{${role}} has arn:{AWS::Partition}:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs`]),
    ...writers.flatMap(({ id: role }) => [trust(role, 'sns.amazonaws.com', OURS), ...receipts.flatMap(({ id }) => WRITES_ITS_LOG.map((action) => `{${role}} ${action} on {${id}}`))]),
  ];
}

const WITHOUT_TLS = conditionLine({ Bool: { 'aws:SecureTransport': 'false' } });
const policyOf = (all: readonly Resource[], type: string, named: string, id: string): string => ofType(all, type).find(({ Properties }) => JSON.stringify(Properties[named]).includes(`"${id}"`))?.id ?? 'no policy';

/** Nobody without TLS; schedules that hand over a message, and topics that put pages there. */
function ofQueues(all: readonly Resource[], say: Say): string[] {
  const aims = new Set(ofType(all, 'Events::Rule').flatMap(({ Properties }) => (Properties['Targets'] as Json[]).map(({ Arn }) => targetOf(Arn, say))));
  return ofType(all, 'SQS::Queue').flatMap(({ id }) => {
    const at = `at {${policyOf(all, 'SQS::QueuePolicy', 'Queues', id)}}`;
    const handed = aims.has(id) ? ['sqs:SendMessage', 'sqs:GetQueueAttributes', 'sqs:GetQueueUrl'] : [];
    const topics = ofType(all, 'SNS::Subscription').filter(({ Properties }) => Properties['Protocol'] === 'sqs' && targetOf(Properties['Endpoint'], say) === id);
    const told = topics.map(({ Properties }) => `Service:sns.amazonaws.com ${at} sqs:SendMessage on {${id}}${conditionLine({ ArnEquals: { 'aws:SourceArn': say(Properties['TopicArn']) } })}`);
    return [...told, `Deny AWS:* ${at} sqs:* on {${id}}${WITHOUT_TLS}`, ...handed.map((action) => `Service:events.amazonaws.com ${at} ${action} on {${id}}${conditionLine(OURS)}`)];
  });
}

/** Nobody without TLS; and alarms, to the topic that they name. */
function ofTopics(all: readonly Resource[]): string[] {
  const told = new Set(ofType(all, 'CloudWatch::Alarm').flatMap(({ Properties }) => (Properties['AlarmActions'] as Json[]).map(({ Ref }) => Ref as string)));
  return ofType(all, 'SNS::Topic').flatMap(({ id }) => {
    const at = `at {${policyOf(all, 'SNS::TopicPolicy', 'Topics', id)}}`;
    return [`Deny * ${at} sns:Publish on {${id}}${WITHOUT_TLS}`, ...(told.has(id) ? [`Service:cloudwatch.amazonaws.com ${at} sns:Publish on {${id}}${conditionLine(OURS)}`] : [])];
  });
}

/** Nobody without TLS of today, and nobody over what is there. */
function ofBuckets(all: readonly Resource[]): string[] {
  return ofType(all, 'S3::Bucket').flatMap(({ id }) => {
    const at = `at {${policyOf(all, 'S3::BucketPolicy', 'Bucket', id)}}`;
    const whole = [`{${id}}`, `{${id}}/*`];
    const barred = [WITHOUT_TLS, conditionLine({ NumericLessThan: { 's3:TlsVersion': 1.2 } })];
    return [...whole.flatMap((on) => barred.map((why) => `Deny AWS:* ${at} s3:* on ${on}${why}`)), `Deny AWS:* ${at} s3:PutObject on {${id}}/*${conditionLine({ Null: { 's3:if-none-match': 'true' } })}`];
  });
}

const ACCOUNT = 'AWS:arn:aws:iam::{AWS::AccountId}:root';
const LOGS_ONLY = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:ap-south-1:{AWS::AccountId}:log-group:*' } };
const SEALED = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

/** In a key's own policy `*` is that key. */
const KEY_OF: readonly (readonly [who: string, actions: readonly string[], condition?: Json])[] = [
  [ACCOUNT, ['kms:*']],
  ...['cloudwatch', 'sns', 'sqs'].map((service) => [`Service:${service}.amazonaws.com`, ['kms:Decrypt', 'kms:GenerateDataKey*'], OURS] as const),
  ['Service:events.amazonaws.com', SEALED, OURS],
  ['Service:logs.ap-south-1.amazonaws.com', [...SEALED, 'kms:DescribeKey'], LOGS_ONLY],
  [ACCOUNT, [...SEALED, 'kms:CreateGrant', 'kms:DescribeKey'], { StringEquals: { 'kms:ViaService': 'secretsmanager.ap-south-1.amazonaws.com' } }],
];

const ofKeys = (all: readonly Resource[]): string[] =>
  ofType(all, 'KMS::Key').flatMap(({ id }) => KEY_OF.flatMap(([who, actions, condition]) => actions.map((action) => `${who} at {${id}} ${action} on *${conditionLine(condition)}`)));
