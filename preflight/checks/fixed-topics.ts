/** The two topics whose subscribers are fixed at deploy time. */
import { check, counted, type Check, type Trouble } from '../check.ts';
import { subscribedTo, type Subscribed } from '../subscribed.ts';
import { deploymentOf, type World } from '../world.ts';
import { Unanswerable } from '../unanswered.ts';

const CONFIRM = { grants: 'whoever reads the mailbox, with you', link: 'docs/deploy.md#4-confirm-the-two-mails', takes: 'minutes, once the mail is found' };

/** `harm`: while nobody is on the topic. */
function fixedTopic(title: string, harm: string, topicOf: (world: World) => Promise<string>, expected: (world: World) => number): Check {
  const unheard = (weight: Trouble['weight']) => ({ weight, harm, ...CONFIRM });
  return check({
    title,
    needs: 'deployment',
    ask: async (world) => ({ subscribed: await subscribedTo(world.aws.sns, await topicOf(world)), expected: expected(world) }),
    judge: ({ subscribed, expected: wanted }) => foundOn(subscribed, wanted),
    troubles: {
      pending: unheard('blocked'),
      lost: { ...unheard('blocked'), takes: 'minutes: aws sns subscribe the mailbox again, and confirm the new mail' },
      'by-click': { ...CONFIRM, weight: 'warning', harm: 'A mail scanner that follows the link at the end of any mail ends it, and nobody is told.' },
    },
  });
}

function foundOn({ confirmed, pending, byClick }: Subscribed, expected: number) {
  const lost = expected - confirmed - pending;
  const found = [
    ...(pending > 0 ? [{ kind: 'pending' as const, says: `${pending} of ${counted(expected, 'subscription')} ${pending === 1 ? 'is' : 'are'} not confirmed.` }] : []),
    ...(lost > 0 ? [{ kind: 'lost' as const, says: `${lost} of ${counted(expected, 'subscription')} ${lost === 1 ? 'has' : 'have'} ended: unsubscribed, or lapsed before anybody confirmed.` }] : []),
    ...(byClick > 0 ? [{ kind: 'by-click' as const, says: `${counted(byClick, 'mailbox', 'mailboxes')} ${byClick === 1 ? 'was' : 'were'} confirmed by a click, not by npm run people -- confirm.` }] : []),
  ];
  return found.length === 0 ? `${counted(confirmed, 'subscriber')}, confirmed` : found;
}

async function topicNamed(world: World, beginning: string): Promise<string> {
  const { topics } = await deploymentOf(world);
  const found = Object.entries(topics).find(([logicalId]) => logicalId.startsWith(beginning));
  if (found === undefined) throw new Unanswerable(`The pipeline stack has no topic ${beginning}: deploy first what this checkout holds.`);
  return found[1];
}

export const lastResort = fixedTopic(
  'last resort',
  'An alert that no function could handle reaches nobody, and the person is forgotten.',
  async (world) => topicNamed(world, 'LastResort'),
  ({ facts }) => 1 + facts.settings.lastResortUrls.length,
);

export const alarms = fixedTopic(
  'alarms and the daily letter',
  'When pages stop, or nobody on duty can be paged, nobody who could mend it is told.',
  async (world) => topicNamed(world, 'Alarms'),
  () => 1,
);
