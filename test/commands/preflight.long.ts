/** The command as an administrator starts it, with an account that a double plays. */
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHECKS } from '../../preflight/checks.ts';
import { contextOf } from '../../preflight/given.ts';
import { templatesOf } from '../../preflight/templates.ts';
import { root } from '../lib/synthesized.ts';
import { answerOf, healthy, type Account } from '../preflight/account.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';

jest.setTimeout(120_000);

let double: Double;
let account: Account;
beforeEach(async () => {
  double = await awsDouble();
  account = healthy();
  double.answer = (asked) => answerOf(account, asked);
});
afterEach(async () => double.close());

const SIGNED_IN = { AWS_ACCESS_KEY_ID: 'invented', AWS_SECRET_ACCESS_KEY: 'invented' };
async function preflight(args: readonly string[], environment: Readonly<Record<string, string>> = SIGNED_IN): Promise<{ code: number; out: string; err: string }> {
  // Nobody's own credentials, and nobody's own account.
  const env = { PATH: process.env['PATH'], HOME: mkdtempSync(join(tmpdir(), 'jeevan-home-')), AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: double.config.endpoint, ...environment };
  return new Promise((done) => {
    execFile(process.execPath, [join(root, 'commands/preflight.ts'), ...args], { env }, (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }));
  });
}

it('before the first deploy of a good account: ready, and what waits is counted', async () => {
  account.stacks = {};
  const { code, out } = await preflight(['-c', 'smsQuotaUsd=500']);
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([0, 'Nothing stands in the way. 12 checks must wait for the deploy: run this again after it.']);
  expect(out).toContain('OK       SMS sandbox                      the account is out of it\n');
  expect(out).toContain('later    template drift                   after the deploy\n');
});

it('after the deploy: this checkout is made and compared, and ends with 0', async () => {
  account.templates = await templatesOf(root, contextOf(root, ['smsQuotaUsd=500']));
  const { code, out, err } = await preflight(['-c', 'smsQuotaUsd=500']);
  expect([code, out.split('\n').filter((line) => /^(BLOCKED|unknown|later)/.test(line))]).toEqual([0, []]);
  expect(out).toContain('OK       this checkout                    what is deployed is what this checkout would deploy\n');
  expect(err).not.toContain('Error');
});

it('an account in the sandbox: ends with 1', async () => {
  account.stacks = {};
  account.sandboxed = true;
  const { code, out } = await preflight(['-c', 'smsQuotaUsd=500']);
  expect([code, out.trimEnd().split('\n').at(-1)]).toEqual([1, 'Not ready: 1 blocker. 12 checks must wait for the deploy: run this again after it.']);
});

it('for machines: one object, with each blocker as in the text', async () => {
  account.stacks = {};
  account.sandboxed = true;
  const { code, out } = await preflight(['--json', '-c', 'smsQuotaUsd=500']);
  const told = JSON.parse(out) as { isReady: boolean; isDeployed: boolean; region: string; checks: { check: string; status: string; found: object[] }[] };
  expect([code, told.isReady, told.isDeployed, told.region, told.checks.map(({ check }) => check)]).toEqual([1, false, false, 'ap-south-1', Object.keys(CHECKS)]);
  expect(told.checks.find(({ check }) => check === 'sms-sandbox')!.found).toEqual([{ kind: 'inside', weight: 'blocked', says: expect.any(String), harm: expect.any(String), grants: 'AWS Support', link: expect.stringMatching(/^https:/), takes: expect.any(String) }]);
});

it('without credentials: what to do, in a sentence', async () => {
  const { code, out } = await preflight([], {});
  expect([code, out.split('\n')[0]]).toEqual([1, expect.stringMatching(/^BLOCKED {2}credentials and region {11}Nobody is signed in on this machine: run `aws login`/)]);
});

it('with a network that ends nowhere: nothing is green that was not seen', async () => {
  await double.close();
  const { code, out } = await preflight([]);
  expect(out).toContain('unknown  SMS sandbox                      AWS did not answer: look at the network and the region, and ask again.\n');
  expect([code, out.split('\n').filter((line) => line.startsWith('OK'))]).toEqual([1, [expect.stringContaining('settings and pack'), expect.stringContaining('SMS route'), expect.stringContaining('DLT ids')]]);
  double = await awsDouble();
});

it.each([
  [['-c', 'pack'], '-c is "pack"; allowed is a setting\'s name=value, such as -c pack=up.\n'],
  [['--verbose'], "Unknown option '--verbose'"],
  [['-c', 'pack=atlantis'], 'Setting pack is "atlantis"; allowed is a folder below packs/'],
])('%j is refused in a sentence', async (args, says) => {
  const { code, err } = await preflight(args);
  expect([code, err]).toEqual([1, expect.stringContaining(says)]);
});

it('--help says what is asked and what it ends with', async () => {
  expect((await preflight(['--help'])).out).toContain('Ends with 1 while anything is BLOCKED or unknown.');
});
