/** One suite for every source of secrets: in memory, and in Secrets Manager; and what its answers mean. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { fetchedOnce, fetchPartners, fetchSecret, withCanaryKey } from '../../adapters/aws/secrets.ts';
import { memoryLog } from '../../adapters/memory/world.ts';
import { memorySecrets } from '../../adapters/memory/secrets.ts';
import { readPartners } from '../../adapters/partners-secret.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';
import { askedAt, NOWHERE } from '../support/engines/asked.ts';
import { openSecretsManager, type Secret, type SecretsManager } from '../support/engines/secrets.ts';
import { secretsContract } from './secrets.contract.ts';

describe('secrets in memory', () => {
  secretsContract(async () => {
    const memory = memorySecrets();
    return {
      keep: async (which, text) => memory.keep(which, text),
      partners: async (malformed) => readPartners(await memory.fetch('partners'), malformed),
      link: async () => memory.fetch('link'),
      helpless: [async () => memory.fetch('nobody keeps this')],
    };
  });
});

describe('secrets in Secrets Manager', () => {
  let engine: SecretsManager;
  beforeAll(async () => {
    engine = await openSecretsManager();
  });
  afterAll(async () => engine.close());

  secretsContract(async () => {
    const kept = new Map<string, Secret>();
    return {
      keep: async (which, text) => {
        const known = kept.get(which);
        if (known) await known.put(text);
        else kept.set(which, await engine.secret(text));
      },
      partners: async (malformed) => fetchPartners(engine.client, kept.get('partners')!.id, malformed),
      link: async () => fetchSecret(engine.client, kept.get('link')!.id),
      helpless: [
        async () => fetchSecret(engine.client, 'nobody-keeps-this'),
        async () => fetchPartners(engine.client, 'nobody-keeps-this', () => undefined),
        async () => fetchSecret(new SecretsManagerClient(askedAt(NOWHERE)), 'x'),
      ],
    };
  });
});

describe('secrets', () => {
  let aws: Double;
  beforeAll(async () => {
    aws = await awsDouble();
  });
  afterAll(async () => aws.close());

  const STRONG = `whsec_${'A'.repeat(32)}`;
  const never = (partner: string): never => {
    throw new Error(`${partner} is not malformed`);
  };
  const client = (): SecretsManagerClient => new SecretsManagerClient(aws.config);
  const holding = (SecretString: unknown): void => {
    aws.answer = () => ({ body: JSON.stringify({ SecretString: typeof SecretString === 'string' ? SecretString : JSON.stringify(SecretString) }) });
  };

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', STRONG.slice(6)])('that are too weak to sign with, such as "%s", leave their partner without, and the others alone', async (weak) => {
    holding({ meta: { secrets: [weak] }, desk: { secrets: [STRONG] } });
    const malformed: string[] = [];
    expect(await fetchPartners(client(), 'id', (partner) => malformed.push(partner))).toEqual({ meta: { secrets: [] }, desk: { secrets: [STRONG] } });
    expect(malformed).toEqual(['meta']);
  });

  it('that are empty are an error, so that the last known ones serve', async () => {
    holding('');
    await expect(fetchPartners(client(), 'id', never)).rejects.toThrow(Error);
  });

  it('that are denied are an error, which does not say what was in them', async () => {
    aws.answer = () => ({ status: 400, body: '{"__type":"AccessDeniedException","message":"m"}' });
    await expect(fetchSecret(client(), 'id')).rejects.toThrow(Error);
  });

  it("have the canary's beside the partners', made at random; without it they are complete", async () => {
    const [partners, log] = [Promise.resolve({ desk: { secrets: [STRONG] } }), memoryLog()];
    const made = 'aZ09'.repeat(16);
    expect(await withCanaryKey(partners, async () => made, log)).toEqual({ desk: { secrets: [STRONG] }, canary: { secrets: [`whsec_${made}`] } });
    expect(await withCanaryKey(partners, async () => Promise.reject(new Error('AccessDeniedException')), log)).toEqual({ desk: { secrets: [STRONG] } });
    expect(log.lines).toEqual([expect.stringContaining("the canary's secret could not be fetched")]);
    await expect(withCanaryKey(Promise.reject(new Error('down')), async () => made, log)).rejects.toThrow('down');
  });

  it('are fetched once for all who ask at once and later; a failure is not kept', async () => {
    let fetches = 0;
    const key = fetchedOnce(async () => ((fetches += 1) === 1 ? Promise.reject(new Error('down')) : 'key'));
    const first = await Promise.allSettled([key(), key(), key()]);
    expect([first.map(({ status }) => status), fetches]).toEqual([['rejected', 'rejected', 'rejected'], 1]);
    expect([await Promise.all([key(), key()]), await key(), fetches]).toEqual([['key', 'key'], 'key', 2]);
  });
});
