/** Every statement of every policy in a set of templates, wherever it stands, as a line that can be compared. */

// oxlint-disable-next-line typescript/no-explicit-any -- a template's properties have no types
export type Json = Record<string, any>;
/** By the name of its stack. */
export type Templates = Readonly<Record<string, Json>>;

export interface Resource {
  readonly id: string;
  readonly Type: string;
  readonly Properties: Json;
}

/** A statement where it stands: changing it changes the template. */
export interface Placed {
  readonly holder: Resource;
  /** Whether it is of the role's own trust. */
  readonly isTrust: boolean;
  readonly statement: Json;
  readonly among: Json[];
}

const list = <T>(value: T | T[] | undefined): T[] => (value === undefined ? [] : [value].flat() as T[]);

export const resourcesIn = (templates: Templates): Resource[] =>
  Object.values(templates).flatMap(({ Resources }) => Object.entries(Resources as Json).map(([id, { Type, Properties = {} }]) => ({ id, Type, Properties })));

export const ofType = (all: readonly Resource[], type: string): Resource[] => all.filter(({ Type }) => Type === `AWS::${type}`);

export function statementsIn(templates: Templates): Placed[] {
  const found: Placed[] = [];
  for (const holder of resourcesIn(templates)) walk(holder.Properties, '', (among, key) => found.push(...among.map((statement) => ({ holder, isTrust: key === 'AssumeRolePolicyDocument', statement, among }))));
  return found;
}

function walk(value: Json, key: string, tell: (statements: Json[], key: string) => void): void {
  if (key === 'DataProtectionPolicy') return; // what a log masks: it allows nobody anything
  if (Array.isArray(value['Statement'])) tell(value['Statement'], key);
  for (const [name, one] of Object.entries(value)) if (one !== null && typeof one === 'object') walk(one, Array.isArray(value) ? key : name, tell);
}

/** What a value of a template says: `{LogicalId}` for what a resource is known by, in whichever stack it is. */
export function sayer(templates: Templates): (value: unknown) => string {
  const outputs = Object.values(templates).flatMap(({ Outputs = {} }) => Object.values(Outputs as Json));
  const exported = new Map(outputs.flatMap(({ Export, Value }) => (Export ? [[Export.Name as string, Value as Json] as const] : [])));
  const say = (value: unknown): string => {
    if (typeof value === 'string') return value;
    const { Ref, 'Fn::GetAtt': attribute, 'Fn::Join': join, 'Fn::ImportValue': imported } = value as Json;
    if (join) return join[1].map(say).join(join[0]);
    if (imported && exported.has(say(imported))) return say(exported.get(say(imported)));
    const name = Ref ?? attribute?.[0];
    return name === undefined ? JSON.stringify(value) : `{${name}}`;
  };
  return say;
}

const sorted = (value: unknown, say: (value: unknown) => string): unknown => {
  if (Array.isArray(value)) return value.map((one) => sorted(one, say));
  if (value === null || typeof value !== 'object' || 'Ref' in value || 'Fn::Join' in value || 'Fn::GetAtt' in value) return typeof value === 'object' && value !== null ? say(value) : value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one, say)]));
};

/** `given({Ref: X})` for conditions, as lines carry them. */
export const conditionLine = (condition: unknown, say: (value: unknown) => string = String): string => (condition === undefined ? '' : ` if ${JSON.stringify(sorted(condition, say))}`);

/** A line for each principal, action and resource of a statement: `{Role} sqs:SendMessage on {Queue}`. */
export function linesOf({ holder, isTrust, statement }: Placed, say: (value: unknown) => string): string[] {
  const { Effect, Action, NotAction, Resource, NotResource, Condition } = statement;
  const effect = Effect === 'Allow' ? '' : `${Effect} `;
  const actions = [...list<unknown>(Action).map(say), ...list<unknown>(NotAction).map((one) => `all but ${say(one)}`)];
  const resources = [...list<unknown>(Resource).map((one) => ` on ${say(one)}`), ...list<unknown>(NotResource).map((one) => ` on all but ${say(one)}`)];
  const whos = whoOf(holder, isTrust, statement, say);
  return whos.flatMap((who) => actions.flatMap((action) => (resources.length > 0 ? resources : ['']).map((resource) => `${effect}${who} ${action}${resource}${conditionLine(Condition, say)}`)));
}

/** The roles that a policy is of; or the holder of a resource's own policy, and whom it speaks of. */
function whoOf({ id, Type, Properties }: Resource, isTrust: boolean, { Principal, NotPrincipal }: Json, say: (value: unknown) => string): string[] {
  if (Type === 'AWS::IAM::Policy') return list<unknown>([Properties['Roles'] ?? [], Properties['Users'] ?? [], Properties['Groups'] ?? []].flat()).map(say);
  if (Type === 'AWS::IAM::Role' && !isTrust) return [`{${id}}`];
  const speaksOf = (principal: unknown): string[] => (typeof principal === 'string' ? [principal] : Object.entries((principal ?? {}) as Json).flatMap(([kind, ones]) => list<unknown>(ones).map((one) => `${kind}:${say(one)}`)));
  return [...speaksOf(Principal), ...speaksOf(NotPrincipal).map((one) => `all but ${one}`)].map((one) => `${one} at {${id}}`);
}

/** All that anybody is allowed or refused. */
export function saidIn(templates: Templates): string[] {
  const say = sayer(templates);
  const managed = ofType(resourcesIn(templates), 'IAM::Role').flatMap(({ id, Properties }) => list<unknown>(Properties['ManagedPolicyArns']).map((one) => `{${id}} has ${say(one)}`));
  return [...statementsIn(templates).flatMap((one) => linesOf(one, say)), ...managed];
}
