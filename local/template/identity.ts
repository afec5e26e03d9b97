/** What a resource is called on this laptop: what `Ref` and `Fn::GetAtt` answer for it. */
import type { Resource } from './assembly.ts';

export const ACCOUNT = '000000000000'; // the one that fauxqs has

export interface Place {
  readonly region: string;
  /** `http://127.0.0.1:PORT` of SQS: a queue's URL is its reference. */
  readonly sqs: string;
}

export interface Identity {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Naming = (name: string, place: Place) => Identity;
const arn = (service: string, resource: string, { region }: Place): string => `arn:aws:${service}:${region}:${ACCOUNT}:${resource}`;

/** By type: the property that may hold the physical name, and what follows from the name. */
const NAMINGS: Readonly<Record<string, { readonly named: string; readonly naming: Naming }>> = {
  'AWS::SQS::Queue': {
    named: 'QueueName',
    naming: (name, place) => ({ ref: `${place.sqs}/${ACCOUNT}/${name}`, attributes: { Arn: arn('sqs', name, place), QueueName: name } }),
  },
  'AWS::DynamoDB::GlobalTable': { named: 'TableName', naming: (name, place) => ({ ref: name, attributes: { Arn: arn('dynamodb', `table/${name}`, place), StreamArn: `${arn('dynamodb', `table/${name}`, place)}/stream/laptop` } }) },
  'AWS::S3::Bucket': { named: 'BucketName', naming: (name) => ({ ref: name, attributes: { Arn: `arn:aws:s3:::${name}` } }) },
  'AWS::SNS::Topic': {
    named: 'TopicName',
    naming: (name, place) => ({ ref: arn('sns', name, place), attributes: { TopicArn: arn('sns', name, place), TopicName: name } }),
  },
  'AWS::SecretsManager::Secret': {
    named: 'Name',
    naming: (name, place) => ({ ref: arn('secretsmanager', `secret:${name}`, place), attributes: { Id: arn('secretsmanager', `secret:${name}`, place) } }),
  },
  'AWS::Lambda::Function': { named: 'FunctionName', naming: (name, place) => ({ ref: name, attributes: { Arn: arn('lambda', `function:${name}`, place) } }) },
  'AWS::StepFunctions::StateMachine': {
    named: 'StateMachineName',
    naming: (name, place) => ({ ref: arn('states', `stateMachine:${name}`, place), attributes: { Arn: arn('states', `stateMachine:${name}`, place), Name: name } }),
  },
  'AWS::Logs::LogGroup': { named: 'LogGroupName', naming: (name, place) => ({ ref: name, attributes: { Arn: arn('logs', `log-group:${name}:*`, place) } }) },
  'AWS::ApiGateway::RestApi': { named: '', naming: (name) => ({ ref: name, attributes: { RootResourceId: `${name}/` } }) },
};

/** A name that is put together from the region and the account. */
function joined(given: unknown, { region }: Place): string | undefined {
  const parts = (given as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] } | undefined)?.['Fn::Join'];
  const pseudo: Readonly<Record<string, string>> = { 'AWS::Region': region, 'AWS::AccountId': ACCOUNT };
  return parts?.[1].map((part) => (typeof part === 'string' ? part : pseudo[(part as { readonly Ref: string }).Ref])).join(parts[0]);
}

/** A resource of another type is known by its logical id alone. */
export function identityOf(logicalId: string, { Type, Properties }: Resource, place: Place): Identity {
  const naming = NAMINGS[Type];
  if (!naming) return { ref: logicalId, attributes: {} };
  const given = Properties?.[naming.named];
  return naming.naming(typeof given === 'string' ? given : (joined(given, place) ?? logicalId), place);
}
