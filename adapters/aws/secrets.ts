/** Secrets from Secrets Manager. */
import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Secrets } from '../../pipeline/partner-keys.ts';
import { CANARY } from '../../core/canary.ts';
import type { Log } from '../../pipeline/ports.ts';
import { canaryKey, readPartners } from '../partners-secret.ts';

export async function fetchSecret(client: SecretsManagerClient, SecretId: string): Promise<string> {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error(`the secret ${SecretId} is empty`);
  return SecretString;
}

/** Throws when the secret cannot be had, or is not the partners'. */
export async function fetchPartners(client: SecretsManagerClient, id: string, malformed: (partner: string) => void): Promise<Secrets> {
  return readPartners(await fetchSecret(client, id), malformed);
}

/** The partners', and beside them the canary's. Where that one cannot be had they are complete without it: the canary is refused, and its alarm says so. */
export async function withCanaryKey(partners: Promise<Secrets>, fetchCanary: () => Promise<string>, log: Log): Promise<Secrets> {
  const canary = fetchCanary().catch((error: unknown) => {
    log.error("the canary's secret could not be fetched; it is refused", { error: (error as Error).name });
    return null;
  });
  const [known, secret] = await Promise.all([partners, canary]);
  return secret === null ? known : { ...known, [CANARY]: { secrets: [canaryKey(secret)] } };
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
