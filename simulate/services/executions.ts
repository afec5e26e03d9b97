/** Step Functions: executions by name, each of which waits for its moment and asks `escalate`, again and again, until that says it is over. */
import { executionName } from '../../contract/escalation.ts';
import type { Wake, Woken } from '../../core/clock.ts';
import type { Ended } from '../world/process.ts';
import type { Ms } from '../world/agenda.ts';
import { counting } from '../world/counting.ts';
import type { Ground } from '../world/ground.ts';

/** As lib/escalation.ts has it: tries again after 2, 4, 8 … 60 seconds, without end. */
export const [FIRST_RETRY, LONGEST_RETRY]: [Ms, Ms] = [2000, 60_000];
const LATE: Ms = 180_000;
const SOON: Ms = 1000;

interface Execution {
  readonly name: string;
  readonly incidentId: string;
  readonly n: number;
}

export interface Executions {
  /** A name is used once: starting it again is well, and starts nothing. */
  start(wake: Wake): Promise<void>;
}

export function openExecutions(world: Ground, escalate: (wake: Wake) => Promise<Ended<Woken>>): Executions {
  const { agenda, faults } = world;
  const used = new Set<string>();
  const running = new Set<Execution>();
  const numbered = counting();

  const lose = (execution: Execution): void => {
    running.delete(execution);
    world.tell(() => `the execution of ${calledOf(execution)} is lost`);
  };
  const calledOf = ({ incidentId, n }: Execution): string => `${world.called(incidentId)} by number ${n}`;
  const wait = (execution: Execution, wake: Wake): void => {
    const key = numbered(`wake of ${calledOf(execution)}`);
    const fault = faults.at('wake', key);
    if (fault === 'execution lost') return lose(execution);
    if (fault !== null) world.tell(() => `${fault}: ${calledOf(execution)}`);
    const late = fault === 'execution late' ? faults.extent(key) * LATE : 0;
    agenda.at(Date.parse(wake.at) + world.takes(`${key} comes`, 0, SOON) + late, () => ask(execution, wake, FIRST_RETRY));
    if (fault === 'woken twice') agenda.at(Date.parse(wake.at) + faults.extent(key) * SOON, () => void escalate(wake));
  };
  const ask = (execution: Execution, wake: Wake, retry: Ms): void => {
    void escalate(wake).then((end) => {
      if (end.ended !== 'answered') return agenda.after(retry, () => ask(execution, wake, Math.min(2 * retry, LONGEST_RETRY)));
      const { closed, ...next } = end.value;
      if (closed) running.delete(execution);
      else wait(execution, next);
    });
  };
  return {
    start: async (wake) => {
      const name = executionName(wake);
      if (used.has(name)) return;
      used.add(name);
      const execution = { name, incidentId: wake.incidentId, n: wake.n };
      if (faults.at('execution', `start of ${calledOf(execution)}`) === 'execution lost') return lose(execution);
      running.add(execution);
      world.promises.executing(wake.incidentId, wake.n, [...running].filter((one) => one.incidentId === wake.incidentId && one.n === wake.n).length);
      wait(execution, wake);
    },
  };
}
