import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FunctionFailed } from '../../local/functions/failed.ts';
import { functionPool, type Pool } from '../../local/functions/pool.ts';

const BUNDLE = `
  let handled = 0;
  exports.handler = async (event, context) => {
    handled += 1;
    console.log('handling', event.name);
    if (event.throws) throw new TypeError(event.throws);
    if (event.crashes) setTimeout(() => { throw new Error('out of the blue'); }, 1);
    if (event.takesMs) await new Promise((done) => setTimeout(done, event.takesMs));
    return { handled, env: process.env, left: context.getRemainingTimeInMillis(), id: context.awsRequestId, arn: context.invokedFunctionArn };
  };`;

describe('a function in its threads', () => {
  let folder: string;
  let pool: Pool;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pool-'));
    writeFileSync(join(folder, 'index.js'), BUNDLE);
    pool = poolOf({ threads: 1 });
  });
  afterAll(async () => {
    await pool.stop();
    rmSync(folder, { recursive: true });
  });

  it('is given its own environment, nothing of the host, and a context', async () => {
    expect(await pool.invoke({})).toMatchObject({ env: { GIVEN: 'yes' }, left: expect.any(Number), arn: ARN, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(((await pool.invoke({})) as { env: object }).env).toEqual({ GIVEN: 'yes' });
  });

  it('keeps its thread from one event to the next, and writes its log to the file', async () => {
    const first = (await pool.invoke({ name: 'one' })) as { handled: number };
    expect(await pool.invoke({ name: 'two' })).toMatchObject({ handled: first.handled + 1 });
    expect(readFileSync(join(folder, 'functions.log'), 'utf8')).toContain('fn handling two');
  });

  it('fails with what it threw, and goes on', async () => {
    await expect(pool.invoke({ throws: 'no such unit' })).rejects.toMatchObject({ name: 'TypeError', message: 'no such unit' });
    expect(await pool.invoke({})).toMatchObject({ env: { GIVEN: 'yes' } });
  });

  it.each([
    ['takes longer than its timeout', { takesMs: 5000 }, { name: 'Sandbox.Timedout', message: 'Task timed out after 0.40 seconds' }],
    ['dies', { crashes: true, takesMs: 300 }, { name: 'Runtime.ExitError', message: 'out of the blue' }],
  ])('is replaced when it %s; what waited behind it is still handled', async (_, event, failure) => {
    const [failed, behind] = await Promise.allSettled([pool.invoke(event), pool.invoke({})]);
    expect(failed).toMatchObject({ status: 'rejected', reason: failure as FunctionFailed });
    expect(behind).toMatchObject({ status: 'fulfilled', value: { handled: 1 } });
  });

  it('handles one event at a time in a thread, and as many at once as it has threads', async () => {
    const two = poolOf({ threads: 2, timeoutMs: 5000 });
    await Promise.all([two.invoke({ takesMs: 50 }), two.invoke({ takesMs: 50 })]);
    const began = Date.now();
    await Promise.all(Array.from({ length: 4 }, () => two.invoke({ takesMs: 100 })));
    expect(Date.now() - began).toBeGreaterThanOrEqual(195);
    await two.stop();
  });

  it('fails who asked when the bundle does not load', async () => {
    const broken = poolOf({ threads: 1, handler: 'index.nothing' });
    await expect(broken.warm()).rejects.toThrow(/exports no function nothing/);
    await expect(broken.invoke({})).rejects.toThrow(/exports no function nothing/);
    await broken.stop();
  });

  const poolOf = (props: object): Pool =>
    functionPool({ taskRoot: folder, handler: 'index.handler', logFile: join(folder, 'functions.log'), functionArn: ARN, memoryMb: 128, env: { GIVEN: 'yes' }, timeoutMs: 400, threads: 1, ...props });
});

const ARN = 'arn:aws:lambda:ap-south-1:000000000000:function:fn';
