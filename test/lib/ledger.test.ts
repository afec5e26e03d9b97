import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { SECRETS } from '../../contract/stacks.ts';
import { resources, synthesized, target } from './synthesized.ts';

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
  "AWS::S3::Bucket Audit3D8ADE0A",
  "AWS::S3::BucketPolicy AuditPolicy3AC4EDFE",
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

describe('the trail', () => {
  const bucket = (settings = {}) => resources(synthesized(settings).ledger, 'AWS::S3::Bucket')[0]!;

  it('is locked for seven years, or as many as are set, and outlives its stack', () => {
    const lock = (settings = {}) => bucket(settings).Properties['ObjectLockConfiguration'].Rule.DefaultRetention;
    expect([lock(), lock({ auditYears: 10 })]).toEqual([{ Mode: 'COMPLIANCE', Days: 7 * 365 }, { Mode: 'COMPLIANCE', Days: 10 * 365 }]);
    expect([bucket().DeletionPolicy, bucket().Properties['ObjectLockEnabled'], bucket().Properties['VersioningConfiguration']]).toEqual(['Retain', true, { Status: 'Enabled' }]);
  });

  it("is sealed with the state's key, and closed to everybody else", () => {
    const [rule] = bucket().Properties['BucketEncryption'].ServerSideEncryptionConfiguration;
    expect([rule.ServerSideEncryptionByDefault.SSEAlgorithm, target(rule.ServerSideEncryptionByDefault.KMSMasterKeyID)]).toEqual(['aws:kms', 'Key961B73FD']);
    expect(bucket().Properties['PublicAccessBlockConfiguration']).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true });
  });

  it('takes nothing over what is there, and nothing without TLS', () => {
    const [policy] = resources(ledger, 'AWS::S3::BucketPolicy');
    const statements = policy!.Properties['PolicyDocument'].Statement as { Effect: string; Action: string; Condition: unknown }[];
    expect(statements.map(({ Effect, Action, Condition }) => [Effect, Action, Condition])).toEqual([
      ['Deny', 's3:*', { Bool: { 'aws:SecureTransport': 'false' } }],
      ['Deny', 's3:*', { NumericLessThan: { 's3:TlsVersion': 1.2 } }],
      ['Deny', 's3:PutObject', { Null: { 's3:if-none-match': 'true' } }],
    ]);
  });
});

describe('restored tables', () => {
  const stream = (name: string): string => `arn:aws:dynamodb:ap-south-1:123456789012:table/${name}/stream/2026-11-28T03:00:00.000`;
  const { pipeline, ledger: kept, worker } = synthesized({ restoredLedger: stream('ledger-back'), restoredDirectory: stream('directory-back') });

  it("take the place of the stack's own for every function, and leave those as they are", () => {
    const told = worker('route').Properties['Environment'].Variables;
    expect([told.LEDGER_TABLE, told.DIRECTORY_TABLE]).toEqual(['ledger-back', 'directory-back']);
    const text = JSON.stringify(pipeline.toJSON());
    expect(text).not.toMatch(/ExportsOutput\w*(Ledger|Directory)/);
    expect(text).toContain('arn:aws:dynamodb:ap-south-1:123456789012:table/ledger-back/index/due');
    expect(resources(kept, 'AWS::DynamoDB::GlobalTable')).toEqual(tables);
  });

  it('are followed by the trail', () => {
    const sources = resources(pipeline, 'AWS::Lambda::EventSourceMapping').map(({ Properties }) => Properties['EventSourceArn']);
    expect(sources).toEqual(expect.arrayContaining([stream('ledger-back'), stream('directory-back')]));
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
