/** One invocation of a function: it may die at any call it makes, and then nothing that it was about to do is done. */
import type { Agenda, Ms } from './agenda.ts';
import type { Chance } from './chance.ts';
import type { CallFault, Faults } from './faults.ts';
import { Broken } from './broken.ts';

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

export interface Running {
  readonly agenda: Agenda;
  readonly faults: Faults;
  /** Whether a service is down: its calls fail. */
  isDown(what: string): boolean;
  tell(sentence: () => string): void;
}

interface Start {
  readonly name: string;
  readonly chance: Chance;
  /** Longer than this and it is ended from outside, as Lambda does. */
  readonly timeout: Ms;
}

const NEVER: Promise<never> = new Promise(() => undefined);
/** Of a call, there and back. */
const [QUICK, SLOW]: [Ms, Ms] = [2, 20];
/** Of a slow one: three tries of 2.5 s end it. */
const LONGEST: Ms = 7500;
const SKEW: Ms = 5000;

export async function run<T>(world: Running, { name, chance, timeout }: Start, work: (process: Process) => Promise<T>): Promise<Ended<T>> {
  const { agenda, faults } = world;
  return new Promise((ended) => {
    let [alive, hurt, calls, refusals] = [true, false, 0, 0];
    const end = (how: Ended<T>): void => {
      if (!alive) return;
      alive = false;
      ended(how);
    };
    const die = (): void => {
      hurt = true;
      end({ ended: 'died' });
    };
    const refused = (refuse: (error: Broken) => void, what: string): void => {
      refusals += 1;
      refuse(new Broken(what));
    };
    const call = async <R>(what: string, effect: () => Promise<R>): Promise<R> => {
      if (!alive) return NEVER;
      const key = `${name}/${(calls += 1)}`;
      const fault = faults.at('call', key) as CallFault | null;
      if (fault !== null) {
        hurt = true;
        world.tell(() => `${name}: ${what} ${SAID[fault]}`);
      }
      if (fault === 'dies before') {
        die();
        return NEVER;
      }
      const takes = chance.between(QUICK, SLOW) + (fault === 'slow' ? faults.extent(key) * LONGEST : 0);
      return new Promise((answer, refuse) => {
        agenda.after(takes, () => {
          const isDown = fault === 'fails' || world.isDown(what);
          if (isDown) {
            hurt = true;
            if (alive) refused(refuse, what);
            return;
          }
          const outcome = effect();
          const last = fault === 'done twice' ? effect() : outcome;
          void Promise.allSettled([outcome, last]); // a failure is told to whoever asked, if they live
          if (fault === 'dies after') die();
          else if (alive && fault === 'answer lost') refused(refuse, what);
          else if (alive) answer(last);
        });
      });
    };
    const process: Process = {
      name,
      get isHurt() {
        return hurt;
      },
      get refusals() {
        return refusals;
      },
      skew: Math.round(chance.between(-SKEW, SKEW)),
      call,
    };
    agenda.after(timeout, () => {
      if (alive) world.tell(() => `${name} is ended: it takes too long`);
      if (alive) die();
    });
    work(process).then(
      (value) => end({ ended: 'answered', value }),
      (error: unknown) => end({ ended: 'failed', error: error as Error }),
    );
  });
}

const SAID: Record<CallFault, string> = {
  'dies before': 'is never made: the process dies',
  'dies after': 'takes effect, and the process dies',
  fails: 'fails',
  'answer lost': 'takes effect, and its answer is lost',
  'done twice': 'is done twice',
  slow: 'takes seconds',
};
