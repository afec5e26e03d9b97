import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { SECRETS } from '../../contract/stacks.ts';
import { resources, synthesized } from './synthesized.ts';

const { ledger, terminationProtection } = synthesized();
const tables = resources(ledger, 'AWS::DynamoDB::GlobalTable');
const table = (name: string) => tables.find(({ id }) => id.startsWith(name))!.Properties;
const key = ({ partitionKey, sortKey }: { partitionKey: string; sortKey: string }) => [
  { AttributeName: partitionKey, KeyType: 'HASH' },
  { AttributeName: sortKey, KeyType: 'RANGE' },
];

describe('what must survive', () => {
  it('is replaced by nobody: these ids are for ever', () => {
    const { Resources } = ledger.toJSON() as { Resources: Record<string, { Type: string }> };
    expect(Object.entries(Resources).map(([id, { Type }]) => `${Type} ${id}`)).toMatchInlineSnapshot(`
[
  "AWS::KMS::Key Key961B73FD",
  "AWS::KMS::Alias KeyAlias910D852D",
  "AWS::DynamoDB::GlobalTable LedgerB7379752",
  "AWS::DynamoDB::GlobalTable Directory98167B95",
  "AWS::SecretsManager::Secret PartnersDE4EC16C",
  "AWS::SecretsManager::Secret LinkKey27470AF7",
]
`);
  });

  it.each(tables)('table $id outlives its stack, a slip of the hand and a bad write', ({ DeletionPolicy, Properties }) => {
    expect(DeletionPolicy).toBe('Retain');
    expect(Properties['BillingMode']).toBe('PAY_PER_REQUEST');
    expect(Properties['Replicas']).toMatchObject([{ Region: 'ap-south-1', DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }]);
  });

  it('has names that are the same in every region: nothing that has one is replaced in passing', () => {
    const names = [...tables.map(({ Properties }) => Properties['TableName']), ...resources(ledger, 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties['Name'])];
    expect(names).toEqual([LEDGER.table, DIRECTORY.table, SECRETS.partners, SECRETS.linkKey]);
  });

  it.each(resources(ledger, 'AWS::SecretsManager::Secret'))('secret $id outlives its stack', ({ DeletionPolicy }) => {
    expect(DeletionPolicy).toBe('Retain');
  });

  it('is a key that outlives its stack, and is turned every year', () => {
    const [ours] = resources(ledger, 'AWS::KMS::Key');
    expect([ours!.DeletionPolicy, ours!.Properties['EnableKeyRotation']]).toEqual(['Retain', true]);
  });

  it('is a stack that cannot be deleted in passing', () => {
    expect(terminationProtection).toBe(true);
  });
});

describe('the ledger', () => {
  it('has the keys and the time to live of the contract', () => {
    expect(table('Ledger')).toMatchObject({ KeySchema: key(LEDGER), TimeToLiveSpecification: { AttributeName: LEDGER.timeToLive, Enabled: true } });
  });

  it('is indexed by what is due and by what is listed, keys only', () => {
    expect(table('Ledger')['GlobalSecondaryIndexes']).toMatchObject(
      [LEDGER.due, LEDGER.listing].map((index) => ({ IndexName: index.index, KeySchema: key(index), Projection: { ProjectionType: 'KEYS_ONLY' } })),
    );
  });

  it('has a directory beside it', () => {
    expect(table('Directory')['KeySchema']).toEqual(key(DIRECTORY));
    expect(table('Directory')['TimeToLiveSpecification']).toBeUndefined();
  });
});

describe('secrets', () => {
  const secret = (name: string, settings = {}) => resources(synthesized(settings).ledger, 'AWS::SecretsManager::Secret').find(({ id }) => id.startsWith(name))!.Properties;

  it("of partners begin empty, and no setting changes that value: it would be written over the partners' secrets", () => {
    expect(JSON.parse(secret('Partners')['SecretString'])).toEqual({ desk: { secrets: [] } });
    expect(secret('Partners', { partners: 'meta,google', retentionDays: 365 })).toEqual(secret('Partners'));
  });

  it('of links are made by AWS, 64 characters long', () => {
    expect(secret('LinkKey')).toMatchObject({ GenerateSecretString: { PasswordLength: 64, ExcludePunctuation: true } });
    expect(secret('LinkKey')).not.toHaveProperty('SecretString');
  });
});
