/** Secrets from Secrets Manager. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '../../pipeline/partner-keys.ts';
import { readPartners } from '../partners-secret.ts';

export async function fetchSecret(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error(`the secret ${SecretId} is empty`);
  return SecretString;
}

/** Throws when the secret cannot be had, or is not the partners'. */
export async function fetchPartners(client: SecretsManagerClient, id: string, malformed: (partner: string) => void): Promise<Secrets> {
  return readPartners(await fetchSecret(client, id), malformed);
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
