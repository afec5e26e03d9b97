/** An SQS for one test file: the laptop's, in a thread of its own, or the one that SQS_ENDPOINT names. */
import { CreateQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { startEngine } from '../../../local/emulators/engine.ts';
import { askedAt, newName } from './asked.ts';

export interface Queue {
  readonly url: string;
  readonly arn: string;
  /** Of its dead letters. */
  readonly deadUrl: string;
}

export interface Sqs {
  readonly client: SQSClient;
  /** A new queue, in which what failed is back at once. `tries`: how often a message comes before it is a dead letter. */
  readonly queue: (tries: number) => Promise<Queue>;
  readonly close: () => Promise<void>;
}

export async function openSqs(): Promise<Sqs> {
  const given = process.env['SQS_ENDPOINT'];
  const died = (because: string): void => void process.stderr.write(`${because}\n`);
  const laptops = given === undefined ? await startEngine({ module: new URL('../../../local/emulators/sqs-thread.ts', import.meta.url), service: 'SQS', folder: undefined, died }) : null;
  const client = new SQSClient(askedAt(given ?? laptops!.endpoint));

  async function made(Attributes: Record<string, string>): Promise<{ url: string; arn: string }> {
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName: newName(), Attributes }));
    const { Attributes: known } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
    return { url: QueueUrl!, arn: known!['QueueArn']! };
  }

  return {
    client,
    queue: async (tries) => {
      const dead = await made({});
      const redrive = JSON.stringify({ deadLetterTargetArn: dead.arn, maxReceiveCount: tries });
      return { ...(await made({ VisibilityTimeout: '0', RedrivePolicy: redrive })), deadUrl: dead.url };
    },
    close: async () => {
      client.destroy();
      await laptops?.stop();
    },
  };
}
