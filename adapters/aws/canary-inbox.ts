/** The queue into which SNS puts the canary's pages as they are (raw), their attributes with them. */
import { DeleteMessageBatchCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { errorName } from '../../core/fault.ts';
import type { CanaryPage } from '../../pipeline/canary.ts';

const WAIT_SECONDS = 1;

/** What was taken out is gone: a page is of use to one exercise only. */
export const canaryInbox = (client: SQSClient, QueueUrl: string) => async (): Promise<CanaryPage[]> => {
  try {
    return await takenOut(client, QueueUrl);
  } catch (error) {
    throw new Error(`its queue could not be read (${errorName(error)})`, { cause: error });
  }
};

async function takenOut(client: SQSClient, QueueUrl: string): Promise<CanaryPage[]> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: WAIT_SECONDS, MessageAttributeNames: ['incidentId'] }));
  if (Messages.length > 0) await client.send(new DeleteMessageBatchCommand({ QueueUrl, Entries: Messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle })) }));
  return Messages.map(({ Body = '', MessageAttributes = {} }) => ({ incidentId: MessageAttributes['incidentId']?.StringValue ?? '', text: Body }));
}
