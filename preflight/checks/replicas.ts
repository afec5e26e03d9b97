import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { DescribeSecretCommand } from '@aws-sdk/client-secrets-manager';
import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { SECRETS } from '../../contract/stacks.ts';
import { check, named } from '../check.ts';
import { YOURSELF } from '../words.ts';
import type { World } from '../world.ts';

interface Replicated {
  readonly name: string;
  /** Of the other region's; null where there is none. */
  readonly status: string | null;
}

const LINK = 'https://{region}.console.aws.amazon.com/dynamodbv2/home?region={region}#tables';

/** Tables and secrets of a second region. That a replica is there says nothing of how far it lags: DynamoDB's metric ReplicationLatency does. */
export const replicas = check({
  title: 'the second region',
  needs: 'deployment',
  ask: async ({ aws, facts: { settings, isStandby } }) => {
    const other = settings.standbyRegion;
    if (other === undefined) return null;
    const tables = [LEDGER, DIRECTORY].map(async ({ table }) => tableIn(aws, table, other));
    // Only where a secret was made is it known what becomes of its replicas.
    const secrets = isStandby ? [] : Object.values(SECRETS).map(async (name) => secretIn(aws, name, other));
    return Promise.all([...tables, ...secrets]);
  },
  judge: (all, { settings: { standbyRegion } }) => {
    if (all === null) return 'none is set';
    const names = (wanted: (one: Replicated) => boolean): string => named(all.filter(wanted).map(({ name, status }) => (status === null ? name : `${name} (${status})`)));
    const [absent, broken] = [names(({ status }) => status === null), names(({ status }) => status !== null && !WELL.includes(status))];
    const found = [
      ...(absent === '' ? [] : [{ kind: 'absent' as const, says: `In ${standbyRegion} there is no replica of ${absent}.` }]),
      ...(broken === '' ? [] : [{ kind: 'broken' as const, says: `Replicas in ${standbyRegion} are not well: ${broken}.` }]),
    ];
    return found.length === 0 ? `tables and secrets are replicated with ${standbyRegion}` : found;
  },
  troubles: {
    absent: { weight: 'blocked', harm: 'When one region is lost, the other knows nothing of the people at risk whom it had in hand.', grants: YOURSELF, link: 'docs/second-region.md#switch-it-on', takes: 'minutes' },
    broken: { weight: 'blocked', harm: 'What one region does no longer reaches the other: when it is lost, whom it had in hand is forgotten. A table that may not replicate for 20 hours is cut off for good.', grants: YOURSELF, link: LINK, takes: 'minutes: most often the key of one region is disabled' },
  },
});

const WELL: readonly string[] = ['ACTIVE', 'InSync'];

async function tableIn(aws: World['aws'], name: string, region: string): Promise<Replicated> {
  const { Table } = await aws.tables.send(new DescribeTableCommand({ TableName: name }));
  return { name, status: Table?.Replicas?.find(({ RegionName }) => RegionName === region)?.ReplicaStatus ?? null };
}

async function secretIn(aws: World['aws'], name: string, region: string): Promise<Replicated> {
  const { ReplicationStatus = [] } = await aws.secrets.send(new DescribeSecretCommand({ SecretId: name }));
  return { name, status: ReplicationStatus.find(({ Region }) => Region === region)?.Status ?? null };
}
