/** SNS topics and who subscribes to them, kept on disk. The laptop confirms every subscription silently. */
import { randomUUID } from 'node:crypto';
import { openJournal } from '../journal.ts';
import { AwsError } from './aws-endpoint.ts';

export interface Subscription {
  readonly arn: string;
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

type Entry =
  | { readonly topic: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly subscription: Subscription }
  | { readonly unsubscribed: string }
  | { readonly removed: string };

export interface Topics {
  /** The same name again is the same topic; attributes are added to what it has. */
  readonly create: (topicArn: string, attributes: Readonly<Record<string, string>>) => void;
  /** With its subscriptions; one that is not there is removed already. */
  readonly remove: (topicArn: string) => void;
  readonly attributes: (topicArn: string) => Readonly<Record<string, string>>;
  /** The same endpoint again is the same subscription. */
  readonly subscribe: (topicArn: string, protocol: string, endpoint: string) => Subscription;
  readonly unsubscribe: (subscriptionArn: string) => void;
  readonly subscriptions: (topicArn: string) => readonly Subscription[];
  readonly close: () => void;
}

export function openTopics(file: string | undefined): Topics {
  const journal = openJournal(file);
  const topics = new Map<string, { attributes: Record<string, string>; subscriptions: Subscription[] }>();

  function apply(entry: Entry): void {
    if ('subscription' in entry) topics.get(entry.subscription.topicArn)?.subscriptions.push(entry.subscription);
    else if ('removed' in entry) topics.delete(entry.removed);
    else if ('unsubscribed' in entry) for (const topic of topics.values()) topic.subscriptions = topic.subscriptions.filter(({ arn }) => arn !== entry.unsubscribed);
    else topics.set(entry.topic, { subscriptions: [], ...topics.get(entry.topic), attributes: { ...entry.attributes } });
  }
  function keep(entry: Entry): void {
    journal.append(JSON.stringify(entry));
    apply(entry);
  }
  function find(topicArn: string) {
    const topic = topics.get(topicArn);
    if (!topic) throw new AwsError('NotFound', `Topic does not exist: ${topicArn}`);
    return topic;
  }

  journal.found.forEach((line) => apply(JSON.parse(line) as Entry));
  return {
    create(topicArn, attributes) {
      const known = topics.get(topicArn)?.attributes;
      const merged = { ...known, ...attributes };
      if (!known || JSON.stringify(known) !== JSON.stringify(merged)) keep({ topic: topicArn, attributes: merged });
    },
    remove: (removed) => keep({ removed }),
    attributes: (topicArn) => find(topicArn).attributes,
    subscribe(topicArn, protocol, endpoint) {
      const same = find(topicArn).subscriptions.find((other) => other.protocol === protocol && other.endpoint === endpoint);
      if (same) return same;
      const subscription = { arn: `${topicArn}:${randomUUID()}`, topicArn, protocol, endpoint };
      keep({ subscription });
      return subscription;
    },
    unsubscribe: (arn) => keep({ unsubscribed: arn }),
    subscriptions: (topicArn) => find(topicArn).subscriptions,
    close: () => journal.close(),
  };
}
