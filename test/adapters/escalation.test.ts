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
  const STRONG = `whsec_${'A'.repeat(32)}`;
  const never = (partner: string): never => {
    throw new Error(`${partner} is not malformed`);
  };
  const client = (): SecretsManagerClient => new SecretsManagerClient(aws.config);
  const holding = (SecretString: unknown): void => {
    aws.answer = () => ({ body: JSON.stringify({ SecretString: typeof SecretString === 'string' ? SecretString : JSON.stringify(SecretString) }) });
  };

  it("of partners are their names and lists, and what else is in there stays there", async () => {
    holding({ meta: { secrets: [STRONG, STRONG], note: 'x' }, desk: { secrets: [] } });
    expect(await fetchPartners(client(), 'id', never)).toEqual({ meta: { secrets: [STRONG, STRONG] }, desk: { secrets: [] } });
  });

  it.each(['', 'whsec_', 'whsec_c2hvcnQ=', STRONG.slice(6)])('that are too weak to sign with, such as "%s", leave their partner without, and the others alone', async (weak) => {
    holding({ meta: { secrets: [weak] }, desk: { secrets: [STRONG] } });
    const malformed: string[] = [];
    expect(await fetchPartners(client(), 'id', (partner) => malformed.push(partner))).toEqual({ meta: { secrets: [] }, desk: { secrets: [STRONG] } });
    expect(malformed).toEqual(['meta']);
  });

  it.each(['', 'x', 'null', '[]', '7'])('of another shape are an error, so that the last known ones serve: %j', async (value) => {
    holding(value);
    await expect(fetchPartners(client(), 'id', never)).rejects.toThrow(Error);
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
