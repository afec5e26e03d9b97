/** How a resource is read: what of it is run, what means nothing on a laptop; anything else is refused. */
import { Refusal } from '../refusal.ts';
import type { Stack } from './assembly.ts';
import type { Scope } from './intrinsics.ts';

export interface Reading {
  readonly logicalId: string;
  /** For sentences that refuse. */
  readonly where: string;
  readonly ref: string;
  /** Resolved; only what the reader reads. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly stack: Stack;
  readonly attribute: (name: string) => string;
}

export interface Reader<P> {
  readonly reads: readonly string[];
  readonly ignores: readonly string[];
  readonly read: (reading: Reading, plan: P) => void;
}

export function readingOf(logicalId: string, stack: Stack, properties: unknown, scope: Scope): Reading {
  return {
    logicalId,
    where: scope.where,
    stack,
    ref: String(scope.ref(logicalId)),
    properties: properties as Reading['properties'],
    attribute: (name) => String(scope.attribute(logicalId, name)),
  };
}

/** Refuses a property that has another value than the ones the laptop runs. */
export function mustBe({ where, properties }: Reading, name: string, ...allowed: readonly unknown[]): void {
  const value = properties[name];
  const fits = allowed.some((one) => JSON.stringify(one) === JSON.stringify(value));
  if (!fits) throw new Refusal(`The template sets ${name} of ${where} to ${JSON.stringify(value) ?? 'nothing'}; the laptop runs only ${allowed.map((one) => JSON.stringify(one) ?? 'nothing').join(' or ')}.`);
}

/** A whole number, as a number or as its digits. */
export const numberOf = (value: unknown, otherwise: number): number => (value === undefined ? otherwise : Number(value));
