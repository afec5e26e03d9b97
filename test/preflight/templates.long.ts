/** What this checkout would deploy, beside what the CDK command makes of it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STACKS } from '../../contract/stacks.ts';
import { contextOf } from '../../preflight/given.ts';
import { differing, templatesOf, type Template } from '../../preflight/templates.ts';
import { root } from '../lib/synthesized.ts';

jest.setTimeout(120_000);

it('the templates are those that the CDK command deploys, and another setting differs in its resources only', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
  const [made] = await Promise.all([
    templatesOf(root, contextOf(root, ['smsQuotaUsd=7'])),
    promisify(execFile)(process.execPath, [join(root, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--output', folder, '-c', 'smsQuotaUsd=8'], { cwd: root, env: { ...process.env, CDK_VALIDATION: 'false' } }),
  ]);
  const differ = Object.values(STACKS).map((name) => differing(made[name]!, JSON.parse(readFileSync(join(folder, `${name}.template.json`), 'utf8')) as Template));
  expect(differ).toEqual([[], [expect.stringMatching(/^Alarmssmsspend/)]]);
});

it('a setting that stops the deploy stops this too, in its own sentence', async () => {
  await expect(templatesOf(root, contextOf(root, ['region=Mumbai']))).rejects.toThrow('This checkout cannot be synthesized: Setting region is "Mumbai"; allowed is an AWS region');
});

describe('two templates', () => {
  const queue = (more: Record<string, unknown> = {}): Template => ({ Resources: { Queue: { Type: 'AWS::SQS::Queue', Properties: { A: 1, B: [1, 2] }, ...more } } });

  it('are the same in whatever order their keys were written, and whatever CDK wrote of itself', () => {
    expect(differing(queue(), { Rules: {}, Resources: { Queue: { Metadata: { path: 'x' }, Properties: { B: [1, 2], A: 1 }, Type: 'AWS::SQS::Queue' } } })).toEqual([]);
  });

  it('differ by what was changed, by what is only in one of them, and by outputs', () => {
    expect(differing(queue(), queue({ DeletionPolicy: 'Retain' }))).toEqual(['Queue']);
    expect(differing(queue(), { Resources: {} })).toEqual(['Queue']);
    expect(differing(queue(), { ...queue(), Outputs: { Url: { Value: 'x' } } })).toEqual(['Outputs']);
  });
});
