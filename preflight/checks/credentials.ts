import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { check } from '../check.ts';
import { isSignedOut, unanswered } from '../unanswered.ts';
import { YOURSELF } from '../words.ts';

export const credentials = check({
  title: 'credentials and region',
  needs: 'account',
  ask: async ({ aws }) => {
    try {
      return { account: (await aws.identity.send(new GetCallerIdentityCommand({}))).Account ?? '' };
    } catch (error) {
      if (isSignedOut(error)) return { signedOut: unanswered(error) };
      throw error;
    }
  },
  judge: (answer, { settings: { region }, shellRegion }) => {
    if (answer.signedOut !== undefined) return [{ kind: 'signed-out', says: answer.signedOut }];
    return shellRegion === undefined || shellRegion === region
      ? `signed in to account ${answer.account}; the deployment's region is ${region}`
      : [{ kind: 'other-region', says: `Signed in to account ${answer.account}. The setting region is ${region}, and AWS_REGION of this shell is ${shellRegion}: npm run people would enrol into the other.` }];
  },
  troubles: {
    'signed-out': { weight: 'blocked', harm: 'Nothing of what stops pages can be looked at.', grants: 'whoever administers the AWS account', link: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html', takes: 'minutes, where you have a sign-in' },
    'other-region': {
      weight: 'warning',
      harm: 'People who are enrolled in another region are paged by no e-mail and no call.',
      grants: YOURSELF,
      link: 'docs/people.md#check-and-enrol',
      takes: 'a minute: export AWS_REGION={region}',
    },
  },
});
