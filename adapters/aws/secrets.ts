/** Secrets from Secrets Manager. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Secrets } from '../../pipeline/partner-keys.ts';

const Partners = z.record(z.string(), z.unknown());
/** Standard Webhooks: 24 to 64 random bytes, in base64. An empty key would let anybody sign. */
const Active = z.object({ secrets: z.array(z.string().check(z.regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/))) });

export async function fetchSecret(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error(`the secret ${SecretId} is empty`);
  return SecretString;
}

/**
 * `{"meta": {"secrets": ["whsec_…"]}}`. A partner whose entry is malformed is left without, and told of; the others are
 * not made to suffer for it. Throws when the whole is no such object: the last known ones serve then.
 */
export async function fetchPartners(client: SecretsManagerClient, id: string, malformed: (partner: string) => void): Promise<Secrets> {
  const entries = Object.entries(Partners.parse(JSON.parse(await fetchSecret(client, id))));
  return Object.fromEntries(
    entries.map(([partner, entry]) => {
      const read = Active.safeParse(entry);
      if (read.success) return [partner, read.data];
      malformed(partner);
      return [partner, { secrets: [] }];
    }),
  );
}

/** Fetched when it is first needed and kept while the function lives; a failure is not kept. */
export function fetchedOnce(fetch: () => Promise<string>): () => Promise<string> {
  let known: Promise<string> | null = null;
  return async () => {
    known ??= fetch().catch((error: unknown) => {
      known = null;
      throw error;
    });
    return known;
  };
}
