/** An SNS for one test file: the laptop's in this process, or the one that SNS_ENDPOINT names, whose topics are then heard through the SQS beside it. */
import { CreateTopicCommand, DeleteTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { serveAws } from '../../../local/emulators/aws-endpoint.ts';
import { sns } from '../../../local/emulators/sns.ts';
import { openTopics } from '../../../local/emulators/topics.ts';
import { openFaults } from '../../../local/faults.ts';
import { openInbox, type Message } from '../../../local/inbox.ts';
import { askedAt, newName } from './asked.ts';

export interface Heard {
  /** A number, or the ARN of a topic. */
  readonly to: string;
  readonly subject: string | null;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Sns {
  readonly client: SNSClient;
  /** A new topic to which somebody listens. */
  readonly topic: () => Promise<string>;
  readonly remove: (topicArn: string) => Promise<void>;
  /** What has arrived so far under this name of SNS's. */
  readonly heard: (messageId: string) => Promise<readonly Heard[]>;
  readonly close: () => Promise<void>;
}

/** Only the laptop shows what became of a text: elsewhere it is on its way to a phone. */
export const HEARS_TEXTS = process.env['SNS_ENDPOINT'] === undefined;

export const openSns = async (): Promise<Sns> => (HEARS_TEXTS ? laptops() : named(process.env['SNS_ENDPOINT']!));

const removed = (client: SNSClient) => async (TopicArn: string) => void (await client.send(new DeleteTopicCommand({ TopicArn })));

async function laptops(): Promise<Sns> {
  const [inbox, said] = [openInbox(undefined), (line: string): void => void process.stderr.write(`${line}\n`)];
  const props = { topics: openTopics(undefined), inbox, faults: openFaults(), clock: () => new Date(), report: () => undefined, hand: () => undefined, enqueue: () => undefined };
  const endpoint = await serveAws({ json: {}, query: sns({ ...props, arnPrefix: 'arn:aws:sns:ap-south-1:000000000000:' }) }, said);
  const client = new SNSClient(askedAt(endpoint.url));
  const topics = new Map<string, string>();
  return {
    client,
    topic: async () => {
      const Name = newName();
      const { TopicArn } = await client.send(new CreateTopicCommand({ Name }));
      await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: `${Name}@sample.invalid` }));
      topics.set(`${Name}@sample.invalid`, TopicArn!);
      return TopicArn!;
    },
    remove: removed(client),
    heard: async (messageId) => inbox.lines().map((line) => JSON.parse(line) as Message).filter(({ id }) => id === messageId).map(({ to, subject, body, attributes }) => ({ to: topics.get(to) ?? to, subject, body, attributes })),
    close: endpoint.close,
  };
}

/** As SNS writes it for a queue. */
interface Notification {
  readonly MessageId: string;
  readonly TopicArn: string;
  readonly Subject?: string | null;
  readonly Message: string;
  readonly MessageAttributes?: Readonly<Record<string, { readonly Value: string }>>;
}

async function named(endpoint: string): Promise<Sns> {
  const [client, sqs] = [new SNSClient(askedAt(endpoint)), new SQSClient(askedAt(process.env['SQS_ENDPOINT'] ?? endpoint))];
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: newName() }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['QueueArn'] }));
  const notifications: Notification[] = [];
  return {
    client,
    topic: async () => {
      const { TopicArn } = await client.send(new CreateTopicCommand({ Name: newName() }));
      await client.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: Attributes!['QueueArn'] }));
      return TopicArn!;
    },
    remove: removed(client),
    heard: async (messageId) => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 600 }));
      notifications.push(...Messages.map(({ Body }) => JSON.parse(Body!) as Notification));
      return notifications.filter(({ MessageId }) => MessageId === messageId).map(({ TopicArn, Subject, Message: body, MessageAttributes = {} }) => ({ to: TopicArn, subject: Subject ?? null, body, attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([name, { Value }]) => [name, Value])) }));
    },
    close: async () => {
      client.destroy();
      sqs.destroy();
    },
  };
}
