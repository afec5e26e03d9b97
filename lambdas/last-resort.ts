/** Dead letters in, a page to fixed subscribers out. The letters stay, but for the canary's: each is reported as failed, and pages again. */
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { CLIENT } from '../adapters/aws/client.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { lastResort, staying } from '../pipeline/last-resort.ts';

// Once per cold start.
const env = readEnv('last-resort', process.env);
const { log, flushing } = telemetry('last-resort');
const sns = new SNSClient(CLIENT);
const page = lastResort({
  publish: async (Subject, Message) => {
    await sns.send(new PublishCommand({ TopicArn: env.LAST_RESORT_TOPIC_ARN, Subject, Message }));
  },
});

// Once per batch.
export const handler = flushing(async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
  log.error('dead letters', { letters: Records.map(({ messageId, eventSourceARN }) => ({ messageId, eventSourceARN })) });
  const letters = staying(Records.map(({ messageId, eventSourceARN, body, attributes }) => ({ messageId, queue: eventSourceARN.split(':').at(-1)!, body, firstSentAt: new Date(Number(attributes.SentTimestamp)).toISOString() })));
  await page(letters);
  return { batchItemFailures: letters.map(({ messageId }) => ({ itemIdentifier: messageId })) };
});
