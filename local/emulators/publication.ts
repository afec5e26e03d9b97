/** What a Publish request carries, refused where SNS refuses it: a laptop that is kinder than the cloud hides lost pages. */
import { randomUUID } from 'node:crypto';
import { AwsError } from './aws-endpoint.ts';

export interface Publication {
  readonly id: string;
  readonly subject: string | null;
  readonly body: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const E164 = /^\+[1-9]\d{6,14}$/;
const SMS_CHARACTERS = 1600;
const MESSAGE_BYTES = 262_144;

export function publication(form: URLSearchParams): Publication {
  const body = form.get('Message') ?? '';
  const subject = form.get('Subject');
  const phone = form.get('PhoneNumber');
  if (body === '') throw invalid('Empty message');
  if (Buffer.byteLength(body) > MESSAGE_BYTES) throw invalid('Message too long');
  if (form.has('MessageStructure')) throw invalid('MessageStructure: the laptop delivers plain messages only');
  if (phone !== null && !E164.test(phone)) throw invalid(`PhoneNumber Reason: ${phone} is not valid to publish to`);
  if (phone !== null && body.length > SMS_CHARACTERS) throw invalid('Message too long for a text');
  if (subject !== null && (subject.length >= 100 || subject === '' || /\p{Cc}/u.test(subject))) throw invalid('Subject');
  return { id: randomUUID(), subject, body, attributes: attributesIn(form) };
}

function attributesIn(form: URLSearchParams): Record<string, string> {
  const found: Record<string, string> = {};
  for (let index = 1; ; index += 1) {
    const entry = `MessageAttributes.entry.${index}`;
    const name = form.get(`${entry}.Name`);
    if (name === null) return found;
    const value = form.get(`${entry}.Value.StringValue`);
    if (!value) throw new AwsError('ParameterValueInvalid', `The message attribute '${name}' must contain non-empty message attribute value for message attribute type 'String'.`);
    found[name] = value;
  }
}

const invalid = (because: string): AwsError => new AwsError('InvalidParameter', `Invalid parameter: ${because}`);
