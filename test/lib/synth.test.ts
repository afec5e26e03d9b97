/** The app as `cdk synth` runs it, with CloudFormation's own rules on, and without an account. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './synthesized.ts';

jest.setTimeout(60_000); // a busy machine is no failure

const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> };

function synth(settings: Record<string, unknown>, validation: boolean): { folder: string; status: number | null; said: string } {
  const folder = join(mkdtempSync(join(tmpdir(), 'jeevan-raksha-')), 'cdk.out');
  const { AWS_PROFILE: _, AWS_ACCESS_KEY_ID: __, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, ['bin/app.ts'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...settings }), CDK_VALIDATION: String(validation) },
  });
  return { folder, status, said: stderr };
}

const templates = (folder: string) => readdirSync(folder).filter((file) => /\.(template|assets)\.json$/.test(file)).map((file) => readFileSync(join(folder, file), 'utf8'));

describe('the app', () => {
  it('synthesizes without an account, passes the rules of CloudFormation, and twice the same', () => {
    const [once, again] = [synth({}, true), synth({}, false)];
    expect([once.said, once.status, again.status]).toEqual(['', 0, 0]);
    expect(templates(once.folder)).toHaveLength(4);
    expect(templates(again.folder)).toEqual(templates(once.folder));
  });

  it('stops at a bad setting with one sentence, and makes nothing', () => {
    const { status, said, folder } = synth({ retentionDays: -1 }, false);
    expect([status, said.trim()]).toEqual([1, 'Setting retentionDays is -1; allowed is a whole number of days from 1 to 3650']);
    expect(templates(folder)).toEqual([]);
  });

  it('turns cycles between resources into errors', () => {
    expect(context['@aws-cdk/core:validateAgainstDefaultRules']).toBe(true);
  });
});
