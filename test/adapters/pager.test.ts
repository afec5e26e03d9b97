/** One suite for every pager: in memory, and on SNS; what SNS is asked for a page, and what its answers mean. */
import { SNSClient } from '@aws-sdk/client-sns';
import { snsPager, type SmsSettings } from '../../adapters/aws/pager.ts';
import { snsTopics, confirm } from '../../adapters/aws/topics.ts';
import { memoryClock, memoryLog, memoryPager } from '../../adapters/memory/world.ts';
import { planPages, type Page } from '../../core/page.ts';
import type { Responder } from '../../core/people.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import { awsDouble, xml, xmlError, type Asked, type Double } from '../support/aws-double.ts';
import { canariesIn } from '../support/canary.ts';
import { askedAt, NOWHERE } from '../support/engines/asked.ts';
import { HEARS_TEXTS, openSns, type Sns } from '../support/engines/sns.ts';
import { outage } from '../support/faults.ts';
import { noon, opened } from '../support/incidents.ts';
import { pagerContract, type Paged } from './pager.contract.ts';

const channelsAt = (email: string, https: string): Paged['channels'] => ({ sms: { number: '+917000000001' }, email: { address: 'r1@sample.invalid', topicArn: email }, https: { url: 'https://voice.example.in', topicArn: https } });

describe('the pager in memory', () => {
  pagerContract(async () => {
    const pager = memoryPager(memoryClock(noon));
    const [channels, fixedTopic, gone] = [channelsAt('arn:email', 'arn:https'), 'arn:fixed', new Set<string>()];
    const addressOf = ({ page, responder }: Dispatch): string => (responder === null ? fixedTopic : { sms: channels.sms.number, email: channels.email.topicArn, https: channels.https.topicArn }[page.channel]);
    const taken = pager.answer;
    pager.answer = (one) => (gone.has(addressOf(one)) ? { outcome: 'refused', because: 'NotFoundException' } : taken(one));
    return {
      pager, channels, fixedTopic,
      heard: async (messageId) => pager.inbox.filter((one) => one.messageId === messageId).map((one) => ({ to: addressOf(one), subject: one.text.subject, body: one.text.body, attributes: { incidentId: one.incidentId, responderId: one.page.responderId, page: one.page.key } })),
      remove: async (topicArn) => void gone.add(topicArn),
      helpless: [outage('pager', () => true).pager!(pager)],
    }; // prettier-ignore
  });
});

describe('the pager on SNS', () => {
  let engine: Sns;
  beforeAll(async () => {
    engine = await openSns();
  });
  afterAll(async () => engine.close());

  pagerContract(async () => {
    const [email, https, fixedTopic] = [await engine.topic(), await engine.topic(), await engine.topic()];
    const over = (sdk: SNSClient) => snsPager(sdk, fixedTopic, { route: 'international' }, memoryLog());
    return { pager: over(engine.client), channels: channelsAt(email, https), fixedTopic, heard: engine.heard, remove: engine.remove, helpless: [over(new SNSClient(askedAt(NOWHERE)))] };
  }, HEARS_TEXTS);
});

const TOPIC = 'arn:aws:sns:ap-south-1:000000000000:last-resort';
const responder: Responder = {
  responderId: 'r1', name: 'Invented', rank: '', language: 'en',
  channels: { sms: { number: '+917000000001' }, email: { address: 'r1@sample.invalid', topicArn: 'arn:aws:sns:ap-south-1:000000000000:r1-email' }, https: { url: 'https://voice.example.in', topicArn: 'arn:aws:sns:ap-south-1:000000000000:r1-https' } },
}; // prettier-ignore
const local: SmsSettings = { route: 'local', senderId: 'UPPOLC', entityId: '1101', templateIds: { 'alert.hi': '1107' } };
const { incidentId } = opened();

const dispatch = (channel: Page['channel'], given: Partial<Dispatch> = {}): Dispatch => ({
  incidentId,
  page: planPages('r1.l0', 'alert', [{ responderId: 'r1', deskId: 'state', channels: [channel] }], noon, 45)[0]!,
  text: { subject: channel === 'email' ? 'Jeevan Raksha: a life may be at risk' : null, body: 'यूपी पुलिस <&> https://x.in/a?t=1', template: 'alert.hi' },
  responder,
  ...given,
});

