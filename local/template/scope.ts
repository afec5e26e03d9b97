/** Everything that the values of one stack may refer to: its parameters and resources, and what other stacks export. */
import { Refusal } from '../refusal.ts';
import type { Stack } from './assembly.ts';
import { ACCOUNT, identityOf, type Place } from './identity.ts';
import { NO_VALUE, resolve, type Scope } from './intrinsics.ts';

export interface ScopeProps {
  readonly stacks: readonly Stack[];
  /** `http://127.0.0.1:PORT` of SQS. */
  readonly sqs: string;
  /** Values of parameters that have none: by parameter name. */
  readonly parameters: Readonly<Record<string, string>>;
}

export function scopeOf(stack: Stack, props: ScopeProps): Scope {
  const place: Place = { region: stack.region, sqs: props.sqs };
  const pseudo: Readonly<Record<string, unknown>> = {
    'AWS::Region': stack.region,
    'AWS::AccountId': ACCOUNT,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stack.name,
    'AWS::StackId': `arn:aws:cloudformation:${stack.region}:${ACCOUNT}:stack/${stack.name}/laptop`,
    'AWS::NoValue': NO_VALUE,
  };

  function ref(name: string): unknown {
    if (name in pseudo) return pseudo[name];
    if (name in stack.parameters) return parameter(name);
    const resource = stack.resources[name];
    if (!resource) throw new Refusal(`${stack.name} refers to ${name}, which it does not have.`);
    return identityOf(name, resource, place).ref;
  }

  function parameter(name: string): unknown {
    const value = props.parameters[name] ?? stack.parameters[name]?.Default;
    if (value === undefined) throw new Refusal(`${stack.name} has a parameter ${name} without a default: give it a value in local/main.ts.`);
    return value;
  }

  function attribute(logicalId: string, name: string): unknown {
    const resource = stack.resources[logicalId];
    const found = resource && identityOf(logicalId, resource, place).attributes[name];
    if (found === undefined) throw new Refusal(`${stack.name} asks for ${logicalId}.${name} (${resource?.Type ?? 'no such resource'}), which the laptop does not know: teach local/template/identity.ts.`);
    return found;
  }

  function imported(exportName: string): unknown {
    for (const other of props.stacks) {
      const scope = other === stack ? own : scopeOf(other, props);
      const output = Object.values(other.outputs).find(({ Export }) => Export && resolve(Export.Name, scope) === exportName);
      if (output) return resolve(output.Value, scope);
    }
    throw new Refusal(`${stack.name} imports ${exportName}, which no stack exports.`);
  }

  const own: Scope = { where: stack.name, ref, attribute, imported };
  return own;
}
