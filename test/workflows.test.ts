/** What GitHub is told to do, held against what is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'yaml';
import { STACKS } from '../contract/stacks.ts';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly needs?: string;
  readonly if?: string;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const FILES = globSync('.github/workflows/*').sort();
const read = (file: string): string => readFileSync(file, 'utf8');
const workflow = (file: string): Workflow => parse(read(file), { strict: true, uniqueKeys: true }) as Workflow;
const packages = JSON.parse(read('package.json')) as { scripts: Record<string, string>; dependencies: Record<string, string>; devDependencies: Record<string, string> };
const steps = (file: string): Step[] => Object.values(workflow(file).jobs).flatMap((job) => job.steps);

/** What a job may do beside reading the repository; nothing else may be given. */
const MAY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'codeql.yml analyze': { 'security-events': 'write' },
  'deploy.yml prepare': { 'id-token': 'write' },
  'deploy.yml execute': { 'id-token': 'write' },
};

it('there are workflows for checks, for code, for dependencies and for a deploy', () => {
  expect(FILES.map((file) => basename(file))).toEqual(['check.yml', 'codeql.yml', 'dependencies.yml', 'deploy.yml']);
  expect(steps('.github/workflows/check.yml').at(-1)).toEqual({ run: 'bash .ci/run' });
});

describe.each(FILES)('%s', (file) => {
  const { on, permissions, jobs } = workflow(file);

  it('may read, and beside that what its job needs', () => {
    expect(permissions).toEqual({ contents: 'read' });
    for (const [name, job] of Object.entries(jobs)) expect([name, job.permissions ?? permissions]).toEqual([name, { contents: 'read', ...MAY[`${basename(file)} ${name}`] }]);
  });

  it('runs what is there: scripts of npm, files, and commands of what is installed', () => {
    for (const { run } of steps(file).filter((step) => step.run !== undefined)) {
      const [command, first, second, third] = run!.split(/\s+/);
      const script = second === '-s' ? third : second;
      const isThere = { npm: first === 'ci' || first === 'sbom' || (first === 'run' && Object.hasOwn(packages.scripts, script!)), npx: existsSync(`node_modules/.bin/${first}`), bash: existsSync(first!), sed: run!.endsWith('>> "$GITHUB_OUTPUT"') }[command!];
      expect([run, isThere]).toEqual([run, true]);
      // What somebody else may write reaches a shell as a variable, never as text of the script.
      expect(run).not.toContain('${{');
    }
  });

  it('uses actions of GitHub and AWS alone, at a known version', () => {
    for (const { uses } of steps(file).filter((step) => step.uses !== undefined)) expect(uses).toMatch(/^(actions|github|aws-actions)\/[\w/-]+@(v\d+|[0-9a-f]{40})$/);
  });

  it('keeps no credentials in its checkout, runs on our Node, and comes to an end', () => {
    const given = (action: string, name: string): unknown[] => [...new Set(steps(file).filter(({ uses }) => uses?.startsWith(`actions/${action}@`)).map((step) => step.with?.[name]))];
    expect(given('checkout', 'persist-credentials')).toEqual([false]);
    expect(given('setup-node', 'node-version').filter((version) => version !== Number(packages.devDependencies['node']!.split('.')[0]))).toEqual([]);
    for (const job of Object.values(jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('runs nothing of a stranger with our rights', () => {
    expect(Object.keys(on).filter((event) => !['push', 'pull_request', 'schedule', 'workflow_dispatch'].includes(event))).toEqual([]);
  });
});

describe('a deploy', () => {
  const { on, jobs } = workflow('.github/workflows/deploy.yml');
  const told = (job: string): string => jobs[job]!.steps.map(({ run }) => run ?? '').join('\n');

  it('is by hand', () => {
    expect(Object.keys(on)).toEqual(['workflow_dispatch']);
  });

  it('carries out what npm run upgrade prepared, and nothing where it prepared nothing', () => {
    const [, command] = /\\n\\n( +npx cdk deploy .*?)\\n/.exec(read('commands/upgrade.ts'))!;
    const printed = command!.replace('${stack}', STACKS.ledger).replace('${name}', 'upgrade-1');
    const { run } = jobs['prepare']!.steps.at(-1)!;
    const found = (text: string): string => spawnSync('sed', ['-nE', /'(.*)'/.exec(run!)![1]!], { input: text, encoding: 'utf8' }).stdout;
    expect([found(`${STACKS.ledger}\n${printed}\n    npm run upgrade\n`), found('The deployment is what this checkout makes of it.\n')]).toEqual([`stack=${STACKS.ledger}\nname=upgrade-1\n`, '']);
    expect([told('prepare').includes('npm run -s upgrade'), jobs['execute']!.if, jobs['execute']!.steps.at(-1)!.run]).toEqual([true, "needs.prepare.outputs.name != ''", `${printed.trim().replace(STACKS.ledger, '"$STACK"').replace('upgrade-1', '"$NAME"')} --require-approval never`]);
  });

  it('is shown before it is done, and done only in an environment of its own', () => {
    expect([jobs['prepare']!.environment, jobs['execute']!.environment, jobs['execute']!.needs]).toEqual(['review', 'production', 'prepare']);
  });

  it('takes its role from GitHub, and no key that could be stolen', () => {
    expect(read('.github/workflows/deploy.yml')).not.toMatch(/secrets\.|access-key/i);
  });
});

describe('updates', () => {
  const { updates } = parse(read('.github/dependabot.yml')) as { updates: { 'package-ecosystem': string; directories?: string[]; groups: Record<string, { patterns: string[]; 'exclude-patterns'?: string[] }> }[] };
  const npm = updates.find((one) => one['package-ecosystem'] === 'npm')!;
  const fits = (patterns: readonly string[], name: string): boolean => patterns.some((pattern) => new RegExp(`^${pattern.replace(/[.]/g, '\\.').replace(/\*/g, '.*')}$`).test(name));

  it('come for each package in one group', () => {
    for (const name of Object.keys({ ...packages.dependencies, ...packages.devDependencies })) {
      const groups = Object.entries(npm.groups).filter(([, { patterns, 'exclude-patterns': not = [] }]) => fits(patterns, name) && !fits(not, name)).map(([group]) => group);
      expect([name, groups.length]).toEqual([name, 1]);
    }
    expect(Object.keys(npm.groups)).toEqual(['aws-sdk', 'cdk', 'types', 'others']);
  });

  it('are looked for wherever there is a lock file', () => {
    const locked = globSync('{,*/}package-lock.json').map((file) => `/${file.replace(/\/?package-lock\.json$/, '')}`);
    expect([...npm.directories!].sort()).toEqual(locked.sort());
    expect(updates.map((one) => one['package-ecosystem'])).toEqual(['npm', 'github-actions']);
  });
});
