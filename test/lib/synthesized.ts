/** Both stacks, synthesized once a test file for the same settings, with a bundle per function that holds nothing but its name. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { FUNCTIONS, type FunctionName } from '../../contract/functions.ts';
import { deployment } from '../../lib/deployment.ts';
import { readSettings } from '../../lib/read-settings.ts';

export const root = join(import.meta.dirname, '../..');

type Json = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- a template's properties have no types
export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Json;
  readonly DeletionPolicy?: string;
}

export interface Synthesized {
  readonly ledger: Template;
  readonly pipeline: Template;
  readonly terminationProtection: boolean | undefined;
  /** The pipeline's resources of a type, `AWS::` left out. */
  readonly all: (type: string) => Resource[];
  readonly functionOf: (logicalId: string) => FunctionName;
  readonly worker: (name: FunctionName) => Resource;
}

const known = new Map<string, Synthesized>();

export function synthesized(settings: Record<string, unknown> = {}): Synthesized {
  const key = JSON.stringify(settings);
  const made = known.get(key) ?? synthesizedNow(settings);
  known.set(key, made);
  return made;
}

/** Both stacks, not synthesized yet, in a folder of their own. */
export function stacks(settings: Record<string, unknown> = {}) {
  process.env['CDK_VALIDATION'] = 'false'; // synth.test.ts has it on; here it would take 2 s a file
  const home = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
  const app = new App({ outdir: join(home, 'cdk.out'), analyticsReporting: false, treeMetadata: false, stackTraces: false, context: { ...cdkContext(), ...settings } });
  return { app, home, ...deployment(app, readSettings(app.node.getAllContext()), emptyBundles(join(home, 'bundles'))) };
}

function synthesizedNow(settings: Record<string, unknown>): Synthesized {
  const { home, ledger, pipeline } = stacks(settings);
  const template = Template.fromStack(pipeline);
  const all = (type: string): Resource[] => resources(template, `AWS::${type}`);
  const functions = new Map(all('Lambda::Function').map((resource) => [resource.id, bundled(home, resource)]));
  const functionOf = (logicalId: string): FunctionName => functions.get(logicalId)!;
  return {
    ledger: Template.fromStack(ledger),
    pipeline: template,
    terminationProtection: ledger.terminationProtection,
    all,
    functionOf,
    worker: (name) => all('Lambda::Function').find(({ id }) => functionOf(id) === name)!,
  };
}

export const resources = (template: Template, type: string): Resource[] =>
  Object.entries(template.findResources(type)).map(([id, resource]) => ({ id, ...(resource as Omit<Resource, 'id'>) }));

/** What a `Ref` or `Fn::GetAtt` points to. */
export const target = (value: { Ref?: string; 'Fn::GetAtt'?: [string, string] } | undefined): string => value?.Ref ?? value?.['Fn::GetAtt']?.[0] ?? '';

/** Text of an `Fn::Join`, with `{logicalId}` where something is filled in at deploy time. */
export function text(value: Json | string): string {
  if (typeof value === 'string') return value;
  const parts: readonly (string | Json)[] | undefined = value['Fn::Join']?.[1];
  return parts ? parts.map(text).join('') : `{${target(value) || value['Fn::ImportValue']}}`;
}

function cdkContext(): Record<string, unknown> {
  return (JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { context: Record<string, unknown> }).context;
}

function emptyBundles(folder: string): string {
  for (const name of FUNCTIONS) {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, 'index.js'), name);
  }
  return folder;
}

function bundled(home: string, { Properties }: Resource): FunctionName {
  const asset = String(Properties['Code'].S3Key).replace('.zip', '');
  return readFileSync(join(home, 'cdk.out', `asset.${asset}`, 'index.js'), 'utf8') as FunctionName;
}
