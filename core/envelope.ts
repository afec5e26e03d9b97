/** What travels on the queues. The body stays base64: SQS refuses NUL, lone surrogates and other characters. */
import * as z from 'zod/mini';
import { RISKS } from './alert.ts';
import type { IncidentId } from './identity.ts';
import type { Finding } from './finding.ts';
import type { Instant } from './time.ts';

/** A message that retrying never helps: it goes to the dead letters, which page a human. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

const incidentId = z.pipe(z.string().check(z.regex(/^[a-z2-7]{26}$/)), z.transform((id) => id as IncidentId));
const moment = z.pipe(z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)), z.transform((at) => at as Instant));

const Accepted = z.object({
  incidentId,
  partner: z.string(),
  identityKind: z.enum(['alert', 'webhook']),
  receivedAt: moment,
  /** Base64. */
  body: z.string(),
});
export type Accepted = z.infer<typeof Accepted>;

const Located = z.extend(Accepted, {
  risk: z.enum(RISKS),
  exercise: z.boolean(),
  /** What may tie two alerts to one person. */
  traits: z.array(z.string()),
  /** Made by enrich, which alone writes to this queue. */
  findings: z.custom<readonly Finding[]>((value) => Array.isArray(value) && value.every((one: unknown) => typeof one === 'object' && one !== null && 'source' in one && 'shares' in one && 'because' in one)),
});
export type Located = z.infer<typeof Located>;

export const readAccepted = (text: string): Accepted => readWith(Accepted, text);
export const readLocated = (text: string): Located => readWith(Located, text);

function readWith<T>(schema: z.ZodMiniType<T>, text: string): T {
  const result = schema.safeParse(parse(text));
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new Unreadable(`a queue message is not one of ours: ${path.join('.') || 'the whole message'}: ${message}`);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable('a queue message is not JSON');
  }
}

export const bodyOf = ({ body }: Pick<Accepted, 'body'>): Uint8Array => Buffer.from(body, 'base64');
