/**
 * Which calls of AWS each function can make, read from its code and from nothing else: the entries bundled as for a deploy, with packages left
 * outside, so that every name taken from the SDK stands in an import. Followed is what can run: what a name refers to, and of what the adapters
 * give (a port, a table) the parts that somebody calls by their name. A part that is called by a name which it got elsewhere would not be seen.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { parseSync } from '@swc/core';
import type { FunctionName } from '../../contract/functions.ts';
import { BUNDLING, entries } from '../../lib/bundles.ts';

/** One table with plain values: what it is asked is asked by whoever holds it. */
const WIRE = 'adapters/aws/table.ts';
const ADAPTERS = 'adapters/';

/** `file` is whose call it is: `{file: 'adapters/aws/ledger.ts', action: 'dynamodb:GetItem'}`. */
export interface Call {
  readonly file: string;
  readonly action: string;
}

// oxlint-disable-next-line typescript/no-explicit-any -- a tree of swc's, looked at by `type`
type Node = any;
interface Place {
  readonly node: Node;
  readonly file: string;
}

/** All functions, in one call of esbuild. */
export function callsOfAll(root: string): ReadonlyMap<FunctionName, Call[]> {
  const { outputFiles } = buildSync({ ...BUNDLING, ...entries(root), format: 'esm', packages: 'external', outdir: root, write: false });
  return new Map(outputFiles.map(({ path, text }) => [path.split('/').at(-2) as FunctionName, callsIn(text, root)]));
}

/** Of one bundle as esbuild writes it: `// path/of/module.ts` stands before each module. */
export function callsIn(code: string, root: string): Call[] {
  const taken = new Reader(code).taken();
  const calls = taken.flatMap(({ file, from, name }) => (from === SIGNER ? signedIn(file) : actionsOf(from, name, root)).map((action) => ({ file, action })));
  return [...new Map(calls.map((call) => [`${call.file} ${call.action}`, call])).values()];
}

const id = ({ value, ctxt }: Node): string => `${value}#${ctxt}`;
const isFunction = (node: Node): boolean => ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node?.type);
const isInert = (node: Node): boolean => isFunction(node) || node?.type === 'ClassExpression';
const nodesIn = (node: Node): Node[] => (Array.isArray(node) ? node : Object.values(node)).filter((one) => one !== null && typeof one === 'object');

class Reader {
  readonly #declared = new Map<string, Place>();
  readonly #imported = new Map<string, { from: string; name: string }>();
  readonly #called = new Set<string>();
  /** Parts that adapters give, by name, and the files that call one of that name. */
  readonly #parts = new Map<string, Place[]>();
  readonly #waiting = new Set<Node>();
  readonly #usedBy = new Map<string, Set<string>>();
  readonly #seen = new Map<Node, Set<string>>();
  readonly #taken: { file: string; from: string; name: string }[] = [];
  readonly #roots: Place[] = [];

  constructor(code: string) {
    const prefixed = `0;\n${code}`; // a statement at the very beginning: swc counts from wherever it stopped the last time
    const { body } = parseSync(prefixed, { syntax: 'ecmascript', target: 'es2024' });
    const modules = [...prefixed.matchAll(/^\/\/ (\S+\.\w+)$/gm)].map(({ index, 1: file }) => ({ index, file: file! }));
    const start = body[0]!.span.start;
    for (const node of body as Node[]) this.#top({ node, file: modules.findLast(({ index }) => index <= node.span.start - start)?.file ?? '' });
    this.#findCalled(body);
  }

  taken(): readonly { file: string; from: string; name: string }[] {
    for (const { node, file } of this.#roots) this.#visit(node, file, file);
    return this.#taken;
  }

  /** What runs when the module is loaded is where reading begins. */
  #top({ node, file }: Place): void {
    if (node.type === 'ImportDeclaration') return this.#import(node);
    if (node.type === 'FunctionDeclaration') return void this.#declared.set(id(node.identifier), { node, file });
    if (node.type === 'VariableDeclaration') return node.declarations.forEach((one: Node) => this.#variable(one, file));
    this.#roots.push({ node, file });
  }

  #variable(node: Node, file: string): void {
    for (const name of this.#names(node.id)) this.#declared.set(name, { node, file });
    if (!isInert(node.init)) this.#roots.push({ node, file });
  }

  #names(pattern: Node): string[] {
    if (pattern.type === 'Identifier') return [id(pattern)];
    return nodesIn(pattern).flatMap((one) => (typeof one.type === 'string' || Array.isArray(one) ? this.#names(one) : []));
  }

  #import({ specifiers, source }: Node): void {
    for (const { type, local, imported } of specifiers) {
      const name = type === 'ImportSpecifier' ? (imported?.value ?? local.value) : '*';
      this.#imported.set(id(local), { from: source.value, name });
    }
  }

  #findCalled(node: Node): void {
    if (node.callee?.type === 'Identifier') this.#called.add(id(node.callee));
    for (const one of nodesIn(node)) this.#findCalled(one);
  }

