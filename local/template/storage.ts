/** Reads what keeps or carries: tables, queues, topics and secrets. */
import { Refusal } from '../refusal.ts';
import { mustBe, type Reader, type Reading } from './reader.ts';
import type { Plan, SecretSpec } from './specs.ts';

const QUEUE_ATTRIBUTES = ['VisibilityTimeout', 'DelaySeconds', 'MessageRetentionPeriod', 'ReceiveMessageWaitTimeSeconds', 'MaximumMessageSize', 'RedrivePolicy'];

export const storage: Readonly<Record<string, Reader<Plan>>> = {
  'AWS::DynamoDB::GlobalTable': {
    reads: ['TableName', 'KeySchema', 'AttributeDefinitions', 'GlobalSecondaryIndexes', 'BillingMode', 'StreamSpecification'],
    ignores: ['Replicas', 'SSESpecification', 'TimeToLiveSpecification'], // a replica's own: recovery, key, protection
    read({ ref, attribute, properties }, { tables }) {
      const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = properties;
      tables.push({ name: ref, streamArn: attribute('StreamArn'), keySchema: KeySchema, attributeDefinitions: AttributeDefinitions, indexes: GlobalSecondaryIndexes });
    },
  },
  'AWS::S3::Bucket': {
    reads: ['BucketName', 'ObjectLockEnabled', 'VersioningConfiguration'],
    ignores: ['BucketEncryption', 'ObjectLockConfiguration', 'PublicAccessBlockConfiguration', 'Tags'],
    read(reading, { buckets }) {
      mustBe(reading, 'ObjectLockEnabled', true); // one where something can be written over is not run
      mustBe(reading, 'VersioningConfiguration', { Status: 'Enabled' });
      buckets.push({ name: reading.ref });
    },
  },
  'AWS::SQS::Queue': {
    reads: ['QueueName', ...QUEUE_ATTRIBUTES],
    ignores: ['KmsMasterKeyId', 'KmsDataKeyReusePeriodSeconds', 'SqsManagedSseEnabled', 'RedriveAllowPolicy', 'Tags'],
    read({ ref, attribute, properties }, { queues }) {
      const set = QUEUE_ATTRIBUTES.filter((name) => properties[name] !== undefined).map((name) => [name, asText(properties[name])] as const);
      queues.push({ name: attribute('QueueName'), url: ref, arn: attribute('Arn'), attributes: Object.fromEntries(set) });
    },
  },
  'AWS::SNS::Topic': {
    reads: ['TopicName'],
    ignores: ['DisplayName', 'KmsMasterKeyId', 'Tags', 'TracingConfig', 'SignatureVersion', 'DeliveryStatusLogging'],
    read({ ref }, { topics }) {
      topics.push({ arn: ref });
    },
  },
  'AWS::SNS::Subscription': {
    reads: ['TopicArn', 'Protocol', 'Endpoint', 'RawMessageDelivery'],
    ignores: [],
    read(reading, { subscriptions }) {
      mustBe(reading, 'Protocol', 'email', 'https', 'http', 'sms', 'lambda', 'sqs');
      mustBe(reading, 'RawMessageDelivery', reading.properties['Protocol'] === 'sqs' ? true : undefined);
      const { TopicArn, Protocol, Endpoint } = reading.properties;
      subscriptions.push({ topicArn: String(TopicArn), protocol: String(Protocol), endpoint: String(Endpoint) });
    },
  },
  'AWS::SecretsManager::Secret': {
    reads: ['Name', 'SecretString', 'GenerateSecretString'],
    ignores: ['Description', 'KmsKeyId', 'Tags'],
    read(reading, { secrets }) {
      secrets.push({ id: reading.ref, value: secretValue(reading) });
    },
  },
};

function secretValue({ where, properties }: Reading): SecretSpec['value'] {
  const { SecretString, GenerateSecretString } = properties;
  if (typeof SecretString === 'string') return SecretString;
  // Letters and digits are what both settings of punctuation allow.
  const { PasswordLength = 32, ExcludePunctuation: _, ...rest } = (GenerateSecretString ?? {}) as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(rest)[0];
  if (unknown) throw new Refusal(`The template sets GenerateSecretString.${unknown} of ${where}, which the laptop does not run.`);
  return { randomCharacters: Number(PasswordLength) };
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));
