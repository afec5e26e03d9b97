import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import { KEY_ALIAS } from '../contract/stacks.ts';

/** What each service does with the key on its own behalf; without its line it fails in silence, and alarms and pages with it. */
const SERVICES = {
  /** Alarms and budgets publish to topics that are encrypted. */
  'cloudwatch.amazonaws.com': ['kms:Decrypt', 'kms:GenerateDataKey*'],
  /** Topics deliver to queues. */
  'sns.amazonaws.com': ['kms:Decrypt', 'kms:GenerateDataKey*'],
  /** Queues keep dead letters that came from other queues. */
  'sqs.amazonaws.com': ['kms:Decrypt', 'kms:GenerateDataKey*'],
} as const;

/** The state's own key: on tables, queues, topics, logs and secrets. Whoever disables it silences everything. */
export class HouseKey extends Key {
  constructor(scope: Construct, id: string) {
    super(scope, id, { alias: KEY_ALIAS, description: 'Jeevan Raksha: all that is kept, sent and logged', enableKeyRotation: true, removalPolicy: RemovalPolicy.RETAIN });
    const { account, region, partition } = Stack.of(this);
    const ours = { StringEquals: { 'aws:SourceAccount': account } };
    for (const [service, actions] of Object.entries(SERVICES)) {
      this.addToResourcePolicy(new PolicyStatement({ principals: [new ServicePrincipal(service)], actions: [...actions], resources: ['*'], conditions: ours }));
    }
    // Logs says which log it is for instead of the account.
    const logs = { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*` } };
    this.addToResourcePolicy(
      new PolicyStatement({ principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)], actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'], resources: ['*'], conditions: logs }),
    );
  }
}