  /** `file`: where it stands; `asker`: whose call it is. */
  #visit(node: Node, file: string, asker: string): void {
    const askers = this.#seen.get(node) ?? new Set();
    if (askers.has(asker)) return;
    this.#seen.set(node, askers.add(asker));
    if (node.type === 'Identifier') this.#follow(node, asker);
    const name = namedCall(node);
    if (name !== null) this.#use(name, asker);
    if (node.type === 'ObjectPattern') for (const [key, bound] of boundIn(node)) if (this.#called.has(id(bound))) this.#use(key, asker);
    const parts = file.startsWith(ADAPTERS) ? partsOf(node) : [];
    for (const [key, part] of parts) this.#offer(key, { node: part, file });
    for (const one of nodesIn(node)) if (!this.#waiting.has(one)) this.#visit(one, file, asker);
  }

  #follow(node: Node, asker: string): void {
    const [imported, declared] = [this.#imported.get(id(node)), this.#declared.get(id(node))];
    if (imported) this.#taken.push({ file: asker, ...imported });
    if (declared) this.#visit(declared.node, declared.file, declared.file === WIRE ? asker : declared.file);
  }

  #use(name: string, asker: string): void {
    const askers = this.#usedBy.get(name) ?? new Set();
    if (askers.has(asker)) return;
    this.#usedBy.set(name, askers.add(asker));
    for (const part of this.#parts.get(name) ?? []) this.#ask(part, asker);
  }

  #offer(name: string, part: Place): void {
    if (this.#waiting.has(part.node)) return;
    this.#waiting.add(part.node);
    this.#parts.set(name, [...(this.#parts.get(name) ?? []), part]);
    for (const asker of this.#usedBy.get(name) ?? []) this.#ask(part, asker);
  }

  #ask({ node, file }: Place, asker: string): void {
    this.#visit(node, file, file === WIRE ? asker : file);
  }
}

const nameOf = ({ type, value }: Node): string => (type === 'PrivateName' ? `#${value}` : String(value));

/** `k` of `x.k(…)`, `x?.k(…)` and `x.#k(…)`. */
function namedCall({ type, callee }: Node): string | null {
  if (type !== 'CallExpression') return null;
  const unwrapped = callee.type === 'OptionalChainingExpression' ? callee.base : callee;
  const { property } = unwrapped.type === 'MemberExpression' ? unwrapped : { property: undefined };
  return ['Identifier', 'PrivateName'].includes(property?.type) ? nameOf(property) : null;
}

/** `{ k }` and `{ k: own }`. */
function boundIn({ properties }: Node): [string, Node][] {
  return properties.flatMap(({ type, key, value }: Node) => (type === 'AssignmentPatternProperty' ? [[key.value, key]] : value?.type === 'Identifier' ? [[key.value, value]] : []));
}

/** Functions of an object or a class that run only when somebody calls them. */
function partsOf(node: Node): [string, Node][] {
  if (node.type === 'ObjectExpression') return node.properties.filter(({ type, value, key }: Node) => (type === 'MethodProperty' || isFunction(value)) && key?.value !== undefined).map((one: Node) => [String(one.key.value), one.value ?? one]);
  if (node.type === 'ClassExpression') return node.body.filter(({ type }: Node) => type === 'ClassMethod' || type === 'PrivateMethod').map((one: Node) => [nameOf(one.key), one]);
  return [];
}

/** Signs whatever it is given, so what a file asks with it is said here: S3's REST interface, without the SDK's client. */
const SIGNER = 'aws4fetch';
const SIGNED: Readonly<Record<string, readonly string[]>> = { 'adapters/aws/trails.ts': ['s3:PutObject', 's3:GetObjectVersion', 's3:ListBucketVersions'] };

function signedIn(file: string): readonly string[] {
  const actions = SIGNED[file];
  if (actions === undefined) throw new Error(`${file} signs requests by itself: say in test/lib/calls.ts what IAM calls them`);
  return actions;
}

/** As IAM spells them; a package that is not here has never been thought of. */
const SERVICES: Readonly<Record<string, string>> = {
  '@aws-sdk/client-dynamodb': 'dynamodb', '@aws-sdk/client-sqs': 'sqs', '@aws-sdk/client-sns': 'sns', '@aws-sdk/client-sfn': 'states',
  '@aws-sdk/client-secrets-manager': 'secretsmanager',
}; // prettier-ignore
/** These speak to nobody. */
const MUTE = ['@aws-sdk/util-dynamodb'];

/** What IAM calls it. Throws where nobody can say what is called. */
function actionsOf(from: string, name: string, root: string): string[] {
  if (!/^(@aws-sdk|@smithy|aws)/.test(from) || from.startsWith('@aws-lambda-powertools/') || MUTE.includes(from)) return [];
  const service = SERVICES[from];
  if (service === undefined) throw new Error(`${from} is taken into a function: say in test/lib/calls.ts what IAM calls its actions`);
  if (name.endsWith('Command')) return [`${service}:${name.replace(/Command$/, '')}`];
  if (/^(paginate|waitUntil|waitFor)[A-Z]/.test(name)) return sentBy(from, name, root).map((action) => `${service}:${action}`);
  if (name.endsWith('Client') || name.endsWith('Exception') || name === 'ExecutionAlreadyExists') return [];
  throw new Error(`${name} of ${from} is taken into a function: it may call anything. Allowed are clients, commands, paginators and waiters`);
}

/** A paginator's or a waiter's own commands, as the package has them. */
function sentBy(from: string, name: string, root: string): string[] {
  const folder = join(root, 'node_modules', from, 'dist-es');
  const files = ['pagination', 'waiters'].flatMap((one) => listed(join(folder, one)));
  const text = files.map((file) => readFileSync(file, 'utf8')).find((one) => new RegExp(`export (const|function|async function\\*?) ${name}\\b`).test(one));
  const sent = [...(text ?? '').matchAll(/(?:new |, )(\w+)Command\b/g)].map(([, command]) => command!);
  if (sent.length === 0) throw new Error(`${name} of ${from} sends nothing that could be found in ${folder}`);
  return [...new Set(sent)];
}

function listed(folder: string): string[] {
  try {
    return readdirSync(folder).map((file) => join(folder, file));
  } catch {
    return []; // a service without any
  }
}
