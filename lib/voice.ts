import { Duration } from 'aws-cdk-lib';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { LambdaSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { VOICE_TOPIC } from '../contract/topics.ts';
import type { Driver } from './journey.ts';
import type { Settings } from './settings.ts';
import { Worker } from './worker.ts';

export interface VoiceProps extends Driver {
  readonly settings: Settings;
  /** Where the gateway asks and tells. */
  readonly callsUrl: string;
}

/** Pages that are calls. Without a gateway each is answered with a failure at once, and the next channel comes. */
export class Voice extends Construct {
  readonly credentials: Secret;
  readonly worker: Worker<'ring'>;

  constructor(scope: Construct, id: string, { settings, callsUrl, ...driver }: VoiceProps) {
    super(scope, id);
    // A call that is lost needs no queue: what is not proved is followed by the next channel.
    const impact = 'Calls are not made: whoever sleeps through an SMS is not woken, and the next channel comes after 45 seconds.';
    const topic = new Topic(this, 'Topic', { topicName: VOICE_TOPIC, displayName: 'Jeevan Raksha calls', enforceSSL: true, masterKey: driver.key });
    this.credentials = new Secret(this, 'Credentials', { description: 'key:token of the voice gateway', encryptionKey: driver.key });
    this.worker = new Worker(this, 'Worker', {
      ...driver,
      name: 'ring',
      environment: { ...driver.environment, VOICE_SETTINGS: JSON.stringify(settings.voiceGateway ?? {}), VOICE_SECRET_ID: this.credentials.secretArn, CALLS_URL: callsUrl },
      impact,
      timeout: Duration.seconds(25),
    });
    topic.addSubscription(new LambdaSubscription(this.worker));
    this.worker.may(['secretsmanager:GetSecretValue'], [this.credentials.secretArn]);
  }
}