function attributesOf({ form }: Asked): Record<string, string> {
  const names = [...form.keys()].filter((key) => /^MessageAttributes\.entry\.\d+\.Name$/.test(key));
  return Object.fromEntries(names.map((key) => [form.get(key), form.get(key.replace('.Name', '.Value.StringValue'))]));
}

let sns: Double;
let client: SNSClient;
beforeAll(async () => {
  sns = await awsDouble();
  client = new SNSClient(sns.config);
});
afterAll(async () => sns.close());
beforeEach(() => {
  sns.asked.length = 0;
  sns.answer = () => xml('Publish', '<MessageId>m1</MessageId>');
});
const page = async (one: Dispatch, settings: SmsSettings = { route: 'international' }, log = memoryLog()) => snsPager(client, TOPIC, settings, log).send(one);

describe('an SMS', () => {
  it('goes straight to the number, transactional, and says which page of which incident to whom it is', async () => {
    expect(await page(dispatch('sms'))).toEqual({ outcome: 'sent', messageId: 'm1' });
    const [asked] = sns.asked;
    expect([asked?.action, asked?.form.get('PhoneNumber'), asked?.form.get('TopicArn'), asked?.form.get('Subject'), asked?.form.get('Message')]).toEqual(['Publish', '+917000000001', null, null, 'यूपी पुलिस <&> https://x.in/a?t=1']);
    expect(attributesOf(asked!)).toEqual({ 'AWS.SNS.SMS.SMSType': 'Transactional', incidentId, responderId: 'r1', page: 'r1.l0.r1.sms' });
  });

  it('by the local route carries the ids that it was registered with', async () => {
    await page(dispatch('sms'), local);
    expect(attributesOf(sns.asked[0]!)).toMatchObject({ 'AWS.SNS.SMS.SenderID': 'UPPOLC', 'AWS.MM.SMS.EntityId': '1101', 'AWS.MM.SMS.TemplateId': '1107' });
  });

  it.each([
    ['local', local, undefined],
    ['international, where ids are registered', { ...local, route: 'international' as const }, '1107'],
    ['international, where none are', { route: 'international' as const }, undefined],
  ])('by the other route than %s goes where it can', async (_, settings, templateId) => {
    const other = { ...dispatch('sms').page, key: 'r1.l0.r1.sms-other', route: 'other' as const };
    await page(dispatch('sms', { page: other }), settings);
    expect(attributesOf(sns.asked[0]!)['AWS.MM.SMS.TemplateId']).toBe(templateId);
  });

  it('has no more attributes than SNS takes', async () => {
    await page(dispatch('sms'), local);
    expect(Object.keys(attributesOf(sns.asked[0]!)).length).toBeLessThanOrEqual(10);
  });
});

describe('an e-mail, and a page over HTTPS', () => {
  it.each(['email', 'https'] as const)('%s goes to the responder\'s own topic', async (channel) => {
    await page(dispatch(channel), local);
    const [asked] = sns.asked;
    expect([asked?.form.get('TopicArn'), asked?.form.get('PhoneNumber'), asked?.form.get('Subject')]).toEqual([`arn:aws:sns:ap-south-1:000000000000:r1-${channel}`, null, channel === 'email' ? 'Jeevan Raksha: a life may be at risk' : null]);
    expect(attributesOf(asked!)).toEqual({ incidentId, responderId: 'r1', page: `r1.l0.r1.${channel}` });
  });

  it('without a responder goes to the subscribers fixed at deploy time', async () => {
    await page(dispatch('email', { responder: null }));
    expect(sns.asked[0]?.form.get('TopicArn')).toBe(TOPIC);
  });

  it('to somebody who no longer has the channel is refused, and SNS is not asked', async () => {
    expect(await page(dispatch('https', { responder: { ...responder, channels: {} } }))).toEqual({ outcome: 'refused', because: 'the responder has no https' });
    expect(sns.asked).toEqual([]);
  });
});

