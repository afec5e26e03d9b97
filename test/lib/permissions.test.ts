import { FUNCTIONS, type FunctionName } from '../../contract/functions.ts';
import { synthesized, target, text } from './synthesized.ts';

const { all, worker } = synthesized();

interface Statement {
  readonly Effect: string;
  readonly Action: string | string[];
  readonly Resource?: unknown;
  readonly NotResource?: unknown;
}
const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : [value].flat() as T[]);
const statementsOf = (role: string): Statement[] =>
  all('IAM::Policy').filter(({ Properties }) => Properties['Roles'].some((one: never) => target(one) === role)).flatMap(({ Properties }) => Properties['PolicyDocument'].Statement);
const roleOf = (name: FunctionName): string => target(worker(name).Properties['Role']);
const everything = all('IAM::Policy').flatMap(({ Properties }) => Properties['PolicyDocument'].Statement as Statement[]);

/** What a function may do besides writing its log, as `action on resource`; consuming a queue is one word. */
function may(name: FunctionName): string[] {
  const consuming = 'sqs:ChangeMessageVisibility sqs:DeleteMessage sqs:GetQueueAttributes sqs:GetQueueUrl sqs:ReceiveMessage';
  return statementsOf(roleOf(name)).filter(({ Action }) => !String(Action).startsWith('logs:')).flatMap(({ Action, Resource, NotResource }) => {
    const actions = list(Action).join(' ').replace(consuming, 'consume').replace('sqs:GetQueueAttributes sqs:GetQueueUrl sqs:SendMessage', 'send');
    const resources = list(Resource as never).map((one) => text(one).replace(/JeevanRaksha-Ledger:ExportsOutput(Ref|FnGetAtt)|[0-9A-F]{8}(Arn)?([0-9A-F]{8})?(?=\})/g, ''));
    return [...resources.map((resource) => `${actions} on ${resource}`), ...list(NotResource as never).map((one) => `${actions} on all but ${text(one)}`)];
  });
}

const DRIVES = [
  'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query on {Ledger}',
  'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query on {Ledger}/index/due',
  'dynamodb:BatchGetItem dynamodb:BatchWriteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query on {Ledger}/index/listing',
  'dynamodb:BatchGetItem dynamodb:GetItem on {Directory}',
  'dynamodb:UpdateItem on {Directory}',
  'secretsmanager:GetSecretValue on {LinkKey}',
  'states:StartExecution on arn:aws:states:ap-south-1:{AWS::AccountId}:stateMachine:jeevan-raksha-escalation',
  'sns:Publish on arn:aws:sns:ap-south-1:{AWS::AccountId}:jeevan-raksha-page-*',
  'sns:Publish on {LastResortTopic}',
  'sns:Publish on all but arn:aws:sns:*:*:*',
];

const ORDERS = [
  'dynamodb:BatchGetItem dynamodb:DeleteItem dynamodb:GetItem dynamodb:PutItem dynamodb:Query dynamodb:Scan on {Directory}',
  'sns:CreateTopic sns:DeleteTopic sns:ListSubscriptionsByTopic sns:SetTopicAttributes sns:Subscribe sns:Unsubscribe on arn:aws:sns:ap-south-1:{AWS::AccountId}:jeevan-raksha-page-*',
  'sns:ListPhoneNumbersOptedOut on *',
];

/** With the state's own key. A star ends two names that AWS itself spells so: with and without the plain text of the data key, from and to. */
const KEY = { drives: 'kms:Decrypt kms:Encrypt kms:GenerateDataKey on {Key}', sends: 'kms:Decrypt kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt* on {Key}' };
const SPELT_WITH_A_STAR = ['kms:GenerateDataKey*', 'kms:ReEncrypt*'];
const both = (extra: string): string => KEY.drives.replace('GenerateDataKey', `GenerateDataKey kms:GenerateDataKey*${extra}`);

/** It is one statement with what they may write. */
const READS_DIRECTORY = (one: string): boolean => one !== 'dynamodb:BatchGetItem dynamodb:GetItem on {Directory}';

