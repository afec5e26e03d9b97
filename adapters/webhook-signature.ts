/** Signatures as Standard Webhooks 1.0.0 has them: HMAC-SHA256 over `id.timestamp.body`, the very bytes, in base64. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Request } from '../pipeline/accept.ts';

type Signed = Pick<Request, 'webhookId' | 'timestamp' | 'body'>;

/** The value of `webhook-signature` for one secret (`whsec_` and base64). */
export const sign = (secret: string, message: Signed): string => `v1,${digest(secret, message).toString('base64')}`;

/** Any signature of the space-separated list will do; versions other than v1 are passed over. */
export function verify(secret: string, request: Request): boolean {
  const expected = digest(secret, request);
  return request.signature
    .split(' ')
    .filter((signature) => signature.startsWith('v1,'))
    .some((signature) => {
      const given = Buffer.from(signature.slice(3), 'base64');
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

function digest(secret: string, { webhookId, timestamp, body }: Signed): Buffer {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(`${webhookId}.${timestamp}.`).update(body).digest();
}
