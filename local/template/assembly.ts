/** The synthesized cloud assembly as the laptop reads it: stacks in the order they are deployed, and the folders of their assets. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.ts';

export interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
  readonly Condition?: string;
}

export interface Stack {
  readonly name: string;
  readonly region: string;
  readonly resources: Readonly<Record<string, Resource>>;
  readonly parameters: Readonly<Record<string, { readonly Default?: unknown }>>;
  readonly outputs: Readonly<Record<string, { readonly Value: unknown; readonly Export?: { readonly Name: unknown } }>>;
  /** Folder by asset hash. */
  readonly assets: ReadonlyMap<string, string>;
}

const REGION = 'ap-south-1';

interface Artifact {
  readonly type: string;
  readonly environment?: string;
  readonly properties?: { readonly templateFile?: string; readonly stackName?: string };
}

interface AssetManifest {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

export function readAssembly(folder: string): readonly Stack[] {
  const { artifacts } = json<{ artifacts: Record<string, Artifact> }>(join(folder, 'manifest.json'));
  const stacks = Object.entries(artifacts).filter(([, { type }]) => type === 'aws:cloudformation:stack');
  if (stacks.length === 0) throw new Refusal(`${folder} holds no stack: bin/app.ts made none.`);
  return stacks.map(([id, artifact]) => readStack(folder, id, artifact));
}

function readStack(folder: string, id: string, { environment, properties }: Artifact): Stack {
  const file = properties?.templateFile ?? `${id}.template.json`;
  const { Resources, Parameters, Outputs, ...rest } = json<Record<string, unknown>>(join(folder, file));
  const unknown = Object.keys(rest).find((section) => !['Description', 'Rules', 'Metadata', 'AWSTemplateFormatVersion', 'Conditions'].includes(section));
  if (unknown) throw new Refusal(`${file} has a section ${unknown}, which the laptop does not read: teach local/template/assembly.ts.`);
  const region = environment?.split('/').at(-1) ?? REGION;
  return {
    name: properties?.stackName ?? id,
    region: region === 'unknown-region' ? REGION : region,
    resources: (Resources ?? {}) as Stack['resources'],
    parameters: (Parameters ?? {}) as Stack['parameters'],
    outputs: (Outputs ?? {}) as Stack['outputs'],
    assets: readAssets(folder, `${id}.assets.json`),
  };
}

function readAssets(folder: string, file: string): ReadonlyMap<string, string> {
  const { files } = json<AssetManifest>(join(folder, file));
  return new Map(Object.entries(files).map(([hash, { source }]) => [hash, join(folder, source.path)]));
}

const json = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8')) as T;
