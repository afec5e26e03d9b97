/** Step Functions' StartExecution, DescribeExecution and StopExecution. Executions die with the process: sweep restarts them. */
import { StateMachine } from 'aws-local-stepfunctions';
import { AwsError, type Actions } from './aws-endpoint.ts';
import { fit, LONGEST_TIMER_MS, tasksOf, WAIT_GOES_ON, waitsOf, type Definition } from './machine.ts';

export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly definition: Definition;
}

export interface StepFunctionsProps {
  readonly machines: readonly Machine[];
  /** Invokes a function by its ARN. */
  readonly invoke: (functionArn: string, input: unknown) => Promise<unknown>;
  readonly clock: () => Date;
  /** Told of each failure of a state, and of executions that end in one. */
  readonly failed: (line: string) => void;
}

interface Execution {
  readonly arn: string;
  readonly machine: Machine;
  readonly name: string;
  readonly input: string;
  readonly startedAt: Date;
  readonly stopped: AbortController;
  status: 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'ABORTED';
  endedAt?: Date;
  output?: string;
}

type Json = Parameters<StateMachine['run']>[0];
const seconds = (date: Date): number => date.getTime() / 1000;

export function stepFunctions({ machines, invoke, clock, failed }: StepFunctionsProps): Actions['json'] {
  const executions = new Map<string, Execution>();
  const runners = new Map(machines.map((machine) => [machine.arn, runner(machine)]));

  function start({ stateMachineArn, name, input }: { stateMachineArn: string; name: string; input: string }) {
    const machine = machines.find(({ arn }) => arn === stateMachineArn);
    if (!machine) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    const arn = `${machine.arn.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = executions.get(arn);
    if (known?.status === 'RUNNING' && known.input === input) return { executionArn: arn, startDate: seconds(known.startedAt) };
    if (known) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    const execution: Execution = { arn, machine, name, input, startedAt: clock(), stopped: new AbortController(), status: 'RUNNING' };
    executions.set(arn, execution);
    void runners.get(machine.arn)!(execution);
    return { executionArn: arn, startDate: seconds(execution.startedAt) };
  }

  function find(executionArn: string): Execution {
    const execution = executions.get(executionArn);
    if (!execution) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return execution;
  }

  function runner(machine: Machine): (execution: Execution) => Promise<void> {
    const stateMachine = new StateMachine(fit(machine.name, machine.definition), { validationOptions: { checkArn: false } });
    const tasks = tasksOf(machine.definition).map(([state, functionArn]) => [state, (input: Json) => invoke(functionArn, input)]);
    return async (execution) => {
      const waits = waitsOf(machine.definition).map(([state, path]) => [state, (input: Json) => waitUntil(path, input, execution.stopped.signal, clock)]);
      const overrides = { taskResourceLocalHandlers: Object.fromEntries([...tasks, ...waits]) as Record<string, (input: Json) => Promise<Json>> };
      const run = stateMachine.run(JSON.parse(execution.input) as Json, { overrides });
      execution.stopped.signal.addEventListener('abort', run.abort);
      void report(execution, run.eventLogs);
      try {
        execution.output = JSON.stringify(await run.result);
        execution.status = 'SUCCEEDED';
      } catch (error) {
        execution.status = execution.stopped.signal.aborted ? 'ABORTED' : 'FAILED';
        if (execution.status === 'FAILED') failed(`execution ${execution.name} failed: ${(error as Error).message}`);
      }
      execution.endedAt = clock();
    };
  }

  /** Also empties the library's log, which would grow as long as the execution runs. */
  async function report(execution: Execution, events: ReturnType<StateMachine['run']>['eventLogs']): Promise<void> {
    for await (const event of events) {
      if (event.type === 'StateFailed' && event.Error !== WAIT_GOES_ON) failed(`execution ${execution.name}: ${event.state.name} failed (${event.Error}: ${String(event.Cause)})`);
    }
  }

  return {
    'AWSStepFunctions.StartExecution': start,
    'AWSStepFunctions.DescribeExecution'({ executionArn }: { executionArn: string }) {
      const { arn, machine, name, input, startedAt, status, endedAt, output } = find(executionArn);
      return { executionArn: arn, stateMachineArn: machine.arn, name, status, input, output, startDate: seconds(startedAt), stopDate: endedAt && seconds(endedAt) };
    },
    'AWSStepFunctions.StopExecution'({ executionArn }: { executionArn: string }) {
      const execution = find(executionArn);
      execution.stopped.abort();
      return { stopDate: seconds(execution.endedAt ?? clock()) };
    },
  };
}

/** Answers nothing: the state hands its input on. Throws `WAIT_GOES_ON` when the moment is further than a timer reaches. */
function waitUntil(path: string, input: Json, stopped: AbortSignal, clock: () => Date): Promise<null> {
  const moment = path.split('.').slice(1).reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], input);
  const left = Date.parse(String(moment)) - clock().getTime();
  if (Number.isNaN(left)) throw new Error(`${path} is ${JSON.stringify(moment)}, which is not a timestamp`);
  return new Promise((done, fail) => {
    const goOn = Object.assign(new Error(`waits until ${String(moment)}`), { name: WAIT_GOES_ON });
    const timer = setTimeout(() => (left > LONGEST_TIMER_MS ? fail(goOn) : done(null)), Math.min(Math.max(left, 0), LONGEST_TIMER_MS));
    stopped.addEventListener('abort', () => {
      clearTimeout(timer);
      done(null);
    }, { once: true });
  });
}
