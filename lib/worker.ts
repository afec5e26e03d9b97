import { Duration, Names } from 'aws-cdk-lib';
import { MathExpression, type Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Env, EnvName } from '../contract/env.ts';
import type { FunctionName } from '../contract/functions.ts';
import type { Metric } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { bundleOf } from './bundles.ts';
import { protectsPeople } from './log-protection.ts';
import { reported } from './reported.ts';
import type { LogDays } from './settings.ts';

/** What all functions of a deployment have in common. */
export interface House {
  readonly bundles: string;
  readonly logRetention: LogDays;
  readonly alarms: Alarms;
  /** On all that is kept, sent and logged. */
  readonly key: IKey;
}

/** Where a step hands on to is known only when it is joined to the next one: `feeds`. */
const JOINED = 'NEXT_QUEUE_URL' satisfies EnvName;

/** What whoever sends to an encrypted queue or topic does with its key. */
const SEALS = ['kms:Decrypt', 'kms:GenerateDataKey'];

export interface WorkerProps<F extends FunctionName> extends House {
  readonly name: F;
  /** Exactly the variables that the function reads: one missing, or one too many, does not compile. */
  readonly environment: Omit<Env<F>, typeof JOINED>;
  /** Who is hurt, in plain words, while this function fails. */
  readonly impact: string;
  readonly timeout: Duration;
  /** Default 1024: the CPU that comes with it is what makes a page fast. */
  readonly memorySize?: number;
  /** What it counts of messages that stay on their queue, for which Lambda counts no error. */
  readonly keeps?: Metric;
  /** For functions that are invoked asynchronously. */
  readonly deadLetters?: IQueue;
}

/** A function with its log, its role that may do nothing else than write it, and its alarm. */
export class Worker<F extends FunctionName = FunctionName> extends Function {
  readonly #key: IKey;

  constructor(scope: Construct, id: string, props: WorkerProps<F>) {
    const { name, environment, impact, timeout, memorySize = 1024, deadLetters, bundles, logRetention, alarms, key } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, { retention: logRetention, encryptionKey: key, dataProtectionPolicy: protectsPeople() });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      code: Code.fromAsset(bundleOf(bundles, name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      environment: { ...environment },
      logGroup,
      role,
      timeout,
      memorySize,
      ...(deadLetters && { deadLetterQueue: deadLetters }),
    });
    this.#key = key;
    alarms.raise(`${name}-fails`, { metric: failing(this.metricErrors({ period: Duration.minutes(1) }), props.keeps), impact });
  }

  /** Action by action: CDK's own grants give more than the calls that are made. */
  may(actions: readonly string[], resources: readonly string[]): void {
    this.addToRolePolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
  }

  /** Hands on everything that this step finishes. */
  feeds({ queue }: { readonly queue: IQueue }): void {
    this.may(['sqs:SendMessage'], [queue.queueArn]);
    this.may(SEALS, [this.#key.keyArn]);
    this.addEnvironment(JOINED, queue.queueUrl);
  }

  /** Publishes to a topic that is fixed at deploy time. */
  tells(topic: ITopic): void {
    this.may(['sns:Publish'], [topic.topicArn]);
    this.may(SEALS, [this.#key.keyArn]);
  }

  /** Is given a queue's messages, ten at a time, and says which of them failed. `atOnce`: runs at the same moment, at the most. */
  reads(queue: IQueue, atOnce: number): void {
    this.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], [queue.queueArn]);
    this.may(['kms:Decrypt'], [this.#key.keyArn]);
    this.addEventSourceMapping(`SqsEventSource:${Names.nodeUniqueId(queue.node)}`, { eventSourceArn: queue.queueArn, batchSize: 10, reportBatchItemFailures: true, maxConcurrency: atOnce });
  }
}

/** A metric that is not reported is no number: filled, or one without the other would be nothing. */
function failing(errors: CloudWatchMetric, keeps: Metric | undefined): CloudWatchMetric | MathExpression {
  if (keeps === undefined) return errors;
  return new MathExpression({ expression: 'FILL(errors, 0) + FILL(kept, 0)', usingMetrics: { errors, kept: reported(keeps) }, period: Duration.minutes(1) });
}
