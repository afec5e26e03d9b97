import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { FilterPattern, LogGroup, SubscriptionFilter } from 'aws-cdk-lib/aws-logs';
import { LambdaDestination } from 'aws-cdk-lib/aws-logs-destinations';
import { Construct } from 'constructs';
import type { Driver } from './journey.ts';
import { Worker } from './worker.ts';

/** SNS writes what became of each text message to two logs whose names it chooses; a function reads along. */
export class Receipts extends Construct {
  readonly worker: Worker<'receipts'>;
  /** In whose name SNS writes: an administrator tells SNS of it, for no template can. */
  readonly writer: Role;

  constructor(scope: Construct, id: string, driver: Driver) {
    super(scope, id);
    this.worker = new Worker(this, 'Worker', {
      ...driver,
      name: 'receipts',
      impact: 'Nobody hears that a text message did not arrive: the next channel comes after 45 seconds instead of at once.',
      timeout: Duration.seconds(60),
    });
    const { region, account } = Stack.of(this);
    const name = `sns/${region}/${account}/DirectPublishToPhoneNumber`;
    const kept = { retention: driver.logRetention, encryptionKey: driver.key, removalPolicy: RemovalPolicy.DESTROY };
    const logs = [new LogGroup(this, 'Delivered', { ...kept, logGroupName: name }), new LogGroup(this, 'Failed', { ...kept, logGroupName: `${name}/Failure` })];
    for (const [i, logGroup] of logs.entries()) new SubscriptionFilter(this, `Reads${i}`, { logGroup, destination: new LambdaDestination(this.worker), filterPattern: FilterPattern.allEvents() });
    const writes = new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: logs.map(({ logGroupArn }) => logGroupArn) });
    this.writer = new Role(this, 'Writer', {
      assumedBy: new ServicePrincipal('sns.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': account } } }),
      inlinePolicies: { writes: new PolicyDocument({ statements: [writes] }) },
    });
  }
}
