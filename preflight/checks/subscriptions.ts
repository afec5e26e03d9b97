import type { SNSClient } from '@aws-sdk/client-sns';
import { snsOutsight } from '../../adapters/aws/outsight.ts';
import { topicHere } from '../../adapters/aws/topics.ts';
import { OUTPUTS } from '../../contract/stacks.ts';
import type { Responder } from '../../core/people.ts';
import { check, counted, named } from '../check.ts';
import { outputOf } from '../deployed.ts';
import { directoryOf } from '../directory.ts';
import { subscribedTo } from '../subscribed.ts';
import { deploymentOf } from '../world.ts';

const AT_ONCE = 10;
type State = 'confirmed' | 'by-click' | 'pending' | 'lost' | 'elsewhere';

const again = { grants: 'whoever reads the mailbox, with you', link: 'docs/people.md#confirm-every-subscription-and-not-by-the-link', takes: 'minutes for each: npm run people -- seed sends a new mail' };

/** E-mail and endpoints of everybody enrolled, and the numbers that SNS no longer texts. */
export const subscriptions = check({
  title: 'subscriptions of people',
  needs: 'deployment',
  ask: async (world) => {
    const own = outputOf(await deploymentOf(world), OUTPUTS.lastResortTopic);
    const { responders } = (await directoryOf(world))!;
    const states: { responderId: string; state: State }[] = [];
    const { sns } = world.aws;
    const { region, standbyRegion } = world.facts.settings;
    const regions = [region, ...(standbyRegion === undefined ? [] : [standbyRegion])];
    for (let from = 0; from < responders.length; from += AT_ONCE) states.push(...(await Promise.all(responders.slice(from, from + AT_ONCE).map(async (one) => statesOf(sns, { own, regions }, one)))).flat());
    const { optedOut } = await snsOutsight(sns, own).of({ desks: [], responders: [] });
    return { states, optedOut: responders.filter(({ channels }) => channels.sms !== undefined && optedOut.has(channels.sms.number)).map(({ responderId }) => responderId) };
  },
  judge: ({ states, optedOut }) => {
    const of = (wanted: State): string[] => [...new Set(states.filter(({ state }) => state === wanted).map(({ responderId }) => responderId))];
    const some = <Kind extends string>(kind: Kind, ids: readonly string[], says: string) => (ids.length === 0 ? [] : [{ kind, says: `${counted(ids.length, 'responder')} ${says}: ${named(ids)}.` }]);
    const found = [
      ...some('pending', of('pending'), 'with a subscription that is not confirmed'),
      ...some('lost', of('lost'), 'with a subscription that has ended, or lapsed before it was confirmed'),
      ...some('elsewhere', of('elsewhere'), 'enrolled in another region'),
      ...some('opted-out', optedOut, 'whose number has opted out of SMS'),
      ...some('by-click', of('by-click'), 'confirmed by a click, not by npm run people -- confirm'),
    ];
    return found.length === 0 ? `${counted(states.length, 'subscription')}, all confirmed; no number has opted out` : found;
  },
  troubles: {
    pending: { weight: 'blocked', harm: 'These officers get no e-mail or call of a page, and SNS answers that it took each.', ...again },
    lost: { weight: 'blocked', harm: 'These officers get no e-mail or call of a page any more, and SNS answers that it took each.', ...again },
    elsewhere: { weight: 'blocked', harm: 'These officers get no e-mail or call of a page.', ...again, link: 'docs/people.md#check-and-enrol', takes: 'minutes: export AWS_REGION={region}, and seed again' },
    'opted-out': { weight: 'blocked', harm: 'These officers get no SMS, and SNS answers that it took each.', grants: "you, once in 30 days for a number, with its holder's word", link: 'https://docs.aws.amazon.com/sns/latest/dg/sms_manage.html', takes: 'minutes' },
    'by-click': { weight: 'warning', harm: 'A mail scanner that follows the link at the end of any page ends it.', ...again },
  },
});

/** A topic of this region, and where else somebody may have been enrolled. */
interface Here {
  readonly own: string;
  readonly regions: readonly string[];
}

async function statesOf(sns: SNSClient, here: Here, { responderId, channels }: Responder): Promise<{ responderId: string; state: State }[]> {
  // A number that we ring ourselves has no subscription of its own.
  const topics = [channels.email?.topicArn, channels.https?.url.startsWith('tel:') ? undefined : channels.https?.topicArn].filter((arn) => arn !== undefined);
  return Promise.all(topics.map(async (arn) => ({ responderId, state: await stateOf(sns, here, arn) })));
}

async function stateOf(sns: SNSClient, { own, regions }: Here, topicArn: string): Promise<State> {
  if (!regions.includes(topicArn.split(':')[3]!)) return 'elsewhere';
  const { confirmed, pending, byClick } = await subscribedTo(sns, topicHere(topicArn, own));
  if (confirmed > 0) return byClick > 0 ? 'by-click' : 'confirmed';
  return pending > 0 ? 'pending' : 'lost';
}
