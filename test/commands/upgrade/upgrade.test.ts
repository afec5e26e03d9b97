/** What an upgrade would do is said before it does it, and what must survive is never replaced in passing. */
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { changesIn, changeSetName } from '../../../commands/upgrade/change-set.ts';
import { judgedChange, mayGoOn, type Change } from '../../../commands/upgrade/judged.ts';
import { CHERISHED } from '../../../commands/upgrade/survives.ts';
import { toldStack } from '../../../commands/upgrade/telling.ts';
import { instant } from '../../../core/time.ts';
import { awsDouble, xml, xmlError, type Double } from '../../support/aws-double.ts';
import { synthesized } from '../../lib/synthesized.ts';

const modified = (type: string, replacement: string | null, more: Partial<Change> = {}): Change => ({ action: 'Modify', type, id: 'Thing', replacement, policy: null, because: [], ...more });
const told = (...changes: Change[]): string => toldStack('Stack', changes.map(judgedChange)).join('\n');

describe('a change set', () => {
  let double: Double;
  let client: CloudFormationClient;
  beforeAll(async () => {
    double = await awsDouble();
    client = new CloudFormationClient(double.config);
  });
  afterAll(async () => double.close());
  const asked = { stack: 'S', name: 'N' };

  const member = (id: string, inside: string): string => `<member><Type>Resource</Type><ResourceChange><LogicalResourceId>${id}</LogicalResourceId>${inside}</ResourceChange></member>`;

  it('is read to its last page', async () => {
    const first = member('A', '<Action>Modify</Action><ResourceType>AWS::SQS::Queue</ResourceType><Replacement>True</Replacement><PolicyAction>ReplaceAndDelete</PolicyAction><Details><member><Target><Name>QueueName</Name></Target></member><member><Target><Name>QueueName</Name></Target></member></Details>');
    const second = member('B', '<Action>Add</Action><ResourceType>AWS::SNS::Topic</ResourceType>');
    double.answer = ({ form }) => xml('DescribeChangeSet', form.get('NextToken') === 'more' ? `<Changes>${second}</Changes>` : `<Changes>${first}</Changes><NextToken>more</NextToken>`);
    expect(await changesIn(client, asked)).toEqual([
      { action: 'Modify', type: 'AWS::SQS::Queue', id: 'A', replacement: 'True', policy: 'ReplaceAndDelete', because: ['QueueName'] },
      { action: 'Add', type: 'AWS::SNS::Topic', id: 'B', replacement: null, policy: null, because: [] },
    ]);
  });

  it('that is not there changes nothing; what CloudFormation refuses otherwise is no such answer', async () => {
    double.answer = () => xmlError(404, 'ChangeSetNotFound');
    expect(await changesIn(client, asked)).toBeNull();
    double.answer = () => xmlError(400, 'ValidationError', 'Stack [S] does not exist');
    expect(await changesIn(client, asked)).toBeNull();
    double.answer = () => xmlError(403, 'AccessDenied');
    await expect(changesIn(client, asked)).rejects.toThrow('m');
  });

  it('has a name of its own each time', () => {
    expect(changeSetName(instant('2026-11-28T03:05:09Z'))).toBe('jeevan-raksha-20261128T030509');
  });
});

describe('an upgrade', () => {
  it.each(['AWS::DynamoDB::GlobalTable', 'AWS::KMS::Key', 'AWS::SecretsManager::Secret', 'AWS::SQS::Queue', 'AWS::ApiGateway::RestApi'])('that replaces, perhaps replaces or removes %s is stopped', (type) => {
    for (const change of [modified(type, 'True'), modified(type, 'Conditional'), { ...modified(type, null), action: 'Remove' }]) expect(mayGoOn([judgedChange(change)])).toBe(false);
    for (const change of [modified(type, 'False'), { ...modified(type, null), action: 'Add' }]) expect(mayGoOn([judgedChange(change)])).toBe(true);
  });

  it('that replaces a function or a policy goes on, and says so', () => {
    expect(mayGoOn([judgedChange(modified('AWS::Lambda::Function', 'True'))])).toBe(true);
    expect(told(modified('AWS::Lambda::Function', 'True'))).toBe('Stack: 1 replaced\n  REPLACED          AWS::Lambda::Function  Thing');
  });

  it('is told with the worst first, why, and what is lost by it', () => {
    const text = told({ ...modified('AWS::SNS::Topic', null), action: 'Add', because: ['x'] }, modified('AWS::Lambda::Function', 'False', { because: ['Code'] }), modified('AWS::SNS::Topic', 'True', { because: ['TopicName'], policy: 'ReplaceAndRetain' }), { ...modified('AWS::SQS::Queue', null), action: 'Remove' });
    expect(text.split('\n')).toEqual([
      'Stack: 1 removed, 1 replaced, 1 changed, 1 added',
      '  REMOVED           AWS::SQS::Queue  Thing',
      '                    STOP: alerts that wait in the old queue, or lie among its dead letters, would be lost.',
      '  REPLACED          AWS::SNS::Topic  Thing (TopicName) The old one is kept.',
      '                    Mind: its subscriptions are gone with the old one: confirm the new ones before you rely on it.',
      '  changed           AWS::Lambda::Function  Thing (Code)',
      '  added             AWS::SNS::Topic  Thing',
    ]);
    expect(toldStack('Stack', null)).toEqual(['Stack: nothing would change.']);
  });
});

/** What a template of ours may lose in passing: it is made anew from the code at each deploy. */
const MADE_ANEW = /^AWS::(IAM|Lambda|CloudWatch|Events|Scheduler|WAFv2|Logs::(SubscriptionFilter|ResourcePolicy)|ApiGateway::(Account|BasePathMapping|Deployment|GatewayResponse|Method|Resource|Stage)|KMS::Alias|SNS::TopicPolicy|SQS::QueuePolicy|S3::BucketPolicy|SecretsManager::ResourcePolicy|CDK|Budgets)/;

it('each type of resource in the templates is either made anew at every deploy, or said to be lost', () => {
  const { ledger, pipeline } = synthesized({ domainName: 'jr.example.in', certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/x' });
  const types = new Set([ledger, pipeline].flatMap((template) => Object.values(template.toJSON()['Resources'] as Record<string, { Type: string }>).map(({ Type }) => Type)));
  expect([...types].filter((type) => !MADE_ANEW.test(type) && !(type in CHERISHED)).sort()).toEqual([]);
});
