/** A burst on paper: what must hold whatever the numbers are, and some that can be worked out by hand. */
import { between, saturated, spreadOf } from '../../simulate/scale/answers.ts';
import { LIMITS, type Numbers } from '../../simulate/scale/limits.ts';
import { simulate, type Run } from '../../simulate/scale/model.ts';
import { picture } from '../../simulate/scale/picture.ts';
import { PREPARED, scenariosOf } from '../../simulate/scale/scenarios.ts';
import { breaking } from '../../simulate/scale/steady.ts';
import { rules } from '../../simulate/scale/world.ts';

const run = (alerts: number, limits: Partial<Numbers> = {}, forSeconds = 60): Run => simulate(rules(limits), { alerts, forSeconds });
const firstPage = ({ trace }: Run) => spreadOf(between(trace.came, trace.paged));
const last = (moments: Float64Array): number => spreadOf(moments).most;
const fullAt = (one: Run, name: string): number | undefined => saturated(one).find((full) => full.name === name)?.fullAt;

describe('5,000 alerts in 60 s for one state', () => {
  const state = run(5_000);

  it('hands the first page of half of them to SNS within 300 ms, of 99 in a hundred within 2 s', () => {
    expect(firstPage(state).p50).toBeLessThan(0.3);
    expect(firstPage(state).p99).toBeLessThan(2);
  });

  it('keeps SMS waiting: 10,000 at 20 a second take 500 s, and those for whom they are too late ask for more', () => {
    expect(last(state.trace.smsSent)).toBeGreaterThan(499);
    expect(last(state.trace.smsSent)).toBeLessThan(15_000 / 20);
  });

  it('loses all but about ten e-mails to the state desk: SNS suspends its subscription in the first second of paging', () => {
    expect(state.trace.mailboxSuspendedAt).toBeLessThan(2);
    expect(5_000 - state.trace.mailsLost).toBeGreaterThanOrEqual(10);
    expect(5_000 - state.trace.mailsLost).toBeLessThan(25);
  });

  it('is full of SMS and e-mail, and of nothing else that does not grow by itself', () => {
    expect(saturated(state).filter(({ isRamp }) => !isRamp).map(({ name }) => name)).toEqual(['SMS', "the state desk's mailbox"]);
  });

  it('pages the second level on time', () => {
    expect(last(between(state.trace.secondDue, state.trace.second))).toBeLessThan(1);
  });
});

describe('a burst', () => {
  it('runs the same way every time', () => {
    expect(run(300).trace).toEqual(run(300).trace);
  });

  it.each([
    ['one state', 1_500, {}],
    ['ten times what the ledger bears', 500, { tableWritesPerSecond: 40 }],
    ['a new account', 1_500, { lambdaConcurrency: 10, smsPerSecond: 0 }],
    ['no executions at all', 500, { startsPerSecond: 0, startsBucket: 0 }],
    ['SNS takes one message in ten', 200, { publishesPerSecond: 4 }],
  ] as const)('loses nobody: %s', (_, alerts, limits) => {
    const { trace } = run(alerts, limits);
    const lost: number[] = [];
    for (let alert = 0; alert < alerts; alert += 1) {
      const isTold = trace.isGivenUp(alert);
      if (!isTold && !(trace.paged[alert]! >= trace.taken[alert]! && trace.second[alert]! >= trace.secondDue[alert]!)) lost.push(alert);
    }
    expect(lost).toEqual([]);
  });

  it('pages each alert once where the ledger bears it', () => {
    const { trace } = run(1_000);
    expect([trace.twice, trace.putOff, trace.dead.includes(1)]).toEqual([0, 0, false]);
  });

  it('twice as large is never over sooner', () => {
    const runs = [100, 200, 400, 800, 1_600].map((alerts) => run(alerts, {}, 20));
    for (const ends of [runs.map(({ trace }) => last(trace.paged)), runs.map(({ trace }) => last(trace.smsSent)), runs.map(({ trace }) => last(trace.second))]) {
      expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    }
  });

  it('without any execution is kept by sweep: the second level comes with a look of it, 15 to 75 s after its time', () => {
    const { trace } = run(300, { startsPerSecond: 0, startsBucket: 0 });
    const late = spreadOf(between(trace.secondDue, trace.second));
    expect(trace.clocksRefused).toBeGreaterThanOrEqual(300);
    expect(late.p50).toBeGreaterThan(5);
    expect(late.most).toBeLessThan(75);
  });
});

