/** What a check is: what it asks, what it makes of the answer, and what stands in the way with everything that helps to clear it. */
import type { Facts, World } from './world.ts';

/** `blocked`: somebody would not be paged. `warning`: they would, later or less surely. */
export type Weight = 'blocked' | 'warning';

export interface Trouble {
  readonly weight: Weight;
  /** What it means for a person at risk. */
  readonly harm: string;
  readonly grants: string;
  /** Where to ask, or what to read: a URL in which `{region}` is filled in, or a page of this repository. */
  readonly link: string;
  /** How long it usually takes. */
  readonly takes: string;
}

export interface Found<Kind extends string = string> {
  readonly kind: Kind;
  readonly says: string;
}

/** A sentence where all is well, or what was found. */
export type Verdict<Kind extends string = string> = string | readonly Found<Kind>[];

/** What must be there before the check can be made: what needs a deployment waits for it, and blocks nothing. */
export type Needs = 'nothing' | 'account' | 'deployment';

export interface Check {
  readonly title: string;
  readonly needs: Needs;
  readonly look: (world: World) => Promise<Verdict>;
  readonly troubles: Readonly<Record<string, Trouble>>;
}

interface Defined<Answer, Kind extends string> {
  readonly title: string;
  readonly needs: Needs;
  /** The only part that asks anybody. */
  readonly ask: (world: World) => Promise<Answer>;
  readonly judge: (answer: Answer, facts: Facts) => Verdict<Kind>;
  /** Total: what can be found does not compile without its way out. */
  readonly troubles: Readonly<Record<Kind, Trouble>>;
}

export function check<Answer, Kind extends string>({ title, needs, ask, judge, troubles }: Defined<Answer, Kind>): Check {
  return { title, needs, troubles, look: async (world) => judge(await ask(world), world.facts) };
}

/** No more names than can be read: they are ids of responders, units or resources, never numbers or addresses. */
export function named(ids: readonly string[], most = 5): string {
  const shown = ids.slice(0, most).join(', ');
  return ids.length > most ? `${shown} and ${ids.length - most} more` : shown;
}

export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
