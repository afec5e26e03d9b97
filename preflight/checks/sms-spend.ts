import { DescribeSpendLimitsCommand } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { GetSMSAttributesCommand } from '@aws-sdk/client-sns';
import { check } from '../check.ts';
import { Unanswerable } from '../unanswered.ts';
import { AWS_SUPPORT, YOURSELF } from '../words.ts';

/** What a new account may spend in a month: about a dozen texts to India by the international route. */
const NEW_ACCOUNT_USD = 1;

/** The least of what holds. SNS leaves its own limit out where nobody set one. */
export const smsSpend = check({
  title: 'SMS spend quota',
  needs: 'account',
  ask: async ({ aws }) => {
    const [{ SpendLimits = [] }, { attributes = {} }] = await Promise.all([
      aws.texts.send(new DescribeSpendLimitsCommand({})),
      aws.sns.send(new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] })),
    ]);
    const { EnforcedLimit, MaxLimit } = SpendLimits.find(({ Name }) => Name === 'TEXT_MESSAGE_MONTHLY_SPEND_LIMIT') ?? {};
    const limits = [EnforcedLimit, attributes['MonthlySpendLimit']].map(Number).filter((limit) => Number.isFinite(limit));
    if (limits.length === 0) throw new Unanswerable('AWS names no spend limit for SMS, neither in SNS nor in AWS End User Messaging: look into both consoles.');
    return { limit: Math.min(...limits), granted: MaxLimit ?? Math.min(...limits) };
  },
  judge: ({ limit, granted }, { settings: { smsQuotaUsd } }) => {
    if (granted <= NEW_ACCOUNT_USD) return [{ kind: 'new-account', says: `AWS lets the account spend USD ${granted} a month on SMS: what a new account has.` }];
    if (limit < smsQuotaUsd) return [{ kind: 'set-lower', says: `SMS stop at USD ${limit} a month, and the setting smsQuotaUsd is ${smsQuotaUsd}: the alarm at half of it comes too late${limit < granted ? `. AWS grants ${granted}` : ''}.` }];
    if (limit > smsQuotaUsd) return [{ kind: 'alarm-early', says: `SMS stop at USD ${limit} a month, and the setting smsQuotaUsd is ${smsQuotaUsd}: the alarm comes early.` }];
    return `USD ${limit} a month, as the setting smsQuotaUsd says`;
  },
  troubles: {
    'new-account': {
      weight: 'blocked',
      harm: 'A single night uses it up; then no officer gets an SMS until the month ends, and SNS answers that it took each.',
      grants: AWS_SUPPORT,
      link: 'https://docs.aws.amazon.com/sns/latest/dg/channels-sms-awssupport-spend-threshold.html',
      takes: 'one to several working days',
    },
    'set-lower': {
      weight: 'blocked',
      harm: 'When the money ends no officer gets an SMS, and nobody has been warned.',
      grants: YOURSELF,
      link: 'docs/deploy.md#1-ask-aws-first',
      takes: 'minutes, up to what AWS grants: aws sns set-sms-attributes --attributes MonthlySpendLimit=… and the setting smsQuotaUsd',
    },
    'alarm-early': { weight: 'warning', harm: 'None: an alarm that comes too often is read less.', grants: YOURSELF, link: 'docs/deploy.md#2-decide-the-settings', takes: 'minutes' },
  },
});
