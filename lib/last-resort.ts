import { Duration } from 'aws-cdk-lib';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription, UrlSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import { Worker, type House } from './worker.ts';

export interface LastResortProps extends House {
  readonly email: string;
  readonly urls: readonly string[];
}

/** Pages the raw fact when the pipeline itself is broken: it needs neither the table nor the pack. */
export class LastResort extends Construct {
  /** Its subscribers are fixed at deploy time. */
  readonly topic: Topic;
  readonly worker: Worker<'last-resort'>;

  constructor(scope: Construct, id: string, { email, urls, ...house }: LastResortProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Jeevan Raksha last resort', enforceSSL: true, masterKey: house.key });
    this.topic.addSubscription(new EmailSubscription(email));
    for (const url of urls) this.topic.addSubscription(new UrlSubscription(url));
    this.worker = new Worker(this, 'Worker', {
      ...house,
      name: 'last-resort',
      environment: { LAST_RESORT_TOPIC_ARN: this.topic.topicArn },
      impact: 'Alerts that no stage could handle may not be reaching anybody.',
      timeout: Duration.seconds(45),
      memorySize: 512,
    });
    this.worker.tells(this.topic);
  }

  /** It reports every message as failed, so each stays where it is and pages again, until somebody redrives it or it is no longer kept. */
  watches(...queues: readonly DeadLetters[]): void {
    for (const queue of queues) this.worker.reads(queue, 2);
  }
}
