/** Reads what can be read. What cannot is left out, and named. */
import type { $ZodIssue } from 'zod/v4/core';
import type { ZodMiniType } from 'zod/mini';

/** A field that was not read: where it stood, and what is allowed there. Never its value. */
export interface Problem {
  readonly field: string;
  readonly allowed: string;
}

/** Every field of `schema`, down to the deepest, must be optional. Whatever breaks it is left out, then the rest is read. */
export function lenient<T>(schema: ZodMiniType<T>, value: object): { value: T; problems: Problem[] } {
  const first = schema.safeParse(value);
  if (first.success) return { value: first.data, problems: [] };
  const { issues } = first.error;
  return { value: schema.parse(issues.reduce((kept, { path }) => without(kept, path), value)), problems: issues.map(problemOf) };
}

export function problemOf({ path, message }: $ZodIssue): Problem {
  return { field: path.join('.') || 'alert', allowed: message };
}

/** The same without what stands at a path. */
export function without(value: object, [step, ...rest]: readonly PropertyKey[]): object {
  if (step === undefined) return value;
  const { [step]: inner, ...others } = value as Record<PropertyKey, unknown>;
  if (rest.length === 0 || typeof inner !== 'object' || inner === null) return others;
  return { ...others, [step]: without(inner, rest) };
}
