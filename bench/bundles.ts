/** What each function weighs, and how long a cold Node process takes to load and initialise it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { VARIABLES } from '../contract/env.ts';
import { FUNCTIONS, type FunctionName } from '../contract/functions.ts';
import { bundleAll, bundleOf } from '../lib/bundles.ts';
import { ascending, percentile, type Figure } from './figure.ts';

const LOADS = 15;
/** accept is what a partner waits for; oncall is what an admin waits for, and carries the world's plans of numbers. */
const LARGEST: Readonly<Record<string, string>> = { accept: '≤ 420', oncall: '≤ 800' };
const LOAD = `const from = performance.now(); require(process.argv[1]); console.log(performance.now() - from);`;

export async function bundles(): Promise<Figure[]> {
  const outDir = mkdtempSync(join(tmpdir(), 'bench-'));
  const sizes = bundleAll({ root: process.cwd(), packFolder: resolve('packs/up'), outDir });
  const figures = FUNCTIONS.flatMap((name): Figure[] => [
    { what: `${name}: bundle`, measured: Math.round(sizes[name] / 1000), unit: 'KB', target: LARGEST[name] ?? '≤ 600' },
    { what: `${name}: load and initialise, p50`, measured: loadMs(outDir, name), unit: 'ms', target: '≤ 90' },
  ]);
  rmSync(outDir, { recursive: true });
  return figures;
}

function loadMs(outDir: string, name: FunctionName): number {
  const given = Object.fromEntries(VARIABLES[name].map((variable) => [variable, variable.endsWith('_SETTINGS') ? '{}' : '1']));
  const env = { PATH: process.env['PATH'], AWS_REGION: 'ap-south-1', AWS_LAMBDA_FUNCTION_NAME: name, ...given };
  const entry = join(bundleOf(outDir, name), 'index.js');
  const runs = Array.from({ length: LOADS }, () => Number(execFileSync(process.execPath, ['-e', LOAD, entry], { env, encoding: 'utf8' })));
  return Math.round(percentile(ascending(runs), 0.5));
}
