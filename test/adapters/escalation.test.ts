/** Executions started by name, and secrets fetched once. */
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SFNClient } from '@aws-sdk/client-sfn';
import { stepFunctions } from '../../adapters/aws/escalation.ts';
import { fetchedOnce, fetchPartners, fetchSecret } from '../../adapters/aws/secrets.ts';
import { memoryEscalation } from '../../adapters/memory/world.ts';
import type { Wake } from '../../core/clock.ts';
import { awsDouble, type Double } from '../support/aws-double.ts';

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

  it('twice, in memory, starts one as well', async () => {
    const memory = memoryEscalation();
    await memory.start(wake);
    await memory.start({ ...wake, at: 'later' });
    expect([...memory.waiting]).toEqual([[`${wake.incidentId}-3`, wake]]);
  });
});

describe('secrets', () => {
  const client = (): SecretsManagerClient => new SecretsManagerClient(aws.config);
  const holding = (SecretString: unknown): void => {
    aws.answer = () => ({ body: JSON.stringify({ SecretString: typeof SecretString === 'string' ? SecretString : JSON.stringify(SecretString) }) });
  };

  it("of partners are their names and lists, and what else is in there stays there", async () => {
    holding({ meta: { secrets: ['whsec_a', 'whsec_b'], note: 'x' }, desk: { secrets: [] } });
    expect(await fetchPartners(client(), 'id')).toEqual({ meta: { secrets: ['whsec_a', 'whsec_b'] }, desk: { secrets: [] } });
  });

  it.each(['', 'x', 'null', '[]', '{"meta":["whsec_a"]}', '{"meta":{"secrets":"whsec_a"}}', '{"meta":{"secrets":[7]}}'])('of another shape are an error, so that the last known ones serve: %j', async (value) => {
    holding(value);
    await expect(fetchPartners(client(), 'id')).rejects.toThrow(Error);
  });

  it('that are denied are an error, which does not say what was in them', async () => {
    aws.answer = () => ({ status: 400, body: '{"__type":"AccessDeniedException","message":"m"}' });
    await expect(fetchSecret(client(), 'id')).rejects.toThrow(Error);
  });

  it('are fetched once for all who ask at once and later; a failure is not kept', async () => {
    let fetches = 0;
    const key = fetchedOnce(async () => ((fetches += 1) === 1 ? Promise.reject(new Error('down')) : 'key'));
    const first = await Promise.allSettled([key(), key(), key()]);
    expect([first.map(({ status }) => status), fetches]).toEqual([['rejected', 'rejected', 'rejected'], 1]);
    expect([await Promise.all([key(), key()]), await key(), fetches]).toEqual([['key', 'key'], 'key', 2]);
  });
});
