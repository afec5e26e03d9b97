/** Secrets from Secrets Manager. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import * as z from 'zod/mini';
import type { Secrets } from '../../pipeline/partner-keys.ts';

const Partners = z.record(z.string(), z.object({ secrets: z.array(z.string()) }));

export async function fetchSecret(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error(`the secret ${SecretId} is empty`);
  return SecretString;
}

/** Throws when the secret is not of the shape `{"meta": {"secrets": ["whsec_…"]}}`; the last known ones serve then. */
export const fetchPartners = async (client: SecretsManagerClient, id: string): Promise<Secrets> => Partners.parse(JSON.parse(await fetchSecret(client, id)));

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
