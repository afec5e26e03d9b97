/** CloudFormation's functions: a template's value in, the value that it has on this laptop out. */
import { Refusal } from '../refusal.ts';

/** What a value may refer to. Each throws a Refusal for what it does not know. */
export interface Scope {
  /** Where the value stands, for the sentence that refuses. */
  readonly where: string;
  readonly ref: (name: string) => unknown;
  readonly attribute: (logicalId: string, name: string) => unknown;
  readonly imported: (exportName: string) => unknown;
}

/** What `AWS::NoValue` becomes: the property that has it goes. */
export const NO_VALUE = Symbol('AWS::NoValue');

type Intrinsic = (argument: unknown, scope: Scope) => unknown;

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (name, scope) => scope.ref(String(name)),
  'Fn::GetAtt': (argument, scope) => {
    const [logicalId, ...path] = Array.isArray(argument) ? (argument as string[]) : String(argument).split('.');
    return scope.attribute(logicalId!, path.join('.'));
  },
  'Fn::Join': (argument, scope) => {
    const [separator, parts] = resolve(argument, scope) as [string, readonly unknown[]];
    return parts.map(String).join(separator);
  },
  'Fn::Select': (argument, scope) => {
    const [index, values] = resolve(argument, scope) as [string | number, readonly unknown[]];
    return values[Number(index)];
  },
  'Fn::Split': (argument, scope) => {
    const [separator, text] = resolve(argument, scope) as [string, string];
    return text.split(separator);
  },
  'Fn::Sub': (argument, scope) => {
    const [text, named] = (Array.isArray(argument) ? argument : [argument, {}]) as [string, Readonly<Record<string, unknown>>];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => (literal ? `\${${name}}` : String(substitute(name, named, scope))));
  },
  'Fn::ImportValue': (name, scope) => scope.imported(String(resolve(name, scope))),
};

export function resolve(value: unknown, scope: Scope): unknown {
  if (Array.isArray(value)) return value.map((part) => resolve(part, scope)).filter((part) => part !== NO_VALUE);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [name, argument] = entries[0] ?? [''];
  if (entries.length === 1 && (name === 'Ref' || name.startsWith('Fn::'))) return callIntrinsic(name, argument, scope);
  return Object.fromEntries(entries.map(([key, part]) => [key, resolve(part, scope)]).filter(([, part]) => part !== NO_VALUE));
}

function callIntrinsic(name: string, argument: unknown, scope: Scope): unknown {
  const intrinsic = INTRINSICS[name];
  if (!intrinsic) throw new Refusal(`${scope.where} uses ${name}, which the laptop does not resolve: teach local/template/intrinsics.ts, or leave it out.`);
  return intrinsic(argument, scope);
}

function substitute(name: string, named: Readonly<Record<string, unknown>>, scope: Scope): unknown {
  if (name in named) return resolve(named[name], scope);
  const [logicalId, ...path] = name.split('.');
  return path.length > 0 ? scope.attribute(logicalId!, path.join('.')) : scope.ref(name);
}
