import { Duration, Stack } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { METRICS } from '../contract/metrics.ts';
import { auditBucketName } from './audit-bucket.ts';
import { indexOf } from './drivers.ts';
import type { Kept } from './kept.ts';
import { Worker, type House } from './worker.ts';

export interface TrailProps extends House {
  readonly kept: Kept;
  readonly retentionDays: number;
}

/** Every change and every look, bound together and locked away. */
export class Trail extends Construct {
  readonly worker: Worker<'audit'>;

  constructor(scope: Construct, id: string, { kept, retentionDays, ...house }: TrailProps) {
    super(scope, id);
    this.worker = new Worker(this, 'Worker', {
      ...house,
      name: 'audit',
      environment: { LEDGER_TABLE: kept.ledger.tableName, DIRECTORY_TABLE: kept.directory.tableName, AUDIT_BUCKET: auditBucketName(Stack.of(this)), RETENTION_DAYS: String(retentionDays) },
      impact: 'What happens is not put on the trail: nobody waits for it, but a change made by hand would be seen by nothing else.',
      timeout: Duration.minutes(15), // after a restore it reads everything
      memorySize: 512,
      keeps: METRICS.auditKeeps,
    });
    this.follows(kept);
    this.mayAudit(kept);
    new Rule(this, 'Reconcile', { schedule: Schedule.rate(Duration.days(1)), targets: [new LambdaFunction(this.worker, { event: RuleTargetInput.fromObject({ task: 'reconcile' }) })] });
    const age = this.worker.metric('IteratorAge', { statistic: Stats.MAXIMUM, period: Duration.minutes(5) });
    house.alarms.raise('audit-late', { metric: age, threshold: Duration.minutes(15).toMilliseconds(), impact: 'The trail is behind the ledger. After 24 hours the stream forgets, and only the daily look finds what is missing.' });
  }

  /** The streams say that something changed; what, is read. Only heads and orders have a trail. */
  private follows({ ledger, directory }: Kept): void {
    const of = (keys: object) => [FilterCriteria.filter({ dynamodb: { Keys: keys } })];
    const reading = {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(2), // the ten writes of a page are one block
      reportBatchItemFailures: true,
      maxRecordAge: Duration.hours(1), // one that never goes through must not hold up the others for a day: the daily look comes back to it
    };
    this.worker.addEventSource(new DynamoEventSource(ledger, { ...reading, filters: of({ [LEDGER.sortKey]: { S: FilterRule.isEqual(LEDGER.head) } }) }));
    this.worker.addEventSource(new DynamoEventSource(directory, { ...reading, filters: of({ [DIRECTORY.partitionKey]: { S: FilterRule.beginsWith(DIRECTORY.orders) } }) }));
  }

  /** It reads the tables and adds to the bucket; it can change neither. */
  private mayAudit({ ledger, directory, key }: Kept): void {
    const bucket = `arn:${Stack.of(this).partition}:s3:::${auditBucketName(Stack.of(this))}`;
    this.worker.may(['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'], [ledger.tableArn]);
    this.worker.may(['dynamodb:Query'], [indexOf(ledger, LEDGER.listing.index), directory.tableArn]);
    this.worker.may(['s3:PutObject', 's3:GetObjectVersion'], [`${bucket}/*`]);
    this.worker.may(['s3:ListBucketVersions'], [bucket]);
    this.worker.may(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn]);
  }
}
