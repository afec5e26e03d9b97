/** What `cdk synth` made, as far as money is concerned. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

// oxlint-disable-next-line typescript/no-explicit-any -- a template's properties have no types
export type Properties = Readonly<Record<string, any>>;
export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly properties: Properties;
}

/** Of all stacks. Throws a sentence. */
export function readAssembly(folder: string): Resource[] {
  const files = existsSync(folder) ? globSync(join(folder, '*.template.json')).sort() : [];
  if (files.length === 0) throw new Error(`There is no template in "${folder}": allowed is a folder that cdk synth has filled, such as cdk.out.`);
  return files.flatMap((file) => resourcesOf(JSON.parse(readFileSync(file, 'utf8')) as Template, basename(file)));
}

interface Template {
  readonly Resources?: Readonly<Record<string, { readonly Type: string; readonly Properties?: Properties }>>;
}

/** Of stacks by their names. */
export const resourcesIn = (templates: Readonly<Record<string, unknown>>): Resource[] => Object.entries(templates).flatMap(([name, template]) => resourcesOf(template as Template, name));

export function resourcesOf({ Resources }: Template, file: string): Resource[] {
  if (Resources === undefined) throw new Error(`${file} has no Resources: allowed is a template of CloudFormation.`);
  return Object.entries(Resources).map(([id, { Type, Properties: properties = {} }]) => ({ id, type: Type, properties }));
}

export const ofType = (resources: readonly Resource[], type: string): Resource[] => resources.filter((resource) => resource.type === type);

/** The logical id that a `Ref` or `Fn::GetAtt` points to. */
export const target = (value: Properties | undefined): string => value?.['Ref'] ?? value?.['Fn::GetAtt']?.[0] ?? '';

/** By the alarm that every function has, for a bundle carries no name: `jeevan-raksha-sweep-fails` is of sweep. */
export function functionsByName(resources: readonly Resource[]): ReadonlyMap<string, Resource> {
  const functions = new Map(ofType(resources, 'AWS::Lambda::Function').map((one) => [one.id, one]));
  const named = ofType(resources, 'AWS::CloudWatch::Alarm').flatMap(({ properties }) => {
    const name = /^jeevan-raksha-(.+)-fails$/.exec(String(properties['AlarmName']))?.[1];
    const added = ((properties['Metrics'] ?? []) as readonly Properties[]).flatMap(({ MetricStat }) => (MetricStat?.Metric?.Dimensions ?? []) as readonly Properties[]);
    const dimensions: readonly Properties[] = [...(properties['Dimensions'] ?? []), ...added];
    const one = functions.get(target(dimensions.find((dimension) => dimension['Name'] === 'FunctionName')?.['Value']));
    return name !== undefined && one !== undefined ? [[name, one] as const] : [];
  });
  return new Map(named);
}

/** GB of a function. */
export function gbOf(functions: ReadonlyMap<string, Resource>, name: string): number {
  const found = functions.get(name);
  if (found === undefined) throw new Error(`The template has no function ${name} with an alarm jeevan-raksha-${name}-fails: allowed are ${[...functions.keys()].join(', ') || 'none'}.`);
  return gb(found);
}

export function gb({ id, properties }: Resource): number {
  const architecture = (properties['Architectures'] as readonly string[] | undefined)?.[0] ?? 'x86_64';
  if (architecture !== 'arm64') throw new Error(`Function ${id} runs on ${architecture}: commands/cost/prices.ts has the price of arm64 only.`);
  return ((properties['MemorySize'] as number | undefined) ?? 128) / 1024;
}
