/** The one secret that holds those of all partners: `{"meta": {"secrets": ["whsec_…"]}}`. */
import * as z from 'zod/mini';
import { CANARY } from '../core/canary.ts';
import type { Secrets } from '../pipeline/partner-keys.ts';

const Partners = z.record(z.string(), z.unknown());
/** Standard Webhooks: 24 to 64 random bytes, in base64. An empty key would let anybody sign. */
const Active = z.object({ secrets: z.array(z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))) });

/** The canary's own secret as a partner's: 64 letters and digits are base64. */
export const canaryKey = (secret: string): string => `whsec_${secret}`;

/**
 * A partner whose entry is malformed is left without, and told of; the others are not made to suffer for it. Throws
 * when the whole is no such object: the last known ones serve then.
 */
export function readPartners(text: string, malformed: (partner: string) => void): Secrets {
  const { [CANARY]: taken, ...partners } = Partners.parse(JSON.parse(text));
  // Its alerts would be exercises, and nobody paged for them.
  if (taken !== undefined) malformed(CANARY);
  const entries = Object.entries(partners);
  return Object.fromEntries(
    entries.map(([partner, entry]) => {
      const read = Active.safeParse(entry);
      if (read.success) return [partner, read.data];
      malformed(partner);
      return [partner, { secrets: [] }];
    }),
  );
}
