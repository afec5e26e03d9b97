import { DescribeExecutionCommand, SFNClient, StartExecutionCommand, StopExecutionCommand } from '@aws-sdk/client-sfn';
import { serveAws, type Endpoint } from '../../local/emulators/aws-endpoint.ts';
import { fit, type Definition } from '../../local/emulators/machine.ts';
import { stepFunctions } from '../../local/emulators/step-functions.ts';

const ESCALATE = 'arn:aws:lambda:ap-south-1:000000000000:function:Escalate';
const MACHINE = 'arn:aws:states:ap-south-1:000000000000:stateMachine:clock';
const definition: Definition = {
  StartAt: 'Wait',
  States: {
    Wait: { Type: 'Wait', TimestampPath: '$.at', Next: 'Escalate' },
    Escalate: { Type: 'Task', Resource: ESCALATE, Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 99_999_999 }], Next: 'Closed?' },
    'Closed?': { Type: 'Choice', Choices: [{ Variable: '$.closed', BooleanEquals: true, Next: 'Closed' }], Default: 'Wait' },
    Closed: { Type: 'Succeed' },
  },
};
interface Wake { readonly at: string; readonly n: number }

describe('the clock of an incident', () => {
  let endpoint: Endpoint;
  let client: SFNClient;
  let answer: (input: Wake) => unknown;
  const asked: Wake[] = [];
  const said: string[] = [];

  beforeAll(async () => {
    const invoke = async (functionArn: string, input: unknown): Promise<unknown> => {
      expect(functionArn).toBe(ESCALATE);
      asked.push(input as Wake);
      return answer(input as Wake);
    };
    const actions = stepFunctions({ machines: [{ arn: MACHINE, name: 'clock', definition }], invoke, clock: () => new Date(), failed: (line) => said.push(line) });
    endpoint = await serveAws({ json: actions, query: {} }, () => {});
    client = new SFNClient({ endpoint: endpoint.url, region: 'ap-south-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } });
  });
  beforeEach(() => {
    asked.length = 0;
    said.length = 0;
  });
  afterAll(() => endpoint.close());

  it('wakes at each moment it is given, and ends when the incident is closed', async () => {
    const began = Date.now();
    answer = ({ n }) => ({ n: n + 1, at: soon(60), closed: n === 2 });
    await start('wakes', soon(60));
    expect(await ended('wakes')).toBe('SUCCEEDED');
    expect(asked.map(({ n }) => n)).toEqual([0, 1, 2]);
    expect(Date.now() - began).toBeGreaterThanOrEqual(170);
  });

  it('tries an escalation that failed again, and says so', async () => {
    answer = () => {
      if (asked.length < 3) throw Object.assign(new Error('DynamoDB is away'), { name: 'Unavailable' });
      return { closed: true };
    };
    await start('retries', soon(0));
    expect(await ended('retries')).toBe('SUCCEEDED');
    expect(asked).toHaveLength(3);
    expect(said).toEqual(['execution retries: Escalate failed (Unavailable: DynamoDB is away)', 'execution retries: Escalate failed (Unavailable: DynamoDB is away)']);
  });

  it('waits for a moment beyond the reach of a timer, instead of waking at once', async () => {
    const { executionArn } = await start('long', new Date(Date.now() + 60 * 86_400_000).toISOString());
    await new Promise((done) => setTimeout(done, 50));
    expect([asked.length, await status('long')]).toEqual([0, 'RUNNING']);
    await client.send(new StopExecutionCommand({ executionArn }));
  });

  it('runs one execution under a name, for ever', async () => {
    answer = () => ({ closed: true });
    const at = soon(200);
    const [first, again] = await Promise.all([start('once', at), start('once', at)]);
    expect(again.executionArn).toBe(first.executionArn);
    await expect(start('once', soon(300))).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    await ended('once');
    await expect(start('once', at)).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
    expect(asked).toHaveLength(1);
  });

  it('is stopped while it waits', async () => {
    const { executionArn } = await start('stopped', soon(100));
    await client.send(new StopExecutionCommand({ executionArn }));
    await new Promise((done) => setTimeout(done, 150));
    expect([asked.length, await status('stopped')]).toEqual([0, 'ABORTED']);
  });

  it('ends as failed, and says so, when escalate answers nonsense', async () => {
    answer = () => ({});
    await start('nonsense', soon(0));
    expect([await ended('nonsense'), said.join('\n')]).toEqual(['FAILED', expect.stringContaining('execution nonsense failed')]);
  });

  it('knows no machine but the ones of the template', async () => {
    const command = new StartExecutionCommand({ stateMachineArn: `${MACHINE}2`, name: 'x', input: '{}' });
    await expect(client.send(command)).rejects.toMatchObject({ name: 'StateMachineDoesNotExist' });
  });

  const start = (name: string, at: string) => client.send(new StartExecutionCommand({ stateMachineArn: MACHINE, name, input: JSON.stringify({ at, n: 0 }) }));
  const status = async (name: string) => (await client.send(new DescribeExecutionCommand({ executionArn: `${MACHINE.replace('stateMachine', 'execution')}:${name}` }))).status;
  async function ended(name: string): Promise<string | undefined> {
    for (;;) {
      const now = await status(name);
      if (now !== 'RUNNING') return now;
      await new Promise((done) => setTimeout(done, 10));
    }
  }
});

describe('a state machine that the laptop would run otherwise than the cloud', () => {
  it.each<[string, object, RegExp]>([
    ['in JSONata', { QueryLanguage: 'JSONata' }, /clock uses QueryLanguage JSONata/],
    ['with a timeout', { TimeoutSeconds: 5 }, /clock uses TimeoutSeconds/],
    ['with a Map', { States: { Each: { Type: 'Map' } } }, /clock, state "Each" uses the state type Map/],
    ['with a state in JSONata', { States: { Wait: { ...definition.States['Wait'], QueryLanguage: 'JSONata' } } }, /QueryLanguage JSONata/],
    ['with a Catch', { States: { Task: { ...definition.States['Escalate'], Catch: [] } } }, /state "Task" uses Catch/],
    ['with a task token', { States: { Task: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' } } }, /uses the task arn:aws:states:::lambda:invoke.waitForTaskToken/],
    ['with another wait', { States: { Wait: { Type: 'Wait', Seconds: 5, Next: 'x' } } }, /state "Wait" uses Seconds/],
  ])('is refused: %s', (_, change, sentence) => {
    expect(() => fit('clock', { ...definition, ...change })).toThrow(sentence);
  });
});

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();