describe('a limit that is changed the wrong way is seen', () => {
  it.each([
    ['smsPerSecond', 'SMS', 60, 1],
    ['mailsPerSecond', "the state desk's mailbox", 60, 1],
    ['tableWritesPerSecond', "the ledger's writes", 1_200, 4],
    ['startsPerSecond', 'StartExecution', 300, 1],
    ['lambdaConcurrency', 'Lambda concurrency', 200, 1],
  ] as const)('%s: %s', (name, resource, alerts, forSeconds) => {
    const wide = { ...(name !== 'tableWritesPerSecond' && { tableWritesPerSecond: 40_000 }), tableReadsPerSecond: 40_000, smsPartsPerSecond: 100_000, ...(name === 'startsPerSecond' && { startsBucket: 50 }) };
    const of = (value: number): Run => run(alerts, { ...wide, [name]: value }, forSeconds);
    const published = name === 'lambdaConcurrency' ? LIMITS.newAccountLambdaConcurrency.value : LIMITS[name].value;
    const [half, whole, many] = [of(published / 2), of(published), of(published * 1_000)];
    expect(fullAt(whole, resource)).toBeDefined();
    expect(fullAt(half, resource)).toBeLessThanOrEqual(fullAt(whole, resource)!);
    expect([resource, fullAt(many, resource)]).toEqual([resource, undefined]);
  });

  it('and each brings its breaking rate down with it', () => {
    for (const name of Object.keys(LIMITS) as (keyof Numbers)[]) {
      const rates = (limits: Partial<Numbers>) => new Map(breaking(rules(limits)).map((row) => [row.name, row.alertsPerSecond]));
      const [usual, halved] = [rates({}), rates({ [name]: LIMITS[name].value / 2 })];
      for (const [row, rate] of usual) expect([name, row, halved.get(row)! <= rate]).toEqual([name, row, true]);
    }
  });
});

describe('at a steady rate', () => {
  it('SMS break first, at 20 / 3 alerts a second, then the mailbox at 10, then the ledger at 4,000 / 42', () => {
    const [sms, mailbox, ledger] = breaking(rules());
    expect([sms, mailbox, ledger].map((row) => [row!.name, Math.round(row!.alertsPerSecond * 100) / 100])).toEqual([['SMS', 6.67], ["the state desk's mailbox", 10], ["the ledger's writes", 95.24]]);
  });

  it('what one alert takes agrees with the model: just below the rate at which the ledger breaks it is not full, just above it is', () => {
    const small = { tableWritesPerSecond: 250, smsPerSecond: 10_000, smsPartsPerSecond: 10_000 };
    const rate = breaking(rules(small)).find(({ name }) => name === "the ledger's writes")!.alertsPerSecond;
    const at = (alertsPerSecond: number): Run => run(Math.round(alertsPerSecond * 150), small, 150);
    expect([fullAt(at(rate * 0.9), "the ledger's writes"), fullAt(at(rate * 1.1), "the ledger's writes") === undefined]).toEqual([undefined, false]);
  });
});

it('all India, prepared as docs/scale.md says, is full of nothing that delays a page by more than seconds, but for the mailbox', () => {
  const prepared = simulate(PREPARED, { alerts: 3_000, forSeconds: 6 });
  expect(firstPage(prepared).p99).toBeLessThan(5);
  expect(saturated(prepared).map(({ name }) => name)).toEqual(expect.not.arrayContaining(["the ledger's writes", 'SMS', 'StartExecution', 'state transitions', 'SNS Publish', 'Lambda concurrency', "the directory's reads"]));
});

it('the picture has a panel for each burst, says its units, and is small', () => {
  const runs = scenariosOf({ alerts: 20, forSeconds: 5 }).map((scenario) => ({ scenario, run: simulate(scenario.rules, scenario.load) }));
  const svg = picture(runs);
  for (const { scenario } of runs) expect(svg).toContain(`${scenario.name}:`);
  expect(svg).toContain('time since the first alert');
  expect(svg).toContain('10 min');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  expect(svg.length).toBeLessThan(60_000);
});
