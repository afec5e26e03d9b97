/** Every day: who cannot be reached in the next three days. Every week: a drill on every desk. */
import { setTimeout } from 'node:timers/promises';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { CLIENT } from '../adapters/aws/client.ts';
import { snsOutsight } from '../adapters/aws/outsight.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { snsTopics } from '../adapters/aws/topics.ts';
import { readEnv } from '../contract/env.ts';
import { drillAll, lookAhead } from '../pipeline/watch.ts';
import { driving, wholeRoll } from './driving.ts';

// Once per cold start.
const env = readEnv('watch', process.env);
const watched = telemetry('watch');
const sns = new SNSClient(CLIENT);
const ports = {
  ...driving(env, watched),
  directory: wholeRoll(env),
  outsight: snsOutsight(sns, env.LAST_RESORT_TOPIC_ARN),
  topics: snsTopics(sns),
  admin: { publish: async (Subject: string, Message: string) => void (await sns.send(new PublishCommand({ TopicArn: env.ADMIN_TOPIC_ARN, Subject, Message }))) },
  wait: async (seconds: number) => setTimeout(seconds * 1000),
};

// Once per schedule.
export const handler = watched.flushing(async ({ task }: { task: 'look-ahead' | 'drills' }): Promise<void> => (task === 'drills' ? drillAll(ports) : lookAhead(ports)));
