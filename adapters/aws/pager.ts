/** Pages through SNS: SMS straight to the number, e-mail and HTTPS to the responder's own topic. */
import { PublishCommand, type MessageAttributeValue, type PublishCommandInput, type SNSClient } from '@aws-sdk/client-sns';
import { errorName } from '../../core/fault.ts';
import type { Page } from '../../core/page.ts';
import type { Result } from '../../core/sent.ts';
import type { Dispatch, Log, Pager } from '../../pipeline/ports.ts';
import { topicHere } from './topics.ts';

/** India's local route needs the ids of the DLT registration, one template id for each text. */
export interface SmsSettings {
  readonly route: 'international' | 'local';
  readonly senderId?: string;
  readonly entityId?: string;
  readonly templateIds?: Readonly<Record<string, string>>;
}

/** Errors after which sending the same again never helps. Whatever else happens may pass, or may even have been sent. */
const FOR_GOOD = new Set([
  'InvalidParameterException', 'InvalidParameterValueException', 'ValidationException', 'NotFoundException', 'EndpointDisabledException',
  'PlatformApplicationDisabledException', 'OptedOutException', 'AuthorizationErrorException',
]); // prettier-ignore

export function snsPager(client: SNSClient, lastResortTopic: string, sms: SmsSettings, log: Log): Pager {
  return {
    send: async (dispatch): Promise<Result> => {
      const to = addressOf(dispatch, lastResortTopic, sms);
      if (to === null) return { outcome: 'refused', because: `the responder has no ${dispatch.page.channel}` };
      try {
        const { MessageId } = await client.send(new PublishCommand({ ...to, Message: dispatch.text.body, MessageAttributes: { ...to.MessageAttributes, ...named(dispatch) } }));
        return { outcome: 'sent', ...(MessageId !== undefined && { messageId: MessageId }) };
      } catch (error) {
        const because = errorName(error);
        const outcome = FOR_GOOD.has(because) ? 'refused' : 'put-off';
        log.error('SNS did not take a page', { incidentId: dispatch.incidentId, page: dispatch.page.key, outcome, because });
        return { outcome, because };
      }
    },
  };
}

type Address = Pick<PublishCommandInput, 'PhoneNumber' | 'TopicArn' | 'Subject' | 'MessageAttributes'>;

function addressOf({ page, responder, text }: Dispatch, lastResortTopic: string, sms: SmsSettings): Address | null {
  const subject = text.subject === null ? {} : { Subject: text.subject };
  if (responder === null) return { TopicArn: lastResortTopic, ...subject };
  const { channels } = responder;
  if (page.channel === 'sms') return channels.sms ? { PhoneNumber: channels.sms.number, MessageAttributes: smsAttributes(routed(sms, page, text.template), text.template) } : null;
  const topic = channels[page.channel];
  return topic ? { TopicArn: topicHere(topic.topicArn, lastResortTopic), ...subject } : null;
}

/** International needs nothing; local needs all that was registered. By the other route what is local otherwise goes abroad, and the other way round where it can. */
function routed(sms: SmsSettings, { route }: Page, template: string | null): SmsSettings {
  const isRegistered = Boolean(template !== null && sms.senderId && sms.entityId && sms.templateIds?.[template]);
  const wanted = route === 'other' ? OTHER[sms.route] : sms.route;
  return { ...sms, route: isRegistered ? wanted : 'international' };
}
const OTHER = { local: 'international', international: 'local' } as const;

function smsAttributes({ route, senderId, entityId, templateIds }: SmsSettings, template: string | null): Record<string, MessageAttributeValue> {
  const local = route === 'local' ? { 'AWS.SNS.SMS.SenderID': senderId, 'AWS.MM.SMS.EntityId': entityId, 'AWS.MM.SMS.TemplateId': templateIds?.[template ?? ''] } : {};
  return strings({ 'AWS.SNS.SMS.SMSType': 'Transactional', ...local });
}

const named = ({ incidentId, page }: Dispatch): Record<string, MessageAttributeValue> => strings({ incidentId, responderId: page.responderId, page: page.key });

const strings = (values: Readonly<Record<string, string | undefined>>): Record<string, MessageAttributeValue> =>
  Object.fromEntries(Object.entries(values).flatMap(([key, value]) => (value ? [[key, { DataType: 'String', StringValue: value }]] : [])));
