/** What the laptop runs, read from the template; and the refusal of everything in it that the laptop would not run. */
import { Refusal } from '../refusal.ts';
import { apiParts } from './api.ts';
import type { Stack } from './assembly.ts';
import { compute } from './compute.ts';
import { IGNORED } from './ignored.ts';
import { resolve } from './intrinsics.ts';
import { readingOf, type Reader } from './reader.ts';
import { scopeOf, type ScopeProps } from './scope.ts';
import type { Plan } from './specs.ts';
import { storage } from './storage.ts';

const READERS: Readonly<Record<string, Reader<Plan>>> = { ...storage, ...compute, ...apiParts };

/** Throws a Refusal that names the resource and what of it the laptop does not run. */
export function readPlan(props: ScopeProps): Plan {
  const plan: Plan = {
    tables: [], buckets: [], queues: [], topics: [], subscriptions: [], secrets: [], functions: [], eventSources: [], streamSources: [], machines: [], schedules: [], logReaders: [],
    apiResources: [], apiMethods: [], gatewayResponses: [],
  };
  for (const stack of props.stacks) readStack(stack, props, plan);
  return plan;
}

function readStack(stack: Stack, props: ScopeProps, plan: Plan): void {
  for (const [logicalId, resource] of Object.entries(stack.resources)) {
    if (IGNORED.has(resource.Type)) continue;
    const where = `${stack.name}, ${logicalId} (${resource.Type})`;
    const reader = READERS[resource.Type];
    if (!reader) throw new Refusal(`The template has ${where}, a type that the laptop does not run: teach local/template/plan.ts, or say in ignored.ts why it means nothing here.`);
    if (resource.Condition !== undefined) throw new Refusal(`The template makes ${where} depend on a condition, which the laptop does not evaluate.`);
    const unknown = Object.keys(resource.Properties ?? {}).find((name) => !reader.reads.includes(name) && !reader.ignores.includes(name));
    if (unknown) throw new Refusal(`The template sets ${unknown} of ${where}, which the laptop does not run: teach local/template, or leave it out.`);
    const scope = { ...scopeOf(stack, props), where };
    const read = Object.entries(resource.Properties ?? {}).filter(([name]) => reader.reads.includes(name));
    reader.read(readingOf(logicalId, stack, resolve(Object.fromEntries(read), scope), scope), plan);
  }
}
