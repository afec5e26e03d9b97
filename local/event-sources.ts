/** Feeds queues to functions as Lambda's event source mappings do: a batch in, and only what did not fail is deleted. */
import type { Message, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { Consumer } from 'sqs-consumer';

export interface EventSourceProps {
  readonly sqs: SQSClient;
  readonly queueUrl: string;
  readonly queueArn: string;
  readonly region: string;
  readonly batchSize: number;
  /** Without it a batch is deleted as a whole, or stays as a whole. */
  readonly reportsFailures: boolean;
  /** How many batches are worked on at the same time. */
  readonly pollers: number;
  readonly invoke: (event: SQSEvent) => Promise<unknown>;
  /** Told why a batch, or a part of it, stays in the queue. */
  readonly failed: (line: string) => void;
}

/** Answers how to stop it. */
export function feed(props: EventSourceProps): () => void {
  const consumers = Array.from({ length: props.pollers }, () => {
    const consumer = Consumer.create({
      sqs: props.sqs,
      queueUrl: props.queueUrl,
      batchSize: Math.min(props.batchSize, 10),
      messageSystemAttributeNames: ['All'],
      messageAttributeNames: ['All'],
      waitTimeSeconds: 20,
      handleMessageBatch: (messages) => handle(messages, props),
    });
    consumer.on('error', (error) => {
      if (consumer.status.isRunning) props.failed(error.message); // stopping aborts the poll
    });
    consumer.start();
    return consumer;
  });
  return () => consumers.forEach((consumer) => consumer.stop({ abort: true }));
}

/** Answers the messages that are done with. */
async function handle(messages: Message[], props: EventSourceProps): Promise<Message[]> {
  const event: SQSEvent = { Records: messages.map((message) => record(message, props)) };
  const result = (await props.invoke(event)) as SQSBatchResponse | null | undefined;
  if (!props.reportsFailures) return messages;
  const failures = result?.batchItemFailures ?? [];
  const failed = new Set(failures.map(({ itemIdentifier }) => itemIdentifier));
  // As Lambda does: an identifier that is not in the batch fails all of it.
  if ([...failed].some((id) => !messages.some(({ MessageId }) => MessageId === id))) return [];
  if (failed.size > 0) props.failed(`${failed.size} of ${messages.length} failed and will be tried again`);
  return messages.filter(({ MessageId }) => !failed.has(MessageId!));
}

function record(message: Message, { queueArn, region }: EventSourceProps): SQSRecord {
  const { MessageId, ReceiptHandle, Body, MD5OfBody, Attributes, MessageAttributes = {} } = message;
  const attributes = Object.entries(MessageAttributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { dataType: DataType, stringValue: StringValue, binaryValue: BinaryValue && Buffer.from(BinaryValue).toString('base64') },
  ]);
  return {
    messageId: MessageId!,
    receiptHandle: ReceiptHandle!,
    body: Body!,
    attributes: Attributes as unknown as SQSRecord['attributes'],
    messageAttributes: Object.fromEntries(attributes) as SQSRecord['messageAttributes'],
    md5OfBody: MD5OfBody!,
    eventSource: 'aws:sqs',
    eventSourceARN: queueArn,
    awsRegion: region,
  };
}