const MAY: Readonly<Record<FunctionName, readonly string[]>> = {
  accept: [KEY.sends, 'send on {EnrichQueue}', 'secretsmanager:GetSecretValue on {Partners}', 'secretsmanager:GetSecretValue on {CanarySecret}'],
  canary: ['consume on {CanaryInbox}', 'kms:Decrypt on {Key}', 'secretsmanager:GetSecretValue on {CanarySecret}'],
  enrich: [KEY.sends, 'consume on {EnrichQueue}', 'send on {RouteQueue}'],
  route: ['consume on {RouteQueue}', KEY.drives, ...DRIVES],
  escalate: [KEY.drives, ...DRIVES],
  respond: [both(' kms:ReEncrypt*'), ...DRIVES, 'send on {EnrichQueue}'],
  incidents: [both(' kms:ReEncrypt*'), ...DRIVES, 'dynamodb:DeleteItem dynamodb:UpdateItem on {Ledger}', 'send on {EnrichQueue}'],
  sweep: ['sqs:SendMessage on {AuditorDeadLetters}', 'consume on {AuditorLater}', KEY.drives, ...DRIVES, 'dynamodb:DeleteItem dynamodb:Scan dynamodb:UpdateItem on {Ledger}'],
  receipts: [KEY.drives, ...DRIVES],
  oncall: [KEY.drives, ...DRIVES.filter(READS_DIRECTORY), ...ORDERS],
  watch: [both(''), ...DRIVES.filter(READS_DIRECTORY), ...ORDERS, 'sns:Publish on {AlarmsTopic}'],
  ring: [both(' kms:ReEncrypt*'), ...DRIVES, 'send on {EnrichQueue}', 'secretsmanager:GetSecretValue on {VoiceCredentials}'],
  wall: ['dynamodb:BatchGetItem dynamodb:Query on {Ledger}', 'dynamodb:BatchGetItem dynamodb:Query on {Ledger}/index/listing', 'secretsmanager:GetSecretValue on {LinkKey}', 'kms:Decrypt on {Key}'],
  audit: [
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams on {LedgerB7379752StreamArn}',
    'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator dynamodb:ListStreams on {Directory98167B95StreamArn}',
    'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query on {Ledger}',
    'dynamodb:BatchGetItem dynamodb:GetItem dynamodb:Query on {Ledger}/index/listing',
    'dynamodb:Query on {Directory}',
    's3:GetObject s3:GetObjectVersion s3:PutObject on arn:aws:s3:::jeevan-raksha-audit-{AWS::AccountId}-ap-south-1/*',
    's3:ListBucket s3:ListBucketVersions on arn:aws:s3:::jeevan-raksha-audit-{AWS::AccountId}-ap-south-1',
    'kms:Decrypt kms:DescribeKey kms:GenerateDataKey on {Key}',
  ],
  'last-resort': ['kms:Decrypt kms:GenerateDataKey* on {Key}', 'sns:Publish on {LastResortTopic}', 'consume on {AuditorDeadLetters}', 'consume on {EnrichDeadLetters}', 'consume on {RouteDeadLetters}'],
};

describe('least privilege', () => {
  it.each(FUNCTIONS)('%s may do this and nothing else', (name) => {
    expect(may(name).sort()).toEqual([...MAY[name]].sort());
  });

  it.each(FUNCTIONS)('%s has a role of its own, with no policy that AWS manages', (name) => {
    const role = all('IAM::Role').find(({ id }) => id === roleOf(name));
    expect(role?.Properties['ManagedPolicyArns']).toBeUndefined();
    expect(FUNCTIONS.filter((other) => roleOf(other) === roleOf(name))).toEqual([name]);
  });

  it('lets the clock call escalate, and write its log', () => {
    const [machine] = all('StepFunctions::StateMachine');
    const [invoke, log, ...more] = statementsOf(target(machine!.Properties['RoleArn']));
    expect(more).toEqual([]);
    expect(invoke!.Action).toBe('lambda:InvokeFunction');
    expect(list(invoke!.Resource as never).map(text)).toEqual([`{${worker('escalate').id}}`, `{${worker('escalate').id}}:*`]);
    // Step Functions sets up its log through actions that AWS ties to no resource.
    expect([log!.Resource, list(log!.Action).every((action) => action.startsWith('logs:'))]).toEqual(['*', true]);
  });

  it('allows no action with a wildcard', () => {
    expect(everything.filter(({ Effect }) => Effect === 'Allow').flatMap(({ Action }) => list(Action)).filter((action) => action.includes('*') && !SPELT_WITH_A_STAR.includes(action))).toEqual([]);
  });

  it('allows nothing on everything, but for logs of the clock and a list of numbers that have no ARN', () => {
    expect(everything.filter(({ Resource, Action }) => list(Resource).includes('*') && !String(Action).startsWith('logs:') && String(Action) !== 'sns:ListPhoneNumbersOptedOut')).toEqual([]);
  });

  it('opens each function to API Gateway for its own routes only', () => {
    const gateway = all('Lambda::Permission').filter(({ Properties }) => Properties['Principal'] === 'apigateway.amazonaws.com');
    expect(gateway.map(({ Properties }) => text(Properties['SourceArn']).replace(/^.*\}\//, '')).sort()).toEqual([
      'GET/a', 'GET/calendar.ics', 'GET/v1/calls', 'GET/v1/incidents', 'GET/v1/incidents/*', 'GET/v1/oncall', 'GET/v1/oncall/addresses', 'GET/v1/oncall/changes', 'GET/v1/oncall/coverage', 'GET/v1/oncall/desks/*', 'GET/v1/oncall/readiness', 'GET/wall', 'GET/wall/now',
      'POST/a', 'POST/v1/calls', 'POST/v1/incidents/*/actions', 'POST/v1/incidents/*/keeping', 'POST/v1/oncall/changes', 'POST/v1/oncall/drills', 'POST/v1/oncall/verifications', 'POST/v1/partners/*/alerts',
    ]);
  });
});

describe('what is sent', () => {
  const denies = (type: string) => all(type).flatMap(({ Properties }) =>
    (Properties['PolicyDocument'].Statement as Statement[]).filter((one) => one.Effect === 'Deny' && JSON.stringify(one).includes('"aws:SecureTransport":"false"')).map(({ Resource }) => target(Resource as never)));

  it.each(['Queue', 'Topic'])('goes to a %s over TLS only', (kind) => {
    const holders = all(kind === 'Queue' ? 'SQS::Queue' : 'SNS::Topic').map(({ id }) => id);
    expect(denies(kind === 'Queue' ? 'SQS::QueuePolicy' : 'SNS::TopicPolicy').sort()).toEqual(holders.sort());
  });
});
