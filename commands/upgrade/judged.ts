/** What a change set would do, and whether it may be carried out. Pure. */
import { CHERISHED } from './survives.ts';

/** One resource in a change set, as CloudFormation has it. */
export interface Change {
  readonly action: string;
  readonly type: string;
  readonly id: string;
  /** `True`, `False`, or `Conditional`: known only while it is carried out. Null where nothing is modified. */
  readonly replacement: string | null;
  /** What becomes of the old resource: `Delete`, `Retain`, … Null where CloudFormation does not say. */
  readonly policy: string | null;
  /** The properties that change, where it says which. */
  readonly because: readonly string[];
}

export type Fate = 'added' | 'changed' | 'perhaps replaced' | 'replaced' | 'removed' | 'imported';

export interface Judged extends Change {
  readonly fate: Fate;
  readonly weight: 'none' | 'ask' | 'stop';
  /** Null where nothing is lost by it. */
  readonly harm: string | null;
}

const REPLACED: Readonly<Record<string, Fate>> = { True: 'replaced', Conditional: 'perhaps replaced' };
const FATES: Readonly<Record<string, Fate>> = { Add: 'added', Import: 'imported', Remove: 'removed' };
const LOSES: readonly Fate[] = ['perhaps replaced', 'replaced', 'removed'];

export const judgedChange = (change: Change): Judged => {
  const fate = FATES[change.action] ?? REPLACED[change.replacement ?? ''] ?? 'changed';
  const cherished = LOSES.includes(fate) ? CHERISHED[change.type] : undefined;
  return { ...change, fate, weight: cherished?.weight ?? 'none', harm: cherished?.harm ?? null };
};

export const mayGoOn = (judged: readonly Judged[]): boolean => judged.every(({ weight }) => weight !== 'stop');
