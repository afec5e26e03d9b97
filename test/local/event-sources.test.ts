import { CreateQueueCommand, GetQueueAttributesCommand, SendMessageCommand, SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent } from 'aws-lambda';
import { startEngine, type Engine } from '../../local/emulators/engine.ts';
import { feed } from '../../local/event-sources.ts';

const REGION = 'ap-south-1';

describe('a queue that feeds a function', () => {
  let engine: Engine;
  let sqs: SQSClient;
  let stop: () => void;
  const said: string[] = [];

  beforeAll(async () => {
    const module = new URL('../../local/emulators/sqs-thread.ts', import.meta.url);
    engine = await startEngine({ module, service: 'SQS', folder: undefined, died: (because) => said.push(because) });
    sqs = new SQSClient({ region: REGION, endpoint: engine.endpoint, credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  });
  beforeEach(() => said.splice(0));
  afterEach(() => stop());
  afterAll(() => engine.stop());

  it('hands over what Lambda would, at once', async () => {
    const queue = await queueOf('shape');
    const events: SQSEvent[] = [];
    feedFrom(queue, async (event) => void events.push(event));
    await pause(100); // so that it waits in a long poll
    const began = Date.now();
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: '{"a":1}', MessageAttributes: { kind: { DataType: 'String', StringValue: 'x' } } }));
    await until(() => events.length === 1);
    expect(Date.now() - began).toBeLessThan(500);
    expect(events[0]!.Records[0]).toEqual({
      messageId: expect.any(String), receiptHandle: expect.any(String), body: '{"a":1}', md5OfBody: expect.any(String),
      attributes: expect.objectContaining({ ApproximateReceiveCount: '1', SentTimestamp: expect.stringMatching(/^\d{13}$/) }),
      messageAttributes: { kind: { dataType: 'String', stringValue: 'x' } },
      eventSource: 'aws:sqs', eventSourceARN: queue.arn, awsRegion: REGION,
    });
  });

  it('gives back only what the function reports as failed, and after five tries to the dead letters', async () => {
    const dead = await queueOf('dead');
    const queue = await queueOf('partial', { dead: dead.arn, visibility: '0' }); // a failed message is back at once
    const seen: string[] = [];
    feedFrom(queue, async ({ Records }) => {
      seen.push(...Records.map(({ body }) => body));
      return { batchItemFailures: Records.filter(({ body }) => body === 'bad').map(({ messageId }) => ({ itemIdentifier: messageId })) };
    });
    for (const body of ['good', 'bad', 'fine']) await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: body }));
    await until(async () => (await waiting(dead.url)) === 1);
    expect(seen.filter((body) => body === 'bad')).toHaveLength(5);
    expect(new Set(seen)).toEqual(new Set(['good', 'bad', 'fine']));
    expect(await waiting(queue.url)).toBe(0);
    expect(said).toContainEqual(expect.stringMatching(/^1 of \d failed and will be tried again$/));
  });

  it.each<[string, boolean, (event: SQSEvent) => Promise<unknown>, number]>([
    ['keeps the batch when the function throws', true, () => Promise.reject(new Error('away')), 1],
    ['keeps the batch when it reports what is not in it', true, async () => ({ batchItemFailures: [{ itemIdentifier: 'other' }] }), 1],
    ['deletes the batch when failures are not reported', false, async ({ Records }) => ({ batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) }), 0],
    ['deletes the batch when the function answers nothing', true, async () => null, 0],
  ])('%s', async (name, reportsFailures, invoke, left) => {
    const queue = await queueOf(`q${name.length}`);
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: 'x' }));
    let handled = false;
    feedFrom(queue, (event) => invoke(event).finally(() => (handled = true)), reportsFailures);
    await until(() => handled);
    await pause(60);
    expect(await waiting(queue.url)).toBe(left);
  });

  interface Q { readonly url: string; readonly arn: string }
  async function queueOf(name: string, { dead, visibility = '30' }: { readonly dead?: string; readonly visibility?: string } = {}): Promise<Q> {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const redrive = dead === undefined ? {} : { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: dead, maxReceiveCount: 5 }) };
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { VisibilityTimeout: visibility, ...redrive } }));
    return { url: QueueUrl!, arn: `arn:aws:sqs:${REGION}:000000000000:${name}` };
  }
  function feedFrom({ url, arn }: Q, invoke: (event: SQSEvent) => Promise<unknown>, reportsFailures = true): void {
    stop = feed({ sqs, queueUrl: url, queueArn: arn, region: REGION, batchSize: 10, reportsFailures, pollers: 2, invoke, failed: (line) => said.push(line) });
  }
  async function waiting(QueueUrl: string): Promise<number> {
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] }));
    return Number(Attributes!['ApproximateNumberOfMessages']) + Number(Attributes!['ApproximateNumberOfMessagesNotVisible']);
  }
});

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await pause(10);
}
