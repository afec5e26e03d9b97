/** One invocation of a function: it may die at any call it makes, and then nothing that it was about to do is done. */
import type { Agenda, Ms } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { CallFault, Faults } from './faults.ts';

/** A call that failed on purpose. */
export class Broken extends Error {
  override readonly name = 'Broken';
}

export type Ended<T> = { readonly ended: 'answered'; readonly value: T } | { readonly ended: 'failed'; readonly error: Error } | { readonly ended: 'died' };

export interface Process {
  /** Such as `route#3`. */
  readonly name: string;
  /** Something went wrong in it: what it did may be done again. */
  readonly isHurt: boolean;
  /** Calls that it was told had failed. */
  readonly refusals: number;
  /** How far its clock is from the world's. */
  readonly skew: Ms;
  /** A call to a service: `ledger.keep`. The effect comes when the call arrives there. */
  call<T>(what: string, effect: () => Promise<T>): Promise<T>;
}

/** What a process runs in. */
export interface Running {
  readonly agenda: Agenda;
  readonly faults: Faults;
  /** Whether a service is down: its calls fail. */
  isDown(what: string): boolean;
  /** For the story of the world. */
  tell(sentence: () => string): void;
}

interface Start {
  readonly name: string;
  readonly chance: Chance;
  /** Longer than this and it is ended from outside, as Lambda does. */
  readonly timeout: Ms;
}

const SKEW: Ms = 5000;

/** Never fails: how it ended is a value. */
export async function run<T>(world: Running, { name, chance, timeout }: Start, work: (process: Process) => Promise<T>): Promise<Ended<T>> {
  return new Promise((ended) => {
    const life: Life = { name, isHurt: false, refusals: 0, skew: Math.round(chance.between(-SKEW, SKEW)), isAlive: true, calls: 0, die: () => end({ ended: 'died' }), call: async (what, effect) => callFrom(world, life, chance, { what, effect }) };
    const end = (how: Ended<T>): void => {
      if (!life.isAlive) return;
      life.isAlive = false;
      life.isHurt ||= how.ended === 'died';
      ended(how);
    };
    world.agenda.after(timeout, life.die);
    work(life).then(
      (value) => end({ ended: 'answered', value }),
      (error: unknown) => end({ ended: 'failed', error: error as Error }),
    );
  });
}

interface Life extends Process {
  isHurt: boolean;
  refusals: number;
  isAlive: boolean;
  calls: number;
  readonly die: () => void;
}

const NEVER: Promise<never> = new Promise(() => undefined);
/** Of a call, there and back. */
const [QUICK, SLOW]: [Ms, Ms] = [2, 20];
/** Of a slow one: three tries of 2.5 s end it. */
const LONGEST: Ms = 7500;

interface Call<T> {
  readonly what: string;
  readonly effect: () => Promise<T>;
}

/** What is under way when its process dies still arrives. */
async function callFrom<T>(world: Running, life: Life, chance: Chance, call: Call<T>): Promise<T> {
  if (!life.isAlive) return NEVER;
  const key = `${life.name}/${(life.calls += 1)}`;
  const fault = world.faults.at('call', key) as CallFault | null;
  if (fault !== null) {
    life.isHurt = true;
    world.tell(() => `${life.name}: ${call.what} ${SAID[fault]}`);
  }
  if (fault === 'dies before') {
    life.die();
    return NEVER;
  }
  const takes = chance.between(QUICK, SLOW) + (fault === 'slow' ? world.faults.extent(key) * LONGEST : 0);
  return new Promise((answer, refuse) => {
    world.agenda.after(takes, () => arrive(world, life, call, { fault, answer, refuse }));
  });
}

interface Arriving<T> {
  readonly fault: CallFault | null;
  readonly answer: (outcome: Promise<T>) => void;
  readonly refuse: (error: Error) => void;
}

function arrive<T>(world: Running, life: Life, { what, effect }: Call<T>, { fault, answer, refuse }: Arriving<T>): void {
  const refused = (): void => {
    life.isHurt = true;
    life.refusals += 1;
    refuse(new Broken(what));
  };
  if (fault === 'fails' || world.isDown(what)) return life.isAlive ? refused() : undefined;
  const first = effect();
  const outcome = fault === 'done twice' ? effect() : first;
  void Promise.allSettled([first, outcome]); // a failure is told to whoever asked, if they live
  if (fault === 'dies after') return life.die();
  if (!life.isAlive) return;
  if (fault === 'answer lost') refused();
  else answer(outcome);
}

const SAID: Record<CallFault, string> = {
  'dies before': 'is never made: the process dies',
  'dies after': 'takes effect, and the process dies',
  fails: 'fails',
  'answer lost': 'takes effect, and its answer is lost',
  'done twice': 'is done twice',
  slow: 'takes seconds',
};
