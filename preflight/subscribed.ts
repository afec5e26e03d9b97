/** What SNS knows of a topic's subscribers. */
import { GetSubscriptionAttributesCommand, NotFoundException, paginateListSubscriptionsByTopic, type SNSClient } from '@aws-sdk/client-sns';

export interface Subscribed {
  readonly confirmed: number;
  /** The mail was not answered. */
  readonly pending: number;
  /** Confirmed by a click: a click, a mail scanner's too, ends it. */
  readonly byClick: number;
}

const NOBODY: Subscribed = { confirmed: 0, pending: 0, byClick: 0 };

/** A topic that is gone has nobody on it. A subscription that ended stands in the list as Deleted for some days. */
export async function subscribedTo(client: SNSClient, TopicArn: string): Promise<Subscribed> {
  const known: { arn: string; protocol: string }[] = [];
  try {
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn })) {
      known.push(...Subscriptions.map(({ SubscriptionArn = '', Protocol = '' }) => ({ arn: SubscriptionArn, protocol: Protocol })));
    }
  } catch (error) {
    if (error instanceof NotFoundException) return NOBODY;
    throw error;
  }
  const confirmed = known.filter(({ arn }) => arn.startsWith('arn:'));
  const clicked = await Promise.all(confirmed.filter(({ protocol }) => protocol === 'email').map(async ({ arn }) => isByClick(client, arn)));
  return { confirmed: confirmed.length, pending: known.filter(({ arn }) => arn === 'PendingConfirmation').length, byClick: clicked.filter(Boolean).length };
}

async function isByClick(client: SNSClient, SubscriptionArn: string): Promise<boolean> {
  const { Attributes } = await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }));
  return Attributes?.['ConfirmationWasAuthenticated'] !== 'true';
}
