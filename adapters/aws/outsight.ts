/** What SNS knows of phones and mailboxes: subscriptions that nobody confirmed, numbers that opted out. */
import { ListPhoneNumbersOptedOutCommand, ListSubscriptionsByTopicCommand, NotFoundException, type SNSClient } from '@aws-sdk/client-sns';
import type { People, Responder } from '../../core/people.ts';
import { subscriptionKey } from '../../core/readiness.ts';
import type { Outsight } from '../../pipeline/on-call.ts';
import { topicHere } from './topics.ts';

const AT_ONCE = 10;
const TOPICS = ['email', 'https'] as const;

/** What SNS says of somebody's topic. One that is gone has nobody on it. */
type Found = 'confirmed' | 'unconfirmed' | 'gone';

/** `ownTopic`: any of this region's, since the directory may name those of the other. */
export function snsOutsight(client: SNSClient, ownTopic: string): Outsight {
  const askedOf = async ({ responderId, channels }: Responder): Promise<(readonly [string, Found])[]> => {
    const own = TOPICS.filter((channel) => {
      const known = channels[channel];
      // A number to be called is rung by ourselves: its topic is everybody's.
      return known !== undefined && !('url' in known && known.url.startsWith('tel:'));
    });
    return Promise.all(own.map(async (channel) => [subscriptionKey(responderId, channel), await found(client, topicHere(channels[channel]!.topicArn, ownTopic))] as const));
  };
  const optedOut = async (): Promise<string[]> => {
    const numbers: string[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new ListPhoneNumbersOptedOutCommand({ nextToken }));
      numbers.push(...(page.phoneNumbers ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    return numbers;
  };
  return {
    of: async ({ responders }: People) => {
      const all: (readonly [string, Found])[] = [];
      for (let from = 0; from < responders.length; from += AT_ONCE) all.push(...(await Promise.all(responders.slice(from, from + AT_ONCE).map(askedOf))).flat());
      const keys = (...wanted: readonly Found[]) => new Set(all.filter(([, one]) => wanted.includes(one)).map(([key]) => key));
      return { unconfirmed: keys('unconfirmed', 'gone'), topicless: keys('gone'), optedOut: new Set(await optedOut()) };
    },
  };
}

async function found(client: SNSClient, TopicArn: string): Promise<Found> {
  try {
    const { Subscriptions = [] } = await client.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    return Subscriptions.some(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:')) ? 'confirmed' : 'unconfirmed';
  } catch (error) {
    if (error instanceof NotFoundException) return 'gone';
    throw error;
  }
}
