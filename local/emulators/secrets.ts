/** Secrets Manager's GetSecretValue. The partners' secret is a file that a person may edit: it is read at every call. */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { CANARY_NAME } from '../../contract/canary.ts';
import { Refusal } from '../refusal.ts';
import { AwsError, type Actions } from './aws-endpoint.ts';

/** `make` is asked once; what it answered is kept. */
export interface SecretSource {
  readonly id: string;
  readonly read: () => string;
}

export function secrets(sources: readonly SecretSource[], clock: () => Date): Actions['json'] {
  return {
    'secretsmanager.GetSecretValue'({ SecretId }: { SecretId: string }) {
      const source = sources.find(({ id }) => id === SecretId);
      if (!source) throw new AwsError('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
      return { ARN: SecretId, Name: SecretId, SecretString: source.read(), VersionStages: ['AWSCURRENT'], CreatedDate: clock().getTime() / 1000 };
    },
  };
}

export const PARTNERS = ['meta', 'desk'] as const;

const ALLOWED = '{"meta": {"secrets": ["whsec_" and base64 of at least 24 bytes]}}, and no partner called canary';

/** Writes random secrets of two partners unless the file is there; refuses a file with which alerts would be refused. */
export function preparePartners(file: string): void {
  if (!existsSync(file)) {
    const made = PARTNERS.map((partner) => [partner, { secrets: [`whsec_${randomBytes(32).toString('base64')}`] }]);
    writeWhole(file, `${JSON.stringify(Object.fromEntries(made), null, 2)}\n`);
  }
  let entries: [string, unknown][];
  try {
    entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object);
  } catch (error) {
    throw new Refusal(`${file} cannot be read as JSON (${(error as Error).message}): mend it, or delete it and new secrets are made.`);
  }
  const wrong = entries.find(([partner, entry]) => partner === CANARY_NAME || !isEntry(entry))?.[0];
  if (wrong !== undefined) throw new Refusal(`${file} has no good secrets for "${wrong}"; allowed is ${ALLOWED}. Mend it, or delete it and new secrets are made.`);
}

function isEntry(entry: unknown): boolean {
  const given = typeof entry === 'object' && entry !== null && 'secrets' in entry ? entry.secrets : null;
  return Array.isArray(given) && given.every((secret) => typeof secret === 'string' && /^whsec_[A-Za-z0-9+/]{32,}={0,2}$/.test(secret));
}

/** Values made once and kept in one file by secret id; without a file they last as long as the process. */
export function keptSecrets(file: string | undefined): (id: string, make: () => string) => string {
  const known: Record<string, string> = file !== undefined && existsSync(file) ? readKept(file) : {};
  return (id, make) => {
    if (known[id] === undefined) {
      known[id] = make();
      if (file !== undefined) writeWhole(file, JSON.stringify(known));
    }
    return known[id];
  };
}

function readKept(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    throw new Refusal(`${file} is damaged, and with it the key of the links already sent. Move the data folder away, or start with --data another-folder.`);
  }
}

/** Never half a file, however the process dies. */
function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, content, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
