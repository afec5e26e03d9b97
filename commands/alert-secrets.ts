/** The desk's secrets: the laptop's, the environment's, or a deployment's. */
import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

export interface WhereSecretsAre {
  readonly partner: string;
  /** A file of the shape of the partners' secret. */
  readonly secrets?: string | undefined;
  /** The partners' secret in Secrets Manager. */
  readonly secretId?: string | undefined;
  /** `whsec_…`, several with spaces between. */
  readonly environment?: string | undefined;
}

type Partners = Readonly<Record<string, { readonly secrets: readonly string[] }>>;
const Partners = z.record(z.string(), z.object({ secrets: z.array(z.string()) }));

const LAPTOPS_FILE = '.local/partners.json';

/** Throws a sentence where there is none. */
export async function secretsOf({ partner, secrets, secretId, environment }: WhereSecretsAre): Promise<readonly string[]> {
  if (secretId === undefined && secrets === undefined && environment?.trim()) return environment.trim().split(/\s+/);
  const file = secrets ?? LAPTOPS_FILE;
  const all = secretId === undefined ? inFile(file) : await inSecretsManager(secretId);
  const own = Object.hasOwn(all, partner) ? all[partner]!.secrets : [];
  if (own.length > 0) return own;
  throw new Error(`${secretId ?? file} has no secret of the partner "${partner}": docs/deploy.md says how one is put in.`);
}

function inFile(file: string): Partners {
  try {
    return Partners.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    const because = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'is not of the shape {"desk": {"secrets": ["whsec_…"]}}';
    throw new Error(`${file} ${because}: start the laptop, which makes one (npm start), or name another with --secrets, or a deployment's with --secret-id.`, { cause: error });
  }
}

/** The SDK is loaded only here: the laptop's alert need not wait for it. */
async function inSecretsManager(id: string): Promise<Partners> {
  const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
  const { fetchPartners } = await import('../adapters/aws/secrets.ts');
  const region = id.startsWith('arn:') ? id.split(':')[3] : undefined;
  try {
    return await fetchPartners(new SecretsManagerClient({ ...(region && { region }) }), id, (partner) => console.error(`The secrets of ${partner} are malformed.`));
  } catch (error) {
    throw new Error(`The secret ${id} cannot be read (${(error as Error).name}): sign in to its account first, as somebody who may read it.`, { cause: error });
  }
}
