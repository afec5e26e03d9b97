/** A Secrets Manager for one test file: the laptop's in this process, or the one that SECRETS_ENDPOINT names. */
import { CreateSecretCommand, PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { serveAws } from '../../../local/emulators/aws-endpoint.ts';
import { secrets, type SecretSource } from '../../../local/emulators/secrets.ts';
import { askedAt, newName } from './asked.ts';

export interface Secret {
  readonly id: string;
  /** Somebody writes another value. */
  readonly put: (text: string) => Promise<void>;
}

export interface SecretsManager {
  readonly client: SecretsManagerClient;
  readonly secret: (text: string) => Promise<Secret>;
  readonly close: () => Promise<void>;
}

export async function openSecretsManager(): Promise<SecretsManager> {
  const given = process.env['SECRETS_ENDPOINT'];
  return given === undefined ? laptops() : named(given);
}

function named(endpoint: string): SecretsManager {
  const client = new SecretsManagerClient(askedAt(endpoint));
  return {
    client,
    secret: async (SecretString) => {
      const { ARN } = await client.send(new CreateSecretCommand({ Name: newName(), SecretString }));
      return { id: ARN!, put: async (text) => void (await client.send(new PutSecretValueCommand({ SecretId: ARN!, SecretString: text }))) };
    },
    close: async () => client.destroy(),
  };
}

async function laptops(): Promise<SecretsManager> {
  const sources: SecretSource[] = [];
  const texts = new Map<string, string>();
  const said = (line: string): void => void process.stderr.write(`${line}\n`);
  const endpoint = await serveAws({ json: secrets(sources, () => new Date()), query: {} }, said);
  return {
    client: new SecretsManagerClient(askedAt(endpoint.url)),
    secret: async (text) => {
      const id = newName();
      texts.set(id, text);
      sources.push({ id, read: () => texts.get(id)! });
      return { id, put: async (later) => void texts.set(id, later) };
    },
    close: endpoint.close,
  };
}
