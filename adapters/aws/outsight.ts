/** What SNS knows of phones and mailboxes: subscriptions that nobody confirmed, numbers that opted out. */
import { ListPhoneNumbersOptedOutCommand, ListSubscriptionsByTopicCommand, NotFoundException, type SNSClient } from '@aws-sdk/client-sns';
import type { People, Responder } from '../../core/people.ts';
import { subscriptionKey } from '../../core/readiness.ts';
import type { Outsight } from '../../pipeline/on-call.ts';

const AT_ONCE = 10;
const TOPICS = ['email', 'https'] as const;

export function snsOutsight(client: SNSClient): Outsight {
  const unconfirmed = async ({ responderId, channels }: Responder): Promise<string[]> => {
    const keys = TOPICS.map(async (channel) => {
      const own = channels[channel];
      // A number to be called is rung by ourselves: its topic is everybody's.
      if (own === undefined || ('url' in own && own.url.startsWith('tel:'))) return [];
      return (await isConfirmed(client, own.topicArn)) ? [] : [subscriptionKey(responderId, channel)];
    });
    return (await Promise.all(keys)).flat();
  };
  const optedOut = async (): Promise<string[]> => {
    const found: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListPhoneNumbersOptedOutCommand({ nextToken }));
      found.push(...(page.phoneNumbers ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return found;
  };
  return {
    of: async ({ responders }: People) => {
      const pending: string[] = [];
      for (let from = 0; from < responders.length; from += AT_ONCE) pending.push(...(await Promise.all(responders.slice(from, from + AT_ONCE).map(unconfirmed))).flat());
      return { unconfirmed: new Set(pending), optedOut: new Set(await optedOut()) };
    },
  };
}

/** A topic that is gone has nobody on it. */
async function isConfirmed(client: SNSClient, TopicArn: string): Promise<boolean> {
  try {
    const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    return Subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'));
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}
