/** One suite for every escalation: in memory, and on Step Functions; and what its errors mean. */
import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { stepFunctions } from '../../adapters/aws/escalation.ts';
import { memoryEscalation } from '../../adapters/memory/world.ts';
import type { Wake } from '../../core/clock.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';
import { askedAt, NOWHERE, until } from '../support/engines/asked.ts';
import { openStepFunctions, type StepFunctions } from '../support/engines/step-functions.ts';
import { outage } from '../support/faults.ts';
import { escalationContract } from './escalation.contract.ts';

describe('escalation in memory', () => {
  escalationContract(async () => {
    const memory = memoryEscalation();
    const carried = async (name: string) => (memory.waiting.has(name) ? JSON.stringify(memory.waiting.get(name)) : null);
    return { escalation: memory, helpless: [outage('escalation', () => true).escalation!(memory)], carried, end: async (name) => void memory.waiting.delete(name) };
  });
});

describe('escalation on Step Functions', () => {
  let engine: StepFunctions;
  beforeAll(async () => {
    engine = await openStepFunctions();
  });
  afterAll(async () => engine.close());

  async function running(executionArn: string): Promise<string | null> {
    try {
      const { status, input } = await engine.client.send(new DescribeExecutionCommand({ executionArn }));
      return status === 'RUNNING' ? input! : null;
    } catch (error) {
      if (error instanceof ExecutionDoesNotExist) return null;
      throw error;
    }
  }
  escalationContract(async () => {
    const machine = await engine.machine();
    const arnOf = (name: string): string => `${machine.replace(':stateMachine:', ':execution:')}:${name}`;
    return {
      escalation: stepFunctions(engine.client, machine),
      helpless: [stepFunctions(engine.client, `${machine}-that-is-gone`), stepFunctions(new SFNClient(askedAt(NOWHERE)), machine)],
      carried: async (name) => running(arnOf(name)),
      end: async (name) => {
        await engine.client.send(new StopExecutionCommand({ executionArn: arnOf(name) }));
        await until(async () => (await running(arnOf(name))) === null);
      },
    };
  });
});

const MACHINE = 'arn:aws:states:ap-south-1:000000000000:stateMachine:m';
const wake: Wake = { incidentId: 'a'.repeat(26), n: 3, at: '2026-03-01T12:00:00.000Z' };

let aws: Double;
beforeAll(async () => {
  aws = await awsDouble();
});
afterAll(async () => aws.close());
beforeEach(() => {
  aws.asked.length = 0;
});

describe('starting an execution', () => {
  const start = async (one: Wake = wake): Promise<void> => stepFunctions(new SFNClient(aws.config), MACHINE).start(one);

  it('is by the incident and the number, with ids and a moment and nothing else', async () => {
    aws.answer = () => ({ body: JSON.stringify({ executionArn: 'arn:e', startDate: 1 }) });
    await start({ ...wake, name: 'canary' } as Wake);
    expect(aws.asked[0]).toMatchObject({ action: 'StartExecution', json: { stateMachineArn: MACHINE, name: `${'a'.repeat(26)}-3` } });
    expect(JSON.parse(aws.asked[0]!.json['input'] as string)).toEqual(wake);
  });

  it('that was started already is well', async () => {
    aws.answer = () => ({ status: 400, body: '{"__type":"com.amazonaws.states#ExecutionAlreadyExists","message":"m"}' });
    await expect(start()).resolves.toBeUndefined();
  });

  it.each(['ExecutionLimitExceeded', 'StateMachineDoesNotExist', 'ThrottlingException', 'AccessDeniedException'])('that fails with %s is told', async (type) => {
    aws.answer = () => ({ status: 400, body: `{"__type":"${type}","message":"m"}` });
    await expect(start()).rejects.toThrow(Error);
  });

  it('that nobody answers is told', async () => {
    aws.answer = () => 'hang up';
    await expect(start()).rejects.toThrow(Error);
  });
});
