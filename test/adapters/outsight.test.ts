/** What SNS is asked of phones and mailboxes, and what its answers mean. */
import { SNSClient } from '@aws-sdk/client-sns';
import { snsOutsight } from '../../adapters/aws/outsight.ts';
import type { Responder } from '../../core/people.ts';
import { awsDouble, xml, xmlError, type Answer, type Double } from '../support/aws-double.ts';

const topicArn = (name: string): string => `arn:aws:sns:ap-south-1:1:${name}`;
const person = (responderId: string, channels: Responder['channels']): Responder => ({ responderId, name: 'Invented', rank: '', language: 'en', channels });
const mailed = (id: string): Responder => person(id, { sms: { number: '+917000000001' }, email: { address: `${id}@sample.invalid`, topicArn: topicArn(id) } });
const subscribed = (...arns: string[]): Answer => xml('ListSubscriptionsByTopic', `<Subscriptions>${arns.map((arn) => `<member><SubscriptionArn>${arn}</SubscriptionArn></member>`).join('')}</Subscriptions>`);
const outOf = (numbers: string[], next = ''): Answer => xml('ListPhoneNumbersOptedOut', `<phoneNumbers>${numbers.map((one) => `<member>${one}</member>`).join('')}</phoneNumbers>${next && `<nextToken>${next}</nextToken>`}`);

let double: Double;
let topics: Record<string, Answer>;
beforeEach(async () => {
  double = await awsDouble();
  topics = {};
  double.answer = ({ action, form }) => (action === 'ListPhoneNumbersOptedOut' ? (form.get('nextToken') ? outOf(['+917000000009']) : outOf(['+917000000008'], 'more')) : topics[form.get('TopicArn')!]!);
});
afterEach(async () => double.close());
const asked = async (...responders: Responder[]) => snsOutsight(new SNSClient(double.config), topicArn('last-resort')).of({ desks: [], responders });

it('a subscription counts that has an ARN; one that is pending does not, nor none, nor a topic that is gone', async () => {
  topics = { [topicArn('a')]: subscribed(`${topicArn('a')}:1`), [topicArn('b')]: subscribed('PendingConfirmation'), [topicArn('c')]: subscribed(), [topicArn('d')]: xmlError(404, 'NotFound') };
  const found = await asked(...['a', 'b', 'c', 'd'].map(mailed));
  expect([found.unconfirmed, found.topicless]).toEqual([new Set(['b/email', 'c/email', 'd/email']), new Set(['d/email'])]);
});

it("this region's topic is asked about, also of whoever was enrolled in the other", async () => {
  topics = { [topicArn('a')]: subscribed(`${topicArn('a')}:1`) };
  const elsewhere = person('a', { email: { address: 'a@sample.invalid', topicArn: topicArn('a').replace('ap-south-1', 'ap-south-2') } });
  expect((await asked(elsewhere)).unconfirmed).toEqual(new Set());
});

it('an endpoint is asked about, a number that we call ourselves is not', async () => {
  topics = { [topicArn('g')]: subscribed('PendingConfirmation') };
  const found = await asked(person('g', { https: { url: 'https://voice.example.in', topicArn: topicArn('g') } }), person('t', { https: { url: 'tel:+917000000001', topicArn: topicArn('voice') } }));
  expect([found.unconfirmed, double.asked.filter(({ action }) => action === 'ListSubscriptionsByTopic').length]).toEqual([new Set(['g/https']), 1]);
});

it('numbers that opted out are read to the last page', async () => {
  expect((await asked()).optedOut).toEqual(new Set(['+917000000008', '+917000000009']));
});

it('anything else that SNS says is no answer', async () => {
  topics = { [topicArn('a')]: xmlError(400, 'Throttling', 'Rate exceeded') };
  await expect(asked(mailed('a'))).rejects.toThrow('Rate exceeded');
});
