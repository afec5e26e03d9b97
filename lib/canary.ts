import { Duration } from 'aws-cdk-lib';
import { Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CANARY_EVERY_MINUTES, CANARY_TOPIC } from '../contract/canary.ts';
import { METRICS } from '../contract/metrics.ts';
import type { Alarms } from './alarms.ts';
import { reported } from './reported.ts';
import { sealed } from './sealed.ts';
import { Worker, type House } from './worker.ts';

export interface CanaryProps extends House {
  /** What stands before a path of the front door, from outside. */
  readonly doorUrl: string;
  readonly heartbeatUrl: string | undefined;
}

/** Every five minutes an exercise goes the way of every alert: what stops it would stop an alert. */
export class Canary extends Construct {
  /** Its own, made here: what partners have is put in by hand, and no deploy may write over it. */
  readonly secret: Secret;
  /** Its responder's pages; a queue takes them, which nobody can reach from outside. */
  readonly topic: Topic;
  readonly worker: Worker<'canary'>;

  constructor(scope: Construct, id: string, { doorUrl, heartbeatUrl, ...house }: CanaryProps) {
    super(scope, id);
    this.secret = new Secret(this, 'Secret', { description: 'Jeevan Raksha: with which the canary signs', encryptionKey: house.key, generateSecretString: { passwordLength: 64, excludePunctuation: true } });
    this.topic = new Topic(this, 'Topic', { topicName: CANARY_TOPIC, displayName: 'Jeevan Raksha canary', enforceSSL: true, masterKey: house.key });
    const inbox = this.inbox(house);
    this.worker = new Worker(this, 'Worker', {
      ...house,
      name: 'canary',
      environment: { DOOR_URL: doorUrl, CANARY_SECRET_ID: this.secret.secretArn, CANARY_QUEUE_URL: inbox.queueUrl, CANARY_SETTINGS: JSON.stringify({ heartbeatUrl }) },
      impact: 'Nobody tries the way that alerts go: what stops it is found by an alert.',
      timeout: Duration.seconds(110), // a minute until its page, and three answers
      memorySize: 256, // it waits most of the time
    });
    this.worker.may(['sqs:ReceiveMessage', 'sqs:DeleteMessage'], [inbox.queueArn]);
    this.worker.may(['secretsmanager:GetSecretValue'], [this.secret.secretArn]);
    this.worker.may(['kms:Decrypt'], [house.key.keyArn]);
    // By the clock, so that each falls into a period of its alarm, away from its edges.
    new Rule(this, 'exercise', {
      schedule: Schedule.cron({ minute: `2/${CANARY_EVERY_MINUTES}` }),
      targets: [new LambdaFunction(this.worker, { event: RuleTargetInput.fromObject({ task: 'exercise' }) })],
    });
    this.watch(house.alarms);
  }

  /** Two of three: one that meets a deploy or a slow minute wakes nobody. */
  private watch(alarms: Alarms): void {
    alarms.raise('canary-silent', {
      metric: reported(METRICS.canaryAcknowledged, { statistic: Stats.SAMPLE_COUNT, period: Duration.minutes(CANARY_EVERY_MINUTES) }),
      periods: 3,
      datapoints: 2,
      whenSilent: true,
      impact: 'Exercise alerts do not come through in time: an alert for a person at risk may not either.',
    });
  }

  private inbox({ key }: House): Queue {
    const queue = new Queue(this, 'Inbox', { ...sealed(key), retentionPeriod: Duration.minutes(10), visibilityTimeout: Duration.seconds(30) });
    // By hand: CDK's own subscription would write this topic into the policy of the key, which is in the other stack.
    queue.addToResourcePolicy(
      new PolicyStatement({ principals: [new ServicePrincipal('sns.amazonaws.com')], actions: ['sqs:SendMessage'], resources: [queue.queueArn], conditions: { ArnEquals: { 'aws:SourceArn': this.topic.topicArn } } }),
    );
    new Subscription(this, 'Pages', { topic: this.topic, protocol: SubscriptionProtocol.SQS, endpoint: queue.queueArn, rawMessageDelivery: true });
    return queue;
  }
}
