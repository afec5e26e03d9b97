import { handOver } from '../../local/functions/unanswered.ts';
import { every, periodOf } from '../../local/schedules.ts';

describe('a schedule', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(1 day)', 86_400_000],
    ['cron(30 2 * * ? *)', 86_400_000],
    ['cron(*/15 * * * ? *)', 900_000],
    ['cron(2/5 * * * ? *)', 300_000],
  ])('%s runs every %i ms', (expression, period) => {
    expect(periodOf(expression)).toBe(period);
  });

  it.each(['at(2026-01-01T00:00:00)', 'cron(0 0 1 1 ? 2030)'])('%s is refused', (expression) => {
    expect(() => periodOf(expression)).toThrow(`has the schedule ${expression}, which the laptop does not run`);
  });

  it('runs at once, then each period, never twice at the same time', async () => {
    const runs: number[] = [];
    let running = 0;
    const stop = every(20, async () => {
      running += 1;
      runs.push(running);
      await new Promise((done) => setTimeout(done, 50));
      running -= 1;
    });
    expect(runs).toEqual([1]);
    while (runs.length < 3) await new Promise((done) => setTimeout(done, 20));
    stop();
    expect(new Set(runs)).toEqual(new Set([1]));
  });
});

describe('an event that nobody waits for', () => {
  const said: string[] = [];
  const speed = 60_000;

  it('is tried three times, then kept as a dead letter', async () => {
    const gaveUp: unknown[] = [];
    let tries = 0;
    const given = new Promise<void>((done) => {
      const giveUp = async (event: unknown, because: Error): Promise<void> => {
        gaveUp.push(event, because.message);
        done();
      };
      void handOver({ task: 'sweep' }, { invoke: () => Promise.reject(new Error(`try ${(tries += 1)}`)), giveUp, failed: (line) => said.push(line), speed });
    });
    const alive = setInterval(() => {}, 10); // the pauses do not keep a process alive
    await given;
    clearInterval(alive);
    expect(gaveUp).toEqual([{ task: 'sweep' }, 'try 3']);
    expect(said).toEqual(['try 1', 'try 2', 'try 3']);
  });
});
