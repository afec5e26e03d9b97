/** One run of a state machine. It dies with the process: sweep restarts what it was the clock of. */
import { StateMachine } from 'aws-local-stepfunctions';
import { fit, LONGEST_TIMER_MS, tasksOf, WAIT_GOES_ON, waitsOf, type Definition } from './machine.ts';

export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly definition: Definition;
}

export interface Execution {
  readonly arn: string;
  readonly machine: Machine;
  readonly name: string;
  /** JSON. */
  readonly input: string;
  readonly startedAt: Date;
  readonly stopped: AbortController;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  endedAt?: Date;
  output?: string;
}

export interface RunnerProps {
  /** Invokes a function by its ARN. */
  readonly invoke: (functionArn: string, input: unknown) => Promise<unknown>;
  readonly clock: () => Date;
  /** Told of each failure of a state, and of executions that end in one. */
  readonly failed: (line: string) => void;
}

type Json = Parameters<StateMachine['run']>[0];
type Handlers = Record<string, (input: Json) => Promise<Json>>;

/** Throws a Refusal for a machine that the laptop would run otherwise than the cloud. */
export function runnerOf(machine: Machine, { invoke, clock, failed }: RunnerProps): (execution: Execution) => Promise<void> {
  const stateMachine = new StateMachine(fit(machine.name, machine.definition), { validationOptions: { checkArn: false } });
  const tasks = tasksOf(machine.definition).map(([state, functionArn]) => [state, (input: Json) => invoke(functionArn, input)]);
  return async (execution) => {
    const { signal } = execution.stopped;
    const waits = waitsOf(machine.definition).map(([state, path]) => [state, (input: Json) => waitUntil(momentAt(path, input), signal, clock)]);
    const overrides = { taskResourceLocalHandlers: Object.fromEntries([...tasks, ...waits]) as Handlers };
    const run = stateMachine.run(JSON.parse(execution.input) as Json, { overrides });
    signal.addEventListener('abort', run.abort);
    void report(execution.name, run.eventLogs, failed);
    try {
      execution.output = JSON.stringify(await run.result);
      execution.status = 'SUCCEEDED';
    } catch (error) {
      execution.status = signal.aborted ? 'ABORTED' : 'FAILED';
      if (execution.status === 'FAILED') failed(`execution ${execution.name} failed: ${(error as Error).message}`);
    }
    execution.endedAt = clock();
  };
}

/** Also empties the library's log, which would grow as long as the execution runs. */
async function report(name: string, events: ReturnType<StateMachine['run']>['eventLogs'], failed: RunnerProps['failed']): Promise<void> {
  for await (const event of events) {
    if (event.type === 'StateFailed' && event.Error !== WAIT_GOES_ON) failed(`execution ${name}: ${event.state.name} failed (${event.Error}: ${String(event.Cause)})`);
  }
}

function momentAt(path: string, input: Json): Date {
  const moment = path.split('.').slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], input);
  const date = new Date(String(moment));
  if (Number.isNaN(date.getTime())) throw new Error(`${path} is ${JSON.stringify(moment)}, which is not a timestamp`);
  return date;
}

/** Answers nothing: the state hands its input on. Throws `WAIT_GOES_ON` when the moment is further than a timer reaches. */
function waitUntil(moment: Date, stopped: AbortSignal, clock: () => Date): Promise<null> {
  const left = moment.getTime() - clock().getTime();
  return new Promise((done, fail) => {
    const goOn = Object.assign(new Error(`waits until ${moment.toISOString()}`), { name: WAIT_GOES_ON });
    const timer = setTimeout(() => (left > LONGEST_TIMER_MS ? fail(goOn) : done(null)), Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      done(null);
    }, { once: true });
  });
}
