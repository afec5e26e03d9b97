import { GetSMSSandboxAccountStatusCommand } from '@aws-sdk/client-sns';
import { DescribeAccountAttributesCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { check } from '../check.ts';
import { AWS_SUPPORT } from '../words.ts';

/** Two services tell of the one sandbox; while either says so, no text leaves it. */
export const smsSandbox = check({
  title: 'SMS sandbox',
  needs: 'account',
  ask: async ({ aws }) => {
    const [{ IsInSandbox }, { AccountAttributes = [] }] = await Promise.all([aws.sns.send(new GetSMSSandboxAccountStatusCommand({})), aws.texts.send(new DescribeAccountAttributesCommand({}))]);
    return { sns: IsInSandbox !== false, texts: AccountAttributes.find(({ Name }) => Name === 'ACCOUNT_TIER')?.Value !== 'PRODUCTION' };
  },
  judge: ({ sns, texts }) => {
    const say = [...(sns ? ['SNS'] : []), ...(texts ? ['AWS End User Messaging'] : [])];
    return say.length === 0 ? 'the account is out of it' : [{ kind: 'inside', says: `${say.join(' and ')} ${say.length === 1 ? 'says' : 'say'} that the account is in the SMS sandbox: texts reach ten verified numbers and nobody else.` }];
  },
  troubles: {
    inside: {
      weight: 'blocked',
      harm: 'No officer gets an SMS, and SNS does not say so: only a mailbox and calls are left to wake anybody.',
      grants: AWS_SUPPORT,
      link: 'https://docs.aws.amazon.com/sns/latest/dg/sns-sms-sandbox-moving-to-production.html',
      takes: 'one to several working days',
    },
  },
});