describe("SNS's answer", () => {
  it.each([
    [400, 'InvalidParameter', 'refused'],
    [400, 'ParameterValueInvalid', 'refused'],
    [404, 'NotFound', 'refused'],
    [400, 'EndpointDisabled', 'refused'],
    [400, 'OptedOut', 'refused'],
    [403, 'AuthorizationError', 'refused'],
    [500, 'InternalError', 'put-off'],
    [503, 'ServiceUnavailable', 'put-off'],
    [400, 'Throttling', 'put-off'],
    [429, 'Throttled', 'put-off'],
    [400, 'KMSThrottling', 'put-off'],
    [403, 'InvalidClientTokenId', 'put-off'],
    [400, 'SomethingNew', 'put-off'],
  ])('%i %s means %s', async (status, code, outcome) => {
    sns.answer = () => xmlError(status, code);
    expect((await page(dispatch('sms'))).outcome).toBe(outcome);
  });

  it('that never comes, or is no answer, means put off: it may have been sent', async () => {
    sns.answer = () => 'hang up';
    expect((await page(dispatch('sms'))).outcome).toBe('put-off');
    sns.answer = () => ({ status: 502, body: 'Bad Gateway' });
    expect((await page(dispatch('sms'))).outcome).toBe('put-off');
    const nowhere = new SNSClient({ ...sns.config, endpoint: 'http://127.0.0.1:1' });
    expect((await snsPager(nowhere, TOPIC, local, memoryLog()).send(dispatch('sms'))).outcome).toBe('put-off');
  });

  it('that is an error is in the log by its page, without number, name or words', async () => {
    sns.answer = () => xmlError(400, 'InvalidParameter', 'canary: +917000000001 is no number');
    const log = memoryLog();
    await page(dispatch('sms', { text: { subject: null, body: 'canary-words', template: 't' } }), local, log);
    expect(log.lines).toEqual([expect.stringContaining('r1.l0.r1.sms')]);
    expect([canariesIn(log.lines.join()), log.lines.join().includes('+917')]).toEqual([[], false]);
  });
});

describe("a responder's topic", () => {
  const answers = (subscriptions: string) => ({ action }: Asked) =>
    xml(action, { CreateTopic: '<TopicArn>arn:t</TopicArn>', Subscribe: '<SubscriptionArn>arn:s</SubscriptionArn>', ListSubscriptionsByTopic: `<Subscriptions>${subscriptions}</Subscriptions>` }[action] ?? '');
  const member = (endpoint: string, arn: string): string => `<member><Endpoint>${endpoint}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn><Protocol>email</Protocol></member>`;

  it('is made by one name for a person and a channel, and the address subscribed', async () => {
    sns.answer = answers('');
    expect(await snsTopics(client).subscribe('r1', 'email', 'r1@sample.invalid', null)).toBe('arn:t');
    expect(sns.asked.map(({ action, form }) => [action, form.get('Name') ?? form.get('Endpoint') ?? form.get('AttributeValue')])).toEqual([['CreateTopic', 'jeevan-raksha-page-r1-email'], ['SetTopicAttributes', 'alias/jeevan-raksha'], ['Subscribe', 'r1@sample.invalid']]);
  });

  it('of a changed address forgets the old one, also where it could not be told apart before', async () => {
    sns.answer = answers(member('old@sample.invalid', 'arn:old') + member('new@sample.invalid', 'arn:new') + member('late@sample.invalid', 'PendingConfirmation'));
    await snsTopics(client).subscribe('r1', 'email', 'new@sample.invalid', 'old@sample.invalid');
    expect(sns.asked.filter(({ action }) => action === 'Unsubscribe').map(({ form }) => form.get('SubscriptionArn'))).toEqual(['arn:old']);
  });

  it('is confirmed so that no mail scanner can unsubscribe it', async () => {
    sns.answer = ({ action }) => xml(action, '<SubscriptionArn>arn:s</SubscriptionArn>');
    await confirm(client, 'arn:t', 'token');
    expect(sns.asked[0]?.form.get('AuthenticateOnUnsubscribe')).toBe('true');
  });
});
