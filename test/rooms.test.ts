/** A breach of every room rule, planted in a house of its own, so that no rule can rot unseen. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(import.meta.dirname, '..');

/** Files by path, and the rules that each must break. A file that breaks none proves that its imports are allowed. */
const HOUSE: readonly (readonly [path: string, code: string, breaks: readonly string[]])[] = [
  ['contract/names.ts', 'export const name = 1;', []],
  ['contract/looks-around.ts', "import '../core/truth.ts';", ['contract-rooms']],
  ['contract/parses.ts', "import 'zod';", ['contract-packages']],
  ['contract/reads.ts', "import 'node:fs';", ['contract-node']],

  ['core/truth.ts', "import { createHash } from 'node:crypto';\nimport * as z from 'zod/mini';\nexport const truth = [createHash, z];", []],
  ['core/sends.ts', "import { sent } from '../adapters/aws/sns.ts';\nexport { };\nsent;", ['core-rooms']],
  ['core/sends-a-type.ts', "import type { Sent } from '../adapters/aws/sns.ts';\nexport type Mine = Sent;", ['core-rooms']],
  ['core/sends-later.ts', "export const later = () => import('../adapters/aws/sns.ts');", ['core-rooms']],
  ['core/knows-a-table.ts', "import { name } from '../contract/names.ts';\nexport const mine = [name];", ['core-rooms']],
  ['core/reads.ts', "import { readFileSync } from 'node:fs';\nexport const read = [readFileSync];", ['core-node']],
  ['core/reads-without-prefix.ts', "import { readFileSync } from 'fs';\nexport const read = [readFileSync];", ['core-node']],
  ['core/calls-aws.ts', "import { SNSClient } from '@aws-sdk/client-sns';\nexport const sns = [SNSClient];", ['core-packages']],
  ['core/round.ts', "import { about } from './about.ts';\nexport const round = () => about;", []], // a cycle is said once, of its first file
  ['core/about.ts', "import { round } from './round.ts';\nexport const about = () => round;", ['no-cycles']],
  ['core/date-utils.ts', 'export const now = 1;', []],
  ['core/takes-a-util.ts', "import { now } from './date-utils.ts';\nexport const mine = [now];", ['no-catch-all-names']],
  ['core/index.ts', "export * from './truth.ts';", ['no-barrels']],
  ['core/takes-the-barrel.ts', "import { truth } from './index.ts';\nexport const mine = [truth];", ['no-index-files']],
  ['core/missing.ts', "import { nothing } from './nowhere.ts';\nexport const mine = [nothing];", ['resolvable']],

  ['packs/index.ts', "import { truth } from '../core/truth.ts';\nimport 'node:fs';\nexport const loadPack = [truth];", []],
  ['packs/sends.ts', "import '../adapters/aws/sns.ts';", ['packs-rooms']],
  ['packs/calls-aws.ts', "import '@aws-sdk/client-sns';", ['packs-packages']],
  ['packs/listens.ts', "import 'node:http';", ['packs-node']],

  ['pipeline/step.ts', "import { truth } from '../core/truth.ts';\nexport const step = [truth];", []],
  ['pipeline/sends.ts', "import '../adapters/aws/sns.ts';", ['pipeline-rooms']],
  ['pipeline/calls-aws.ts', "import '@aws-sdk/client-sns';", ['pipeline-packages']],
  ['pipeline/waits.ts', "import 'node:timers';", ['pipeline-node']],

  ['adapters/aws/sns.ts', "import { SNSClient } from '@aws-sdk/client-sns';\nimport type { step } from '../../pipeline/step.ts';\nexport type Sent = typeof step;\nexport const sent = [SNSClient];", []],
  ['adapters/memory/sns.ts', "import { truth } from '../../core/truth.ts';\nexport const sent = [truth];", []],
  ['adapters/reads-a-pack.ts', "import '../packs/index.ts';", ['adapters-rooms']],

  ['lambdas/route.ts', "import '../adapters/aws/sns.ts';\nimport '../pipeline/step.ts';\nimport '../packs/index.ts';\nimport '../contract/names.ts';", []],
  ['lambdas/forgets.ts', "import '../adapters/memory/sns.ts';", ['lambdas-rooms']],
  ['lambdas/deploys.ts', "import '../lib/stack.ts';", ['lambdas-rooms']],

  ['lib/stack.ts', "import { App } from 'aws-cdk-lib';\nimport '../contract/names.ts';\nimport '../packs/index.ts';\nexport const app = [App];", []],
  ['lib/runs.ts', "import '../lambdas/route.ts';", ['lib-rooms']],
  ['lib/calls-aws.ts', "import '@aws-sdk/client-sns';", ['lib-packages']],
  ['lib/listens.ts', "import 'node:http';", ['lib-node']],
  ['bin/app.ts', "import '../lib/stack.ts';", []],
  ['bin/sends.ts', "import '../adapters/aws/sns.ts';", ['bin-rooms']],
  ['bin/calls-aws.ts', "import '@aws-sdk/client-sns';", ['bin-packages']],
  ['bin/reads.ts', "import 'node:fs';", ['bin-node']],

  ['local/main.ts', "import '../contract/names.ts';\nimport 'node:http';", []],
  ['local/runs-sources.ts', "import '../lambdas/route.ts';", ['local-rooms']],
  ['commands/alert.ts', "import '../adapters/aws/sns.ts';\nimport '../packs/index.ts';", []],
  ['commands/simulates.ts', "import '../simulate/world.ts';", []],
  ['commands/looks.ts', "import '../preflight/look.ts';", []],
  ['commands/deploys.ts', "import '../lib/stack.ts';", ['commands-rooms']],
  ['commands/forgets.ts', "import '../adapters/memory/sns.ts';", ['commands-rooms']],
  ['preflight/look.ts', "import '../lib/stack.ts';\nimport '../adapters/aws/sns.ts';\nimport '../packs/index.ts';\nimport '../simulate/scale/limits.ts';\nimport '@aws-sdk/client-sts';", []],
  ['preflight/plays.ts', "import '../simulate/world.ts';", ['preflight-rooms']],
  ['preflight/forgets.ts', "import '../adapters/memory/sns.ts';", ['preflight-rooms']],
  ['simulate/scale/limits.ts', 'export const limits = 1;', []],
  ['simulate/world.ts', "import '../adapters/memory/sns.ts';", []],
  ['simulate/deploys.ts', "import '../lib/stack.ts';", ['simulate-rooms']],

  ['test/anything.test.ts', "import '../lib/stack.ts';\nimport '../core/truth.ts';", []],
  ['core/leans-on-a-test.ts', "import '../test/anything.test.ts';", ['core-rooms', 'nobody-imports-tests']],
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

describe('the rooms', () => {
  const broken = cruise();

  it.each(HOUSE.map(([path, , breaks]) => [path, breaks.join(', ') || 'nothing'] as const))('%s breaks %s', (path, breaks) => {
    expect(broken.filter(({ from }) => from === path).map(({ rule }) => rule.name).sort().join(', ') || 'nothing').toBe(breaks);
  });

  it('have a breach planted for every rule', () => {
    const { forbidden } = configuration();
    const planted = new Set(HOUSE.flatMap(([, , breaks]) => breaks));
    expect(forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([]);
  });

  it('are all that there is: npm run rooms looks into each', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
    for (const room of ['bin', 'lib', 'lambdas', 'core', 'contract', 'packs', 'pipeline', 'adapters', 'local', 'commands', 'preflight', 'simulate', 'test', 'bench']) {
      expect(scripts['rooms']!.split(' ')).toContain(room);
    }
  });
});

function cruise(): readonly Violation[] {
  const house = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
  for (const [path, code] of HOUSE) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), code);
  }
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  const rooms = [...new Set(HOUSE.map(([path]) => path.split('/')[0]!))];
  const { stdout, stderr } = spawnSync(process.execPath, [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', ...rooms], { cwd: house, encoding: 'utf8' });
  if (stderr) throw new Error(stderr);
  return (JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

function configuration(): { readonly forbidden: readonly { readonly name: string }[] } {
  const { stdout } = spawnSync(process.execPath, ['-p', `JSON.stringify(require(${JSON.stringify(join(root, '.dependency-cruiser.cjs'))}))`], { encoding: 'utf8' });
  return JSON.parse(stdout) as ReturnType<typeof configuration>;
}
