/** One suite for every queue: in memory, and on SQS; and what SQS is sent, and hands over. */
import { ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as fc from 'fast-check';
import { sqsHandler, sqsOutbox } from '../../adapters/aws/sqs.ts';
import { memoryQueue } from '../../adapters/memory/queue.ts';
import { memoryLog, memoryMeter } from '../../adapters/memory/world.ts';
import { readAccepted, readLocated, type Located } from '../../core/envelope.ts';
import { feed } from '../../local/event-sources.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';
import { canariesIn } from '../support/canary.ts';
import { askedAt, NOWHERE } from '../support/engines/asked.ts';
import { openSqs, type Sqs } from '../support/engines/sqs.ts';
import { fromLucknow, openHouse } from '../support/house.ts';
import { queueContract, type Letter, type Step } from './queue.contract.ts';

describe('a queue in memory', () => {
  const feeds = (deliver: (step: Step) => Promise<void>) => (step: Step) => {
    let isOn = true;
    const next = async (): Promise<void> => {
      await deliver(step);
      if (isOn) setImmediate(() => void next());
    };
    void next();
    return () => void (isOn = false);
  };
  queueContract(async (tries) => {
    const memory = memoryQueue<Letter>(tries);
    return { outbox: memory, feeds: feeds(memory.deliver), dead: async () => memory.dead };
  });
});

describe('a queue on SQS', () => {
  let engine: Sqs;
  beforeAll(async () => {
    engine = await openSqs();
  });
  afterAll(async () => engine.close());

  const read = (body: string): Letter => JSON.parse(body) as Letter;
  queueContract(async (tries) => {
    const { url, arn, deadUrl } = await engine.queue(tries);
    const from = { sqs: engine.client, queueUrl: url, queueArn: arn, region: 'ap-south-1', batchSize: 10, reportsFailures: true, pollers: 1, failed: () => undefined };
    return {
      outbox: sqsOutbox(engine.client, url),
      feeds: (step) => feed({ ...from, invoke: sqsHandler(read, step, { log: memoryLog(), meter: memoryMeter(), keeps: 'routeKeeps' }) }),
      dead: async () => {
        const { Messages = [] } = await engine.client.send(new ReceiveMessageCommand({ QueueUrl: deadUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 0 }));
        return Messages.map(({ Body }) => read(Body!));
      },
    };
  });

  it('that is not there, or that nobody answers for, is an error to whoever sends', async () => {
    const { url } = await engine.queue(1);
    for (const outbox of [sqsOutbox(engine.client, `${url}-that-is-gone`), sqsOutbox(new SQSClient(askedAt(NOWHERE)), `${NOWHERE}/000000000000/q`)]) await expect(outbox.send({ partner: 'meta' })).rejects.toThrow(Error);
  });
});

let sqs: Double;
let client: SQSClient;
beforeAll(async () => {
  sqs = await awsDouble();
  client = new SQSClient({ ...sqs.config, md5: false });
});
afterAll(async () => sqs.close());
beforeEach(() => {
  sqs.asked.length = 0;
  sqs.answer = () => ({ body: '{"MessageId":"m"}' });
});
const url = (): string => `${sqs.config.endpoint}/000000000000/q`;
const sent = (): Record<string, unknown> => sqs.asked.at(-1)!.json;

describe('a message', () => {
  it("is JSON on the queue, in its partner's group", async () => {
    await sqsOutbox<{ partner: string; body: string }>(client, url()).send({ partner: 'meta', body: 'x' });
    expect(sent()).toMatchObject({ QueueUrl: url(), MessageBody: '{"partner":"meta","body":"x"}', MessageGroupId: 'meta' });
  });

  it('has only characters that SQS takes, whatever a partner wrote, and is read back as it was', async () => {
    const house = await openHouse();
    const base = await house.located(fromLucknow);
    const character = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', '\udfff', '\ufffe', '\uffff', '\u{1f642}', '\u2028'));
    await fc.assert(
      fc.asyncProperty(fc.array(character, { minLength: 20, maxLength: 40 }), async (traits) => {
        const message: Located = { ...base, traits };
        await sqsOutbox(client, url()).send(message);
        const body = sent()['MessageBody'] as string;
        // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html
        expect([...body].every((one) => /^[ -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]$/u.test(one))).toBe(true);
        expect(readLocated(body)).toEqual(message);
      }),
      { numRuns: 15 },
    );
  });

  it('of the largest alert fits a message', async () => {
    const house = await openHouse();
    const accepted = house.accepted(Buffer.alloc(262_144, 255));
    expect(Buffer.byteLength(JSON.stringify(accepted))).toBeLessThan(1_048_576);
  });

  it('that the queue does not take is an error to whoever sent it', async () => {
    sqs.answer = () => ({ status: 500, body: '{"__type":"InternalFailure"}' });
    await expect(sqsOutbox(client, url()).send({ partner: 'meta' })).rejects.toThrow(Error);
    sqs.answer = () => 'hang up';
    await expect(sqsOutbox(client, url()).send({ partner: 'meta' })).rejects.toThrow(Error);
  });
});

describe('a batch', () => {
  const record = (messageId: string, body: string, received = '1') => ({ messageId, body, attributes: { ApproximateReceiveCount: received } }) as unknown as SQSRecord;
  const run = async (records: SQSRecord[], step: (text: string, received: number) => Promise<void>, { log = memoryLog(), meter = memoryMeter() } = {}) => {
    const failures = (await sqsHandler((text) => text, step, { log, meter, keeps: 'routeKeeps' })({ Records: records } satisfies SQSEvent)).batchItemFailures;
    return failures.map(({ itemIdentifier }) => itemIdentifier);
  };

  it('reports what failed, and only that: the others leave the queue', async () => {
    const done: string[] = [];
    const step = async (text: string): Promise<void> => (text === 'bad' ? Promise.reject(new Error('no')) : void done.push(text));
    expect(await run([record('1', 'a'), record('2', 'bad'), record('3', 'b'), record('4', 'bad')], step)).toEqual(['2', '4']);
    expect(done).toEqual(['a', 'b']);
  });

  it('of which all failed reports all, does not throw, and counts them for the alarm, as Lambda does not', async () => {
    const meter = memoryMeter();
    expect(await run([record('1', 'a'), record('2', 'b')], async () => Promise.reject(new Error('no')), { meter })).toEqual(['1', '2']);
    expect([...meter.counted]).toEqual([['routeKeeps', 2]]);
  });

  it('that is fine reports none', async () => {
    expect(await run([record('1', 'a')], async () => undefined)).toEqual([]);
  });

  it('leaves what cannot be read on the queue, for the dead letters, and does the rest', async () => {
    const house = await openHouse();
    const log = memoryLog();
    const seen: string[] = [];
    const handler = sqsHandler(readAccepted, async ({ incidentId }) => void seen.push(incidentId), { log, meter: memoryMeter(), keeps: 'routeKeeps' });
    const good = house.accepted(fromLucknow);
    const { batchItemFailures } = await handler({ Records: [record('1', 'canary-words'), record('2', JSON.stringify(good)), record('3', '{"partner":"canary-partner"}')] });
    expect([batchItemFailures, seen]).toEqual([[{ itemIdentifier: '1' }, { itemIdentifier: '3' }], [good.incidentId]]);
    expect([log.lines.length, canariesIn(log.lines.join())]).toEqual([2, []]);
  });

  it('tells the step how often each message has come', async () => {
    const counts: number[] = [];
    await run([record('1', 'a', '1'), record('2', 'b', '4')], async (_, received) => void counts.push(received));
    expect(counts).toEqual([1, 4]);
  });
});
