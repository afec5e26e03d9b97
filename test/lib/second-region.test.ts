/** What the setting standbyRegion adds: the same pipeline in another region, and what survives in both. */
import { Template } from 'aws-cdk-lib/assertions';
import { NONE } from '../../contract/env.ts';
import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { SECRETS, STACKS } from '../../contract/stacks.ts';
import { resources, stacks, synthesized, text } from './synthesized.ts';

const { app, ledger, pipeline, standby } = stacks({ standbyRegion: 'ap-south-2' });
const assembly = app.synth();
const [kept, first, there, second] = [ledger, pipeline, standby!.ledger, standby!.pipeline].map((stack) => Template.fromStack(stack)) as [Template, Template, Template, Template];
const keyThere = `arn:aws:kms:ap-south-2:{AWS::AccountId}:alias/jeevan-raksha`;
const variable = (template: Template, name: string): unknown[] => resources(template, 'AWS::Lambda::Function').flatMap(({ Properties }) => Properties['Environment']?.Variables?.[name] ?? []);
const statements = (template: Template) => resources(template, 'AWS::IAM::Policy').flatMap(({ Properties }) => Properties['PolicyDocument'].Statement as Record<string, any>[]); // oxlint-disable-line typescript/no-explicit-any -- a template's properties have no types
const types = (template: Template): string[] => Object.values((template.toJSON() as { Resources: Record<string, { Type: string }> }).Resources).map(({ Type }) => Type).sort();

