import { GetAccountSettingsCommand } from '@aws-sdk/client-lambda';
import { LIMITS } from '../../simulate/scale/limits.ts';
import { OURS } from '../../simulate/scale/ours.ts';
import { check } from '../check.ts';
import { AWS_SUPPORT } from '../words.ts';

/** For accept, respond, escalate and whoever else answers partners, people and the clock while both queues are full. */
const FOR_THE_OTHERS = 100;
/** The two stages, enrich and route, at their most. */
const NEEDED = 2 * OURS.batchesAtATime + FOR_THE_OTHERS;
const USUAL = LIMITS.lambdaConcurrency.value;

const asked = { grants: `${AWS_SUPPORT}, through Service Quotas`, link: 'https://{region}.console.aws.amazon.com/servicequotas/home/services/lambda/quotas/L-B99A9384', takes: 'minutes to some days' };

export const concurrency = check({
  title: 'Lambda concurrency',
  needs: 'account',
  ask: async ({ aws }) => {
    const { AccountLimit } = await aws.functions.send(new GetAccountSettingsCommand({}));
    return { all: AccountLimit?.ConcurrentExecutions ?? 0, free: AccountLimit?.UnreservedConcurrentExecutions ?? 0 };
  },
  judge: ({ all, free }) => {
    if (free < NEEDED) return [{ kind: 'too-few', says: `${free} functions may run at once${free < all ? ` (${all} less what is reserved)` : ''}; enrich and route alone take up to ${2 * OURS.batchesAtATime}, and ${NEEDED} are needed.` }];
    if (free < USUAL) return [{ kind: 'unusual', says: `${free} functions may run at once: enough for quiet days; a burst is reckoned with ${USUAL}.` }];
    return `${free} at once`;
  },
  troubles: {
    'too-few': { weight: 'blocked', harm: 'When several alerts come at once, partners are turned away and escalation waits.', ...asked },
    unusual: { weight: 'warning', harm: 'In a burst of alerts the first page comes later than docs/scale.md says.', ...asked },
  },
});
