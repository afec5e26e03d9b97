import { CreateTopicCommand, DeleteTopicCommand, GetSMSAttributesCommand, ListSubscriptionsByTopicCommand, PublishCommand, SNSClient, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveAws, type Endpoint } from '../../local/emulators/aws-endpoint.ts';
import { sns } from '../../local/emulators/sns.ts';
import { openTopics, type Topics } from '../../local/emulators/topics.ts';
import type { Reported } from '../../local/emulators/sms-log.ts';
import { openFaults, type Faults } from '../../local/faults.ts';
import { openInbox, type Inbox, type Message } from '../../local/inbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'sns-'));
const attributes = { incidentId: { DataType: 'String', StringValue: 'abc' }, responderId: { DataType: 'String', StringValue: 'r1' }, page: { DataType: 'String', StringValue: 'p1' } };

describe('SNS, as the SDK talks to it', () => {
  let inbox: Inbox;
  let faults: Faults;
  let reported: Reported[];
  let endpoint: Endpoint;
  let client: SNSClient;
  const refused: string[] = [];
  const enqueued: unknown[] = [];
  let topics: Topics;

  beforeAll(async () => {
    inbox = openInbox(join(folder, 'inbox.ndjson'));
    topics = openTopics(join(folder, 'topics.ndjson'));
    const clock = (): Date => new Date('2026-03-01T12:00:00Z');
    reported = [];
    faults = openFaults();
    endpoint = await serveAws({ json: {}, query: sns({ topics, inbox, arnPrefix: 'arn:aws:sns:ap-south-1:000000000000:', clock, faults, report: (sms) => reported.push(sms), hand: () => undefined, enqueue: (arn, published) => enqueued.push([arn, published]) }) }, (action) => refused.push(action));
    client = new SNSClient({ endpoint: endpoint.url, region: 'ap-south-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  });
  afterAll(() => endpoint.close());
  const delivered = (incidentId: string): Message[] => inbox.lines(incidentId).map((line) => JSON.parse(line) as Message);

  it('hands what is published to a queue that subscribes as it is, and shows it in no inbox', async () => {
    const TopicArn = 'arn:aws:sns:ap-south-1:000000000000:to-a-queue';
    topics.create(TopicArn, {});
    topics.subscribe(TopicArn, 'sqs', 'arn:aws:sqs:ap-south-1:000000000000:q');
    await client.send(new PublishCommand({ TopicArn, Message: 'a page', MessageAttributes: { incidentId: { DataType: 'String', StringValue: 'queued' } } }));
    expect(enqueued).toEqual([['arn:aws:sqs:ap-south-1:000000000000:q', expect.objectContaining({ body: 'a page', attributes: { incidentId: 'queued' } })]]);
    expect(delivered('queued')).toEqual([]);
  });

  it('reports of each text message what became of it, as its phone decides, and delivers only what arrives', async () => {
    const to = (last: number): string => `+91700000000${last}`;
    const publish = async (PhoneNumber: string) => client.send(new PublishCommand({ PhoneNumber, Message: 'a fault' }));
    faults.set(to(2), 'failed');
    faults.set(to(3), 'unproven');
    faults.set(to(4), 'opted-out');
    faults.set(to(5), 'throttled');
    for (const last of [1, 2, 3]) await publish(to(last));
    await expect(publish(to(4))).rejects.toMatchObject({ name: 'OptedOutException' });
    await expect(publish(to(5))).rejects.toMatchObject({ name: expect.stringMatching(/Throttl/) as string });
    expect(reported.filter((one) => one.to !== undefined).map((one) => [one.to, one.delivered])).toEqual([[to(1), true], [to(2), false]]);
    expect(inbox.lines().filter((line) => line.includes('a fault')).map((line) => (JSON.parse(line) as Message).to)).toEqual([to(1)]);
  });

  it('delivers a text to the inbox, word for word', async () => {
    const Message = 'यूपी पुलिस: जीवन <b> & "संकट" 🙏 https://x.invalid/a?t=1&b=2';
    const { MessageId } = await client.send(new PublishCommand({ PhoneNumber: '+915550000001', Message, MessageAttributes: attributes }));
    expect(delivered('abc')).toEqual([
      {
        id: MessageId, channel: 'sms', to: '+915550000001', responderId: 'r1', incidentId: 'abc', subject: null, body: Message,
        sentAt: '2026-03-01T12:00:00.000Z', attributes: { incidentId: 'abc', responderId: 'r1', page: 'p1' },
      },
    ]);
  });

  it('forgets a topic that was deleted, its subscriptions and all, also after a start; deleting it twice is once', async () => {
    const { TopicArn } = await client.send(new CreateTopicCommand({ Name: 'gone' }));
    await client.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'gone@sample.invalid' }));
    for (let times = 0; times < 2; times += 1) await client.send(new DeleteTopicCommand({ TopicArn }));
    await expect(client.send(new PublishCommand({ TopicArn, Message: 'x' }))).rejects.toMatchObject({ name: 'NotFoundException' });
    expect(() => openTopics(join(folder, 'topics.ndjson')).subscriptions(TopicArn!)).toThrow('does not exist');
  });

  it('delivers to every subscriber of a topic, once each, however often topic and subscription are made', async () => {
    const create = new CreateTopicCommand({ Name: 'desk', Attributes: { KmsMasterKeyId: 'k' }, Tags: [{ Key: 'a', Value: 'b' }] });
    const { TopicArn } = await client.send(create);
    for (const [Protocol, Endpoint] of [['email', 'a@example.invalid'], ['email', 'a@example.invalid'], ['https', 'https://voice.invalid/call?a=1&b=2']]) {
      expect((await client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint }))).SubscriptionArn).toContain(TopicArn);
    }
    expect((await client.send(create)).TopicArn).toBe(TopicArn);
    await client.send(new PublishCommand({ TopicArn, Subject: 'जीवन रक्षा', Message: 'mail', MessageAttributes: { incidentId: { DataType: 'String', StringValue: 'mailed' } } }));
    expect(delivered('mailed').map(({ channel, to, subject, responderId }) => [channel, to, subject, responderId])).toEqual([
      ['email', 'a@example.invalid', 'जीवन रक्षा', null],
      ['https', 'https://voice.invalid/call?a=1&b=2', 'जीवन रक्षा', null],
    ]);
    const { Subscriptions } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions!.map(({ Endpoint }) => Endpoint)).toEqual(['a@example.invalid', 'https://voice.invalid/call?a=1&b=2']);
    await client.send(new UnsubscribeCommand({ SubscriptionArn: Subscriptions![1]!.SubscriptionArn }));
    expect((await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }))).Subscriptions).toEqual([Subscriptions![0]]);
  });

  it.each([
    ['a number that is none', { PhoneNumber: '+91abc', Message: 'x' }, 'InvalidParameterException'],
    ['a number without its country', { PhoneNumber: '9415500000', Message: 'x' }, 'InvalidParameterException'],
    ['an empty message', { PhoneNumber: '+915550000001', Message: '' }, 'InvalidParameterException'],
    ['an empty attribute', { PhoneNumber: '+915550000001', Message: 'x', MessageAttributes: { a: { DataType: 'String', StringValue: '' } } }, 'InvalidParameterValueException'],
    ['a subject of two lines', { TopicArn: 'arn:aws:sns:ap-south-1:000000000000:desk', Message: 'x', Subject: 'a\nb' }, 'InvalidParameterException'],
    ['a topic that is not there', { TopicArn: 'arn:aws:sns:ap-south-1:000000000000:gone', Message: 'x' }, 'NotFoundException'],
  ])('refuses %s, as SNS does', async (_, input, name) => {
    await expect(client.send(new PublishCommand(input))).rejects.toMatchObject({ name });
  });

  it('answers an action that it does not run with an error, and says so', async () => {
    await expect(client.send(new GetSMSAttributesCommand({}))).rejects.toThrow('The laptop does not run GetSMSAttributes.');
    expect(refused).toEqual(['GetSMSAttributes']);
  });

  it('remembers messages, topics and subscribers when it is opened again', () => {
    expect(openInbox(join(folder, 'inbox.ndjson')).lines()).toEqual(inbox.lines());
    const subscriptions = openTopics(join(folder, 'topics.ndjson')).subscriptions('arn:aws:sns:ap-south-1:000000000000:desk');
    expect(subscriptions).toMatchObject([{ protocol: 'email', endpoint: 'a@example.invalid' }]);
  });
});