describe('with a second region', () => {
  it.each(['Ledger', 'Directory'])('table %s is in both, protected, recoverable and with a key of each', (name) => {
    const { Replicas } = resources(kept, 'AWS::DynamoDB::GlobalTable').find(({ id }) => id.startsWith(name))!.Properties;
    const guarded = { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } };
    expect(Replicas).toMatchObject([{ Region: 'ap-south-2', ...guarded }, { Region: 'ap-south-1', ...guarded }]);
    expect(text(Replicas[0].SSESpecification.KMSMasterKeyId)).toBe(keyThere);
  });

  it('so are the secrets', () => {
    const secrets = resources(kept, 'AWS::SecretsManager::Secret').map(({ Properties }) => Properties['ReplicaRegions']);
    expect(secrets.map(([one]) => [one.Region, text(one.KmsKeyId)])).toEqual([['ap-south-2', keyThere], ['ap-south-2', keyThere]]);
  });

  it('whatever is replaced by nobody, is not by switching it on', () => {
    const ids = (template: Template) => ['AWS::DynamoDB::GlobalTable', 'AWS::SecretsManager::Secret', 'AWS::KMS::Key'].flatMap((type) => resources(template, type).map(({ id }) => id));
    expect(ids(kept)).toEqual(ids(synthesized().ledger));
  });

  it('the key of there is made before the tables, and they before the functions', () => {
    const names = (stack: { readonly dependencies: readonly { readonly node: { readonly id: string } }[] }) => stack.dependencies.map(({ node }) => node.id).sort();
    expect([names(ledger), names(standby!.pipeline)]).toEqual([['JeevanRaksha-Standby-Ledger'], ['JeevanRaksha-Ledger', 'JeevanRaksha-Standby-Ledger']]);
    expect(types(there)).toEqual(['AWS::KMS::Alias', 'AWS::KMS::Key']);
  });

  it('CloudFormation knows the stacks of there by the same names', () => {
    expect(assembly.stacks.map(({ stackName, environment }) => `${environment.region} ${stackName}`).sort()).toEqual(['ap-south-1', 'ap-south-2'].flatMap((region) => [STACKS.ledger, STACKS.pipeline].map((name) => `${region} ${name}`)));
  });

  it('the pipeline there is the same, to the last resource, but for the trail, of which there is one', () => {
    const others = (template: Template): string[] => Object.entries((template.toJSON() as { Resources: Record<string, { Type: string }> }).Resources).filter(([id]) => !/^(Trail|Alarmsaudit)/.test(id)).map(([, { Type }]) => Type).sort();
    expect(others(second)).toEqual(others(first));
    expect([first, second].map((template) => resources(template, 'AWS::Lambda::EventSourceMapping').filter(({ id }) => id.startsWith('Trail')).length)).toEqual([2, 0]);
  });

  it('each has a screen of its own: CloudWatch knows their names in all regions', () => {
    expect([first, second].flatMap((template) => resources(template, 'AWS::CloudWatch::Dashboard').map(({ Properties }) => Properties['DashboardName']))).toEqual(['jeevan-raksha-ap-south-1', 'jeevan-raksha-ap-south-2']);
  });

  it('nothing crosses from one region into the other but names', () => {
    const of = (template: Template) => JSON.stringify(template.toJSON());
    expect([of(second).includes('ap-south-1'), of(first).includes('ap-south-2')]).toEqual([false, false]);
    expect(types(second).filter((type) => type.startsWith('Custom::'))).toEqual([]);
    expect([variable(second, 'DIRECTORY_TABLE')[0], variable(second, 'LINK_SECRET_ID')[0], variable(second, 'PARTNERS_SECRET_ID')]).toEqual([DIRECTORY.table, SECRETS.linkKey, [SECRETS.partners]]);
  });

  it.each([['the first', first], ['the second', second]])('%s keeps what it accepts for the other, and may write nothing else there', (_, template) => {
    expect(variable(template, 'RECEIVED_TABLE')).not.toEqual([NONE]);
    const puts = statements(template).filter(({ Action, Condition }) => Action === 'dynamodb:PutItem' && Condition !== undefined);
    expect(puts.map(({ Condition }) => Condition)).toEqual([{ 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${LEDGER.received}*`] } }]);
    const rules = resources(template, 'AWS::Events::Rule').filter(({ Properties }) => Properties['Targets'][0].Input === '{"task":"past"}');
    expect(rules.map(({ Properties }) => Properties['ScheduleExpression'])).toEqual(['rate(10 minutes)']);
    expect(variable(template, 'HAND_ON_QUEUE_URL')).toEqual([expect.objectContaining({ Ref: expect.stringMatching(/^EnrichQueue/) as string })]);
  });

  it('the second looks ahead and drills an hour later, and finds done what the first has done', () => {
    const at = (template: Template) => resources(template, 'AWS::Events::Rule').map(({ Properties }) => String(Properties['ScheduleExpression'])).filter((one) => one.startsWith('cron'));
    expect([at(first), at(second)]).toEqual([['cron(2/5 * * * ? *)', 'cron(30 3 * * ? *)', 'cron(30 5 ? * MON *)'], ['cron(2/5 * * * ? *)', 'cron(30 4 * * ? *)', 'cron(30 6 ? * MON *)']]);
  });

  it('both answer for the same host, each with a certificate of its own', () => {
    const certificate = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/x`;
    const made = stacks({ standbyRegion: 'ap-south-2', domainName: 'jr.example.gov.in', certificateArn: certificate('ap-south-1'), standbyCertificateArn: certificate('ap-south-2') });
    const hosts = [made.pipeline, made.standby!.pipeline].map((stack) => resources(Template.fromStack(stack), 'AWS::ApiGateway::DomainName').map(({ Properties }) => [Properties['DomainName'], Properties['RegionalCertificateArn']]));
    expect(hosts).toEqual([[['jr.example.gov.in', certificate('ap-south-1')]], [['jr.example.gov.in', certificate('ap-south-2')]]]);
  });
});

describe('without one', () => {
  const alone = synthesized().pipeline;

  it('nothing is kept for another region, and nothing looked for', () => {
    expect([variable(alone, 'RECEIVED_TABLE'), variable(alone, 'HAND_ON_QUEUE_URL')]).toEqual([[NONE], [NONE]]);
    expect(resources(alone, 'AWS::Events::Rule')).toHaveLength(6);
    expect(statements(alone).filter(({ Condition }) => JSON.stringify(Condition ?? null).includes(LEDGER.received))).toEqual([]);
  });
});
