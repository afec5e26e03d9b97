/** What a setting lays over everything, and what protects what is logged. */
import { FUNCTIONS } from '../../contract/functions.ts';
import { resources, synthesized, target, text } from './synthesized.ts';

const NAMED = { tags: { owner: 'up-police', 'cost centre': '1' }, permissionBoundary: 'StateBoundary' };

describe('a boundary', () => {
  it.each([
    ['StateBoundary', 'arn:{AWS::Partition}:iam::{AWS::AccountId}:policy/StateBoundary'],
    ['arn:aws:iam::123456789012:policy/Boundary', 'arn:aws:iam::123456789012:policy/Boundary'],
  ])('%s is on every role', (permissionBoundary, arn) => {
    const roles = synthesized({ ...NAMED, permissionBoundary }).all('IAM::Role');
    expect([roles.length > FUNCTIONS.length, [...new Set(roles.map(({ Properties }) => text(Properties['PermissionsBoundary'])))]]).toEqual([true, [arn]]);
  });

  it('is on none where none is set', () => {
    expect(synthesized().all('IAM::Role').filter(({ Properties }) => 'PermissionsBoundary' in Properties)).toEqual([]);
  });
});

it('tags are on whatever takes them, in both stacks', () => {
  const { ledger, pipeline } = synthesized(NAMED);
  const wanted = expect.arrayContaining([{ Key: 'owner', Value: 'up-police' }, { Key: 'cost centre', Value: '1' }]);
  const tables = resources(ledger, 'AWS::DynamoDB::GlobalTable').map(({ Properties }) => Properties['Replicas'][0].Tags);
  expect(tables).toEqual([wanted, wanted]);
  for (const [template, type] of [[ledger, 'KMS::Key'], [ledger, 'SecretsManager::Secret'], [pipeline, 'Lambda::Function'], [pipeline, 'SQS::Queue'], [pipeline, 'SNS::Topic'], [pipeline, 'IAM::Role'], [pipeline, 'Logs::LogGroup'], [pipeline, 'StepFunctions::StateMachine']] as const) {
    const found = resources(template, `AWS::${type}`);
    expect([type, found.length > 0]).toEqual([type, true]);
    for (const { Properties } of found) expect(Properties['Tags']).toEqual(wanted);
  }
});

describe("a function's log", () => {
  const { all, worker } = synthesized();
  const logs = all('Logs::LogGroup');
  const own = FUNCTIONS.map((name) => target(worker(name).Properties['LoggingConfig'].LogGroup));

  it.each(FUNCTIONS)('of %s is looked through for people, and what is found is masked and counted', (name) => {
    const { DataProtectionPolicy: policy } = logs.find(({ id }) => id === target(worker(name).Properties['LoggingConfig'].LogGroup))!.Properties;
    const identifiers = ['EmailAddress', 'IpAddress', 'LatLong'].map((one) => `arn:aws:dataprotection::aws:data-identifier/${one}`);
    expect(policy.Statement.map(({ DataIdentifier, Operation }: Record<string, unknown>) => [DataIdentifier, Operation])).toEqual([
      [[...identifiers, 'IndianMobile'], { Audit: { FindingsDestination: {} } }],
      [[...identifiers, 'IndianMobile'], { Deidentify: { MaskConfig: {} } }],
    ]);
  });

  it('alone: the door, the firewall and SNS log addresses and numbers on purpose', () => {
    expect(logs.filter(({ Properties }) => 'DataProtectionPolicy' in Properties).map(({ id }) => id).sort()).toEqual([...own].sort());
  });

  it('knows an Indian mobile number by its beginning, and none of what we log', () => {
    const { Name, Regex } = logs.find(({ id }) => id === own[0])!.Properties['DataProtectionPolicy'].Configuration.CustomDataIdentifier[0] as { Name: string; Regex: string };
    const finds = (line: string): boolean => new RegExp(Regex).test(line);
    expect([Name, Regex.length <= 200, /^[\w#=@/;, ^$?[\]{}|\\*+.-]+$/.test(Regex)]).toEqual(['IndianMobile', true, true]);
    expect(['+917000099999', '{"to":"+91 70000 99999"}', 'tel:+91-7000099999'].map(finds)).toEqual([true, true, true]);
    expect(['{"_aws":{"Timestamp":1795836829653}}', 'cztdspr46yh7ppkpp6x3ckhk2b', 'index.js:12:7000099999', '226010', '+14155550100', '2026-03-01T18:30:00.000Z'].filter(finds)).toEqual([]);
  });
});
