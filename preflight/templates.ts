/** The two templates as this checkout would deploy them, made by the same program as for a deploy. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { STACKS } from '../contract/stacks.ts';
import { Unanswerable } from './unanswered.ts';

/** By the stack's name. */
export type Templates = Readonly<Record<string, Template>>;
export interface Template {
  readonly Resources?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly [section: string]: unknown;
}

/** What the CDK command tells the program besides: the name of the API's deployment is made of all that stands in the template. */
const AS_THE_COMMAND = { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true };

/** `made`: those of the second region bear the same names in CloudFormation. Throws the program's own sentence where a setting or the pack stops it. */
export async function templatesOf(root: string, context: Readonly<Record<string, unknown>>, made: Readonly<Record<keyof typeof STACKS, string>> = STACKS): Promise<Templates> {
  const folder = mkdtempSync(join(tmpdir(), 'jeevan-raksha-preflight-'));
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...AS_THE_COMMAND }), CDK_VALIDATION: 'false' };
  try {
    await promisify(execFile)(process.execPath, [join(root, 'bin/app.ts')], { cwd: root, env });
    return Object.fromEntries((['ledger', 'pipeline'] as const).map((part) => [STACKS[part], JSON.parse(readFileSync(join(folder, `${made[part]}.template.json`), 'utf8')) as Template]));
  } catch (error) {
    const { stderr } = error as { stderr?: string };
    throw new Unanswerable(`This checkout cannot be synthesized: ${stderr?.trim().split('\n')[0] ?? String(error)}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const WORDS: readonly string[] = ['Parameters', 'Outputs', 'Conditions', 'Mappings'];

/** Which resources, or other parts, are not the same. What CDK writes of itself (metadata, rules) is not asked. */
export function differing(here: Template, deployed: Template): string[] {
  const [mine, theirs] = [here.Resources ?? {}, deployed.Resources ?? {}];
  const resources = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])].filter((id) => !isSame(bare(mine[id]), bare(theirs[id])));
  return [...resources, ...WORDS.filter((part) => !isSame(here[part], deployed[part]))];
}

function bare(resource: Readonly<Record<string, unknown>> | undefined): unknown {
  if (resource === undefined) return undefined;
  const { Metadata: _, ...rest } = resource;
  return rest;
}

/** Whatever the order in which keys were written. */
const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
const sorted = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
