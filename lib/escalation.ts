import { ArnFormat, Duration, Stack } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  Choice, Condition, DefinitionBody, Errors, LogLevel, StateMachine, StateMachineType, Succeed, Wait, WaitTime,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import { ESCALATION_NAME } from '../contract/escalation.ts';
import { Worker, type WorkerProps } from './worker.ts';

const NEVER_GIVES_UP = 99_999_999; // the most that Step Functions takes

export interface EscalationProps extends Omit<WorkerProps<'escalate'>, 'name' | 'timeout'> {
  /** Who is hurt, in plain words, when an execution ends without having closed. */
  readonly impactWhenFailed: string;
}

/** The clock of open incidents: it waits until a moment, asks what is due, and waits again. */
export class Escalation extends Construct {
  readonly worker: Worker<'escalate'>;
  readonly machine: StateMachine;

  constructor(scope: Construct, id: string, { impactWhenFailed, ...props }: EscalationProps) {
    super(scope, id);
    this.worker = new Worker(this, 'Worker', { ...props, name: 'escalate', timeout: Duration.seconds(30) });
    this.machine = new StateMachine(this, 'Clock', {
      stateMachineName: ESCALATION_NAME,
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromChainable(this.loop()),
      logs: {
        destination: new LogGroup(this, 'Log', { retention: props.logRetention, encryptionKey: props.key }),
        level: LogLevel.ERROR,
        includeExecutionData: false,
      },
    });
    const failed = this.machine.metricFailed({ period: Duration.minutes(1) });
    props.alarms.raise('escalation-failed', { metric: failed, impact: impactWhenFailed });
  }

  /** Built from the name, not from the machine: `escalate` itself starts executions, which would be a cycle. */
  static arn(scope: Construct): string {
    const machine = { service: 'states', resource: 'stateMachine', resourceName: ESCALATION_NAME };
    return Stack.of(scope).formatArn({ ...machine, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
  }

  private loop(): Wait {
    const wait = Wait.jsonPath(this, 'Wait for the deadline', { time: WaitTime.timestampPath('$.at') });
    const escalate = LambdaInvoke.jsonPath(this, 'Escalate', {
      lambdaFunction: this.worker,
      payloadResponseOnly: true,
      retryOnServiceExceptions: false,
    });
    escalate.addRetry({
      errors: [Errors.ALL],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxDelay: Duration.minutes(1),
      maxAttempts: NEVER_GIVES_UP,
    });
    const closed = Choice.jsonPath(this, 'Closed?')
      .when(Condition.booleanEquals('$.closed', true), new Succeed(this, 'Closed'))
      .otherwise(wait);
    wait.next(escalate).next(closed);
    return wait;
  }
}
