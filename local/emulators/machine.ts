/** A state machine of the template made fit for aws-local-stepfunctions, and refused where that library would differ in silence. */
import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { Refusal } from '../refusal.ts';

type State = Readonly<Record<string, unknown>> & { readonly Type: string };
export interface Definition {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
  readonly QueryLanguage?: string;
}

/** The error under which a wait that is longer than a timer can be starts over. */
export const WAIT_GOES_ON = 'WaitGoesOn';
export const LONGEST_TIMER_MS = 20 * 24 * 3600 * 1000; // Node's timers end at 24.8 days: beyond, they fire at once

const LONGEST_TASK_SECONDS = 24 * 24 * 3600;
/** What the laptop knows of each state type; any other property might change what happens. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Wait: ['TimestampPath', 'Next'],
  Task: ['Resource', 'Parameters', 'Retry', 'TimeoutSeconds', 'ResultPath', 'Next', 'End'],
  Choice: ['Choices', 'Default'],
  Succeed: [],
};

/**
 * Waits become tasks, because a task can be given a handler that knows of long waits and of being stopped.
 * Throws a Refusal that names machine, state and property.
 */
export function fit(machine: string, { StartAt, States, ...rest }: Definition): StateMachineDefinition {
  if ((rest.QueryLanguage ?? 'JSONPath') !== 'JSONPath') throw refused(machine, `QueryLanguage ${rest.QueryLanguage}`);
  const unknown = Object.keys(rest).find((key) => !['QueryLanguage', 'Comment'].includes(key));
  if (unknown) throw refused(machine, unknown);
  const fitted = Object.entries(States).map(([name, state]) => [name, fitState(`${machine}, state "${name}"`, state)]);
  return { StartAt, States: Object.fromEntries(fitted) as StateMachineDefinition['States'] };
}

/** The names of its waits, with the path of the moment each waits for. */
export function waitsOf({ States }: Definition): readonly (readonly [string, string])[] {
  return Object.entries(States).flatMap(([name, state]) => (state.Type === 'Wait' ? [[name, String(state['TimestampPath'])] as const] : []));
}

/** The names of its tasks, with the function each invokes. */
export function tasksOf({ States }: Definition): readonly (readonly [string, string])[] {
  return Object.entries(States).flatMap(([name, state]) => (state.Type === 'Task' ? [[name, String(state['Resource'])] as const] : []));
}

function fitState(where: string, state: State): State {
  const known = KNOWN[state.Type];
  if (!known) throw refused(where, `the state type ${state.Type}`);
  const unknown = Object.keys(state).find((key) => !['Type', 'Comment', 'QueryLanguage', ...known].includes(key));
  if (unknown) throw refused(where, unknown);
  if ((state['QueryLanguage'] ?? 'JSONPath') !== 'JSONPath') throw refused(where, `QueryLanguage ${String(state['QueryLanguage'])}`);
  if (state.Type === 'Task') return fitTask(where, state);
  return state.Type === 'Wait' ? asTask(where, state) : state;
}

function fitTask(where: string, state: State): State {
  if (!/:lambda:[^:]*:[^:]*:function:[^:]+$/.test(String(state['Resource']))) throw refused(where, `the task ${String(state['Resource'])}`);
  return { TimeoutSeconds: LONGEST_TASK_SECONDS, ...state };
}

function asTask(where: string, { TimestampPath, Next }: State): State {
  if (!/^\$(\.\w+)+$/.test(String(TimestampPath))) throw refused(where, `the TimestampPath ${String(TimestampPath)}`);
  const again = [{ ErrorEquals: [WAIT_GOES_ON], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 99_999_999 }];
  return { Type: 'Task', Resource: 'wait', ResultPath: null, TimeoutSeconds: LONGEST_TASK_SECONDS, Retry: again, Next };
}

const refused = (where: string, what: string): Refusal =>
  new Refusal(`The state machine ${where} uses ${what}, which the laptop does not run: teach local/emulators/machine.ts, or leave it out.`);
