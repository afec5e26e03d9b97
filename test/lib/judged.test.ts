/** Two rule packs over both stacks: nothing is found that nobody has answered for, and no answer outlives what it excuses. */
import { Stack, type App } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { acknowledge, acknowledged, type Acknowledged } from '../../lib/acknowledged.ts';
import { stacks } from './synthesized.ts';

const ACKNOWLEDGED = acknowledged({ region: 'ap-south-1', firewall: true });

interface Finding {
  readonly id: string;
  readonly path: string;
}

/** What the packs find when these rows have been acknowledged. */
function found(rows: readonly Acknowledged[], plant: (app: App) => void = () => undefined, settings = {}): Finding[] {
  const { app } = stacks(settings);
  plant(app);
  acknowledge(app, rows);
  return [new AwsSolutionsChecks(app), new NIST80053R5Checks(app)].flatMap((pack) =>
    pack.validate({ appConstruct: app, stackTemplates: [], templatePaths: [] }).violations.flatMap(({ ruleName, violatingResources }) => violatingResources.map((resource) => ({ id: ruleName, path: (resource as { constructPath?: string }).constructPath ?? '' }))),
  );
}

const covers = ({ path, findings }: Acknowledged, finding: Finding): boolean => findings.includes(finding.id) && (finding.path.startsWith(`${path}/`) || finding.path === path || finding.path.startsWith(`${path}Role/`));

it('nothing is found that has no reason', () => {
  expect(found(ACKNOWLEDGED)).toEqual([]);
});

it('nor in another region, with a domain, and without the firewall', () => {
  const elsewhere = { region: 'ap-south-2', firewall: false };
  expect(found(acknowledged(elsewhere), undefined, { ...elsewhere, domainName: 'jr.example.gov.in', certificateArn: 'arn:aws:acm:ap-south-2:123456789012:certificate/x' })).toEqual([]);
});

it('nor with a second region', () => {
  const both = { region: 'ap-south-1', standbyRegion: 'ap-south-2', firewall: true };
  expect(found(acknowledged(both), undefined, both)).toEqual([]);
});

it('every reason is for something that is found', () => {
  const all = found([]);
  expect(all.length).toBeGreaterThan(80);
  const idle = ACKNOWLEDGED.flatMap((row) => row.findings.filter((id) => !all.some((finding) => covers({ ...row, findings: [id] }, finding))).map((id) => `${id} at ${row.path}`));
  expect(idle).toEqual([]);
});

it('a bucket that anybody may read would stop the deploy', () => {
  const planted = found(ACKNOWLEDGED, (app) => void new Bucket(new Stack(app, 'Planted'), 'Bucket'));
  expect(planted.map(({ id }) => id)).toContain('AwsSolutions-S10');
});

it('a row about what no stack has is refused', () => {
  expect(() => found([{ path: 'JeevanRaksha-Pipeline/Gone', findings: ['X'], reason: 'r' }])).toThrow('JeevanRaksha-Pipeline/Gone, which no stack has');
});

it.each(ACKNOWLEDGED.map((row) => [row.path, row.reason] as const))('the reason at %s is a sentence', (_, reason) => {
  expect(reason).toMatch(/^[A-Z].{30,}\.$/);
});
