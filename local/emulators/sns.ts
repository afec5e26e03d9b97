/** SNS as the pipeline uses it: what is published arrives in the inbox. */
import type { Faults } from '../faults.ts';
import type { Inbox, Message } from '../inbox.ts';
import { AwsError, escapeXml, type Actions } from './aws-endpoint.ts';
import type { Reported } from './sms-log.ts';
import { publication, type Publication } from './publication.ts';
import type { Subscription, Topics } from './topics.ts';

const CHANNELS: Readonly<Record<string, Message['channel']>> = { email: 'email', 'email-json': 'email', https: 'https', http: 'https', sms: 'sms' };

export interface SnsProps {
  readonly topics: Topics;
  readonly inbox: Inbox;
  /** `arn:aws:sns:REGION:ACCOUNT:` */
  readonly arnPrefix: string;
  readonly clock: () => Date;
  readonly faults: Faults;
  /** What became of a text message. */
  readonly report: (sms: Reported) => void;
  /** A function that subscribes is handed what is published, and not waited for. */
  readonly hand: (functionArn: string, event: unknown) => void;
  /** A queue that subscribes gets what is published as it is, with its attributes. */
  readonly enqueue: (queueArn: string, published: Publication) => void;
}

export function sns({ topics, inbox, arnPrefix, clock, faults, report, hand, enqueue }: SnsProps): Actions['query'] {
  function publish(form: URLSearchParams): string {
    const published = publication(form);
    const phone = form.get('PhoneNumber');
    if (phone !== null) text(published, phone);
    else for (const to of topics.subscriptions(topicOf(form))) passOn(published, to);
    return `<MessageId>${published.id}</MessageId>`;
  }

  function passOn(published: Publication, { protocol, endpoint }: Subscription): void {
    if (protocol === 'lambda') hand(endpoint, snsEvent(published));
    else if (protocol === 'sqs') enqueue(endpoint, published);
    else deliver(published, CHANNELS[protocol]!, endpoint);
  }

  function text(published: Publication, phone: string): void {
    const fault = faults.of(phone);
    if (fault === 'opted-out') throw new AwsError('OptedOut', `The phone number ${phone} has opted out`);
    if (fault === 'throttled') throw new AwsError('Throttled', 'Rate exceeded');
    if (fault === undefined) deliver(published, 'sms', phone);
    if (fault !== 'unproven') report({ messageId: published.id, to: phone, delivered: fault === undefined, because: fault === undefined ? 'Message has been accepted by phone carrier' : 'Phone is currently unreachable/unavailable' });
  }

  function deliver({ id, subject, body, attributes }: Publication, channel: Message['channel'], to: string): void {
    const responderId = attributes['responderId'] ?? null;
    const incidentId = attributes['incidentId'] ?? null;
    const shown = channel === 'sms' ? null : subject;
    inbox.deliver({ id, channel, to, responderId, incidentId, subject: shown, body, sentAt: clock().toISOString(), attributes });
  }

  function subscribe(form: URLSearchParams): string {
    const protocol = wanted(form, 'Protocol');
    if (!CHANNELS[protocol]) throw new AwsError('InvalidParameter', `Invalid parameter: the laptop does not deliver by ${protocol}`);
    const { arn } = topics.subscribe(topicOf(form), protocol, wanted(form, 'Endpoint'));
    return subscriptionArn(arn);
  }

  return {
    Publish: publish,
    Subscribe: subscribe,
    CreateTopic(form) {
      const arn = arnPrefix + wanted(form, 'Name');
      topics.create(arn, entries(form, 'Attributes.entry'));
      return `<TopicArn>${escapeXml(arn)}</TopicArn>`;
    },
    DeleteTopic(form) {
      topics.remove(topicOf(form));
      return '';
    },
    SetTopicAttributes(form) {
      topics.create(knownTopic(form), { [wanted(form, 'AttributeName')]: form.get('AttributeValue') ?? '' });
      return '';
    },
    GetTopicAttributes(form) {
      const attributes = { ...topics.attributes(topicOf(form)), TopicArn: topicOf(form) };
      return `<Attributes>${Object.entries(attributes).map(([name, value]) => `<entry><key>${escapeXml(name)}</key><value>${escapeXml(value)}</value></entry>`).join('')}</Attributes>`;
    },
    // The laptop has confirmed it already; the answer is the newest subscription's.
    ConfirmSubscription: (form) => subscriptionArn(topics.subscriptions(topicOf(form)).at(-1)?.arn ?? 'pending confirmation'),
    Unsubscribe(form) {
      topics.unsubscribe(wanted(form, 'SubscriptionArn'));
      return '';
    },
    ListPhoneNumbersOptedOut: () => `<phoneNumbers>${Object.entries(faults.all()).filter(([, fault]) => fault === 'opted-out').map(([to]) => `<member>${escapeXml(to)}</member>`).join('')}</phoneNumbers>`,
    ListSubscriptionsByTopic: (form) => `<Subscriptions>${topics.subscriptions(topicOf(form)).map(member).join('')}</Subscriptions>`,
  };

  function knownTopic(form: URLSearchParams): string {
    topics.attributes(topicOf(form));
    return topicOf(form);
  }
}

/** As SNS hands it to a function. */
const snsEvent = ({ id, subject, body, attributes }: Publication): unknown => ({
  Records: [{ EventSource: 'aws:sns', Sns: { MessageId: id, Subject: subject, Message: body, MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, Value]) => [name, { Type: 'String', Value }])) } }],
});

const topicOf = (form: URLSearchParams): string => form.get('TopicArn') ?? wanted(form, 'TargetArn');
const subscriptionArn = (arn: string): string => `<SubscriptionArn>${escapeXml(arn)}</SubscriptionArn>`;

function member({ arn, topicArn, protocol, endpoint }: Subscription): string {
  const fields = { TopicArn: topicArn, Protocol: protocol, SubscriptionArn: arn, Endpoint: endpoint, Owner: topicArn.split(':')[4]! };
  return `<member>${Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`).join('')}</member>`;
}

function wanted(form: URLSearchParams, name: string): string {
  const value = form.get(name);
  if (!value) throw new AwsError('InvalidParameter', `Invalid parameter: ${name}`);
  return value;
}

/** `Attributes.entry.1.key=a&Attributes.entry.1.value=b` → `{a: 'b'}`. */
function entries(form: URLSearchParams, prefix: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 1; form.has(`${prefix}.${index}.key`); index += 1) {
    found[form.get(`${prefix}.${index}.key`)!] = form.get(`${prefix}.${index}.value`) ?? '';
  }
  return found;
}
