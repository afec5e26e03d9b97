import { Duration } from 'aws-cdk-lib';
import { MathExpression, type Metric as CloudWatchMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Env, EnvName } from '../contract/env.ts';
import type { FunctionName } from '../contract/functions.ts';
import type { Metric } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { bundleOf } from './bundles.ts';
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
  constructor(scope: Construct, id: string, props: WorkerProps<F>) {
    const { name, environment, impact, timeout, memorySize = 1024, deadLetters, bundles, logRetention, alarms, key } = props;
    const logGroup = new LogGroup(scope, `${id}Log`, { retention: logRetention, encryptionKey: key });
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
    alarms.raise(`${name}-fails`, { metric: failing(this.metricErrors({ period: Duration.minutes(1) }), props.keeps), impact });
  }

  /** Hands on everything that this step finishes. */
  feeds(next: { readonly queue: IQueue }): void {
    next.queue.grantSendMessages(this);
    this.addEnvironment(JOINED, next.queue.queueUrl);
  }
}

/** A metric that is not reported is no number: filled, or one without the other would be nothing. */
function failing(errors: CloudWatchMetric, keeps: Metric | undefined): CloudWatchMetric | MathExpression {
  if (keeps === undefined) return errors;
  return new MathExpression({ expression: 'FILL(errors, 0) + FILL(kept, 0)', usingMetrics: { errors, kept: reported(keeps) }, period: Duration.minutes(1) });
}
