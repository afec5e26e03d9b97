/** Step Functions' StartExecution, DescribeExecution and StopExecution. */
import { AwsError, type Actions } from './aws-endpoint.ts';
import { runnerOf, type Execution, type Machine, type RunnerProps } from './execution.ts';

export interface StepFunctionsProps extends RunnerProps {
  readonly machines: readonly Machine[];
}

const seconds = (date: Date): number => date.getTime() / 1000;

export function stepFunctions({ machines, ...props }: StepFunctionsProps): Actions['json'] {
  const executions = new Map<string, Execution>();
  const runners = new Map(machines.map((machine) => [machine.arn, { machine, run: runnerOf(machine, props) }]));

  /** The same name with the same input is the same execution while it runs; any other use of a name is refused. */
  function start({ stateMachineArn, name, input }: { stateMachineArn: string; name: string; input: string }) {
    const runner = runners.get(stateMachineArn);
    if (!runner) throw new AwsError('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    const arn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const known = executions.get(arn);
    if (known?.status === 'RUNNING' && known.input === input) return { executionArn: arn, startDate: seconds(known.startedAt) };
    if (known) throw new AwsError('ExecutionAlreadyExists', `Execution Already Exists: '${arn}'`);
    const execution: Execution = { arn, machine: runner.machine, name, input, startedAt: props.clock(), stopped: new AbortController(), status: 'RUNNING' };
    executions.set(arn, execution);
    void runner.run(execution);
    return { executionArn: arn, startDate: seconds(execution.startedAt) };
  }

  function find(executionArn: string): Execution {
    const execution = executions.get(executionArn);
    if (!execution) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return execution;
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
      return { stopDate: seconds(execution.endedAt ?? props.clock()) };
    },
  };
}
