/** The state's own key: on everything that is kept, sent and logged, and open to every service that has to use it. */
import { KEY_ALIAS } from '../../contract/stacks.ts';
import { resources, synthesized } from './synthesized.ts';

const { ledger, all } = synthesized();
const [key] = resources(ledger, 'AWS::KMS::Key');
const keyId = key!.id;
/** In another stack it is an import of what the ledger's stack exports of the key. */
const isOurs = (value: unknown): boolean => JSON.stringify(value ?? null).includes(keyId);

const SEALED = {
  'SQS::Queue': 'KmsMasterKeyId',
  'SNS::Topic': 'KmsMasterKeyId',
  'Logs::LogGroup': 'KmsKeyId',
  'SecretsManager::Secret': 'KmsKeyId',
} as const;

describe('is on', () => {
  it.each(Object.entries(SEALED))('every %s', (type, property) => {
    const found = all(type);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ Properties }) => !isOurs(Properties[property])).map(({ id }) => id)).toEqual([]);
  });

  it('both tables and all secrets that must survive', () => {
    const tables = resources(ledger, 'AWS::DynamoDB::GlobalTable').map(({ Properties }) => [Properties['SSESpecification'].SSEType, ...Properties['Replicas'].map((replica: Record<string, any>) => isOurs(replica['SSESpecification'].KMSMasterKeyId))]); // oxlint-disable-line typescript/no-explicit-any -- a template's properties have no types
    expect(tables).toEqual([['KMS', true], ['KMS', true]]);
    expect(resources(ledger, 'AWS::SecretsManager::Secret').every(({ Properties }) => isOurs(Properties['KmsKeyId']))).toBe(true);
  });

  it('topics that are made at run time, by its name', () => {
    expect(resources(ledger, 'AWS::KMS::Alias').map(({ Properties }) => Properties['AliasName'])).toEqual([KEY_ALIAS]);
  });
});

describe('lets in', () => {
  interface Statement {
    readonly Principal: { readonly Service?: string };
    readonly Action: readonly string[];
    readonly Condition?: unknown;
  }
  const statements = key!.Properties['KeyPolicy'].Statement as Statement[];
  const of = (service: string): Statement[] => statements.filter(({ Principal }) => JSON.stringify(Principal).includes(service));

  it('the schedule, which hands a look to a queue, for this account alone', () => {
    const [statement] = of('events.amazonaws.com');
    expect(statement!.Action).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']));
    expect(statement!.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  it.each(['cloudwatch.amazonaws.com', 'sns.amazonaws.com', 'sqs.amazonaws.com'])('%s, for this account alone', (service) => {
    const [statement, ...more] = of(service);
    expect(more).toEqual([]);
    expect(statement!.Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
    expect(statement!.Condition).toEqual({ StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } });
  });

  it('logs of this account and region alone', () => {
    const [statement] = of('logs.');
    expect(statement!.Action).toContain('kms:GenerateDataKey*');
    expect(JSON.stringify(statement!.Condition)).toMatch(/kms:EncryptionContext:aws:logs:arn.*:logs:ap-south-1:.*:log-group:\*/);
  });

  it('nobody else but this account', () => {
    expect(statements.filter(({ Principal }) => Principal.Service === undefined && !JSON.stringify(Principal).includes(':root'))).toEqual([]);
    expect(statements.filter(({ Principal }) => JSON.stringify(Principal) === '"*"' || JSON.stringify(Principal) === '{"AWS":"*"}')).toEqual([]);
  });
});
