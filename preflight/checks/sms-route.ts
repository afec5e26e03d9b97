import { DescribeSenderIdsCommand, GetResourcePolicyCommand, type PinpointSMSVoiceV2Client, type SenderIdInformation } from '@aws-sdk/client-pinpoint-sms-voice-v2';
import { check } from '../check.ts';
import { AWS_SUPPORT, YOURSELF } from '../words.ts';

const INDIA = 'IN';

/** The international route needs nothing. On the local one the sender must be registered, may carry what is urgent, and SNS must be let in. */
export const smsRoute = check({
  title: 'SMS route and sender',
  needs: 'account',
  ask: async ({ aws: { texts }, facts: { settings } }) => {
    if (settings.smsRoute !== 'local' || !settings.smsSenderId) return null;
    const sender = await senderOf(texts, settings.smsSenderId);
    return sender && { sender, letsIn: await policyOf(texts, sender.SenderIdArn!) };
  },
  judge: (answer, { settings: { smsRoute: route, smsSenderId } }) => {
    if (route !== 'local') return 'international: a numeric sender, nothing to register';
    if (!answer) return [{ kind: 'absent', says: `AWS has no sender ${smsSenderId ?? '(the setting smsSenderId is not set)'} for India in this account and region.` }];
    const { Registered, MessageTypes = [] } = answer.sender;
    const found = [
      ...(Registered ? [] : [{ kind: 'not-registered' as const, says: `The registration of the sender ${smsSenderId} is not complete.` }]),
      ...(MessageTypes.includes('TRANSACTIONAL') ? [] : [{ kind: 'not-registered' as const, says: `The sender ${smsSenderId} may not carry transactional messages.` }]),
      ...(answer.letsIn.includes('sns.amazonaws.com') ? [] : [{ kind: 'closed' as const, says: `The resource policy of the sender ${smsSenderId} does not let SNS use it.` }]),
    ];
    return found.length === 0 ? `local: the sender ${smsSenderId} is registered, and SNS may use it` : found;
  },
  troubles: {
    absent: { ...byAws(), harm: 'No text carries the sender that the operators know: they drop each, and nobody is told.' },
    'not-registered': { ...byAws(), harm: 'Operators drop texts of this sender, and nobody is told.' },
    closed: {
      weight: 'blocked',
      harm: 'SNS sends without the registered sender, and operators drop such texts on the local route.',
      grants: YOURSELF,
      link: 'https://docs.aws.amazon.com/sms-voice/latest/userguide/shared-resources.html',
      takes: 'minutes',
    },
  },
});

function byAws() {
  return { weight: 'blocked', grants: `the operators' registry (DLT), then ${AWS_SUPPORT}`, link: 'https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations-sms-senderid-india.html', takes: 'one to three weeks; smsRoute international serves until then' } as const;
}

async function senderOf(texts: PinpointSMSVoiceV2Client, SenderId: string): Promise<SenderIdInformation | null> {
  const { SenderIds = [] } = await orNone(texts.send(new DescribeSenderIdsCommand({ SenderIds: [{ SenderId, IsoCountryCode: INDIA }] })), {});
  return SenderIds[0] ?? null;
}

async function policyOf(texts: PinpointSMSVoiceV2Client, ResourceArn: string): Promise<string> {
  return (await orNone(texts.send(new GetResourcePolicyCommand({ ResourceArn })), {})).Policy ?? '';
}

async function orNone<T extends object>(answer: Promise<T>, none: Partial<T>): Promise<Partial<T>> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === 'ResourceNotFoundException') return none;
    throw error;
  }
}
