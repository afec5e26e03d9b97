/** The SNS topics of responders: one for each e-mail and HTTPS channel, with one subscription. */
import { ConfirmSubscriptionCommand, CreateTopicCommand, DeleteTopicCommand, ListSubscriptionsByTopicCommand, SetTopicAttributesCommand, SubscribeCommand, UnsubscribeCommand, type SNSClient } from '@aws-sdk/client-sns';
import { KEY_ALIAS } from '../../contract/stacks.ts';
import { PAGE_TOPIC_PREFIX, VOICE_TOPIC } from '../../contract/topics.ts';
import type { Topics } from '../../pipeline/enrol.ts';

/** The directory is the same in both regions, and names the topic of where somebody was enrolled last: a region has its own, of the same name. */
export const topicHere = (topicArn: string, ownTopic: string): string => ownTopic.slice(0, ownTopic.lastIndexOf(':') + 1) + topicArn.slice(topicArn.lastIndexOf(':') + 1);

export function snsTopics(client: SNSClient): Topics {
  return {
    subscribe: async (responderId, channel, address, before) => {
      if (address.startsWith('tel:')) return (await client.send(new CreateTopicCommand({ Name: VOICE_TOPIC }))).TopicArn!;
      const { TopicArn } = await client.send(new CreateTopicCommand({ Name: `${PAGE_TOPIC_PREFIX}${responderId}-${channel}` }));
      // An attribute given to CreateTopic is refused where the topic is there already without it.
      await client.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'KmsMasterKeyId', AttributeValue: KEY_ALIAS }));
      if (before !== null && before !== address) await dismiss(client, TopicArn!, address);
      await client.send(new SubscribeCommand({ TopicArn, Protocol: channel, Endpoint: address, ReturnSubscriptionArn: true }));
      return TopicArn!;
    },
    dismiss: async (responderId, channel) => {
      const { TopicArn } = await client.send(new CreateTopicCommand({ Name: `${PAGE_TOPIC_PREFIX}${responderId}-${channel}` }));
      await client.send(new DeleteTopicCommand({ TopicArn }));
    },
  };
}

/** Only the present address is paged. A pending one has no ARN yet, and lapses by itself. */
async function dismiss(client: SNSClient, TopicArn: string, present: string): Promise<void> {
  const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
  const old = Subscriptions.filter(({ Endpoint, SubscriptionArn }) => Endpoint !== present && SubscriptionArn?.startsWith('arn:'));
  for (const { SubscriptionArn } of old) await client.send(new UnsubscribeCommand({ SubscriptionArn }));
}

/** Confirmed by us, so that nobody, and no mail scanner, unsubscribes an officer by following a link. */
export async function confirm(client: SNSClient, TopicArn: string, Token: string): Promise<void> {
  await client.send(new ConfirmSubscriptionCommand({ TopicArn, Token, AuthenticateOnUnsubscribe: 'true' }));
}
