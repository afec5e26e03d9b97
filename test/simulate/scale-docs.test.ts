/** docs/scale.md against the model. The largest bursts take too long for a test: the stamp says whether they are of these numbers. */
import { readFileSync } from 'node:fs';
import { ANSWERS } from '../../simulate/scale/answers.ts';
import { scaleMain } from '../../simulate/scale/command.ts';
import { marked, PAGE, stamp } from '../../simulate/scale/docs.ts';
import { JOURNEY, MOMENTS } from '../../simulate/scale/journey.ts';
import { LIMITS, READ } from '../../simulate/scale/limits.ts';
import { simulate } from '../../simulate/scale/model.ts';
import { OURS } from '../../simulate/scale/ours.ts';
import { breakingTable, fullTable, limitsTable } from '../../simulate/scale/report.ts';
import { PREPARED, scenariosOf } from '../../simulate/scale/scenarios.ts';
import { breaking } from '../../simulate/scale/steady.ts';
import { number } from '../../simulate/scale/tell.ts';
import { rules } from '../../simulate/scale/world.ts';

const LOAD = { alerts: 5_000, forSeconds: 60 };
const page = readFileSync(PAGE, 'utf8');
const svg = readFileSync('docs/scale.svg', 'utf8');
const part = (name: string): string => marked(name).exec(page)![0].split('\n').slice(1, -1).join('\n');
const cells = (table: string): string[][] => table.split('\n').map((row) => row.split('|').slice(1, -1).map((cell) => cell.trim()));

describe('docs/scale.md', () => {
  const runs = scenariosOf(LOAD).slice(0, 2).map((scenario) => ({ scenario, run: simulate(scenario.rules, scenario.load) }));

  it('has the limits, with their sources and the date on which they were read', () => {
    expect(part('limits')).toBe(limitsTable());
    expect(page).toContain(`read on ${READ}`);
    for (const { source, what } of Object.values(LIMITS)) expect([what, source.title.length > 5, /^https:\/\/(docs\.aws\.amazon\.com|repost\.aws)\//.test(source.url)]).toEqual([what, true, true]);
  });

  it('has the rates at which they are reached', () => {
    expect(part('breaking')).toBe(breakingTable(LOAD));
  });

  it('has the answers for one state', () => {
    const told = cells(part('answers')).slice(2).map(([question, ...answers]) => [question, ...answers.slice(0, 2)]);
    expect(told).toEqual(ANSWERS.map(([question, answer]) => [question, ...runs.map(({ run }) => answer(run))]));
  });

  it('has what is full for one state, in order', () => {
    const of = (table: string): string[][] => [1, 2].map((column) => cells(table).slice(2).map((row) => row[column]!).filter(Boolean));
    expect(of(part('full'))).toEqual(of(fullTable(runs)));
  });

  it('was written with the numbers that the model has now', () => {
    expect(part('stamp')).toBe(`Model ${stamp()}.`);
  });

  it('has a picture of the same runs, small enough to be read in a repository', () => {
    const [, , first] = ANSWERS.map(([, answer]) => answer(runs[1]!.run).split(' · '));
    expect(svg).toContain(`first page: p50 ${first![0]}, p99 ${first![1]}`);
    expect(svg.length).toBeLessThan(60_000);
  });

  it('says in its sentences what the tables say', () => {
    const rate = (name: string): string => number(breaking(rules()).find((row) => row.name === name)!.alertsPerSecond);
    expect(page).toContain(`which is ${rate('SMS')} alerts a second`);
    expect(page).toContain(`at ${rate("the ledger's writes")} alerts a second`);
    expect(page).toContain(`about ${number(Math.round(breaking(rules()).find((row) => row.name === "route's batches")!.alertsPerSecond / 10) * 10)} alerts a second`);
    const driveSeconds = JOURNEY.claimCallSeconds + JOURNEY.publishCallSeconds + JOURNEY.markCallSeconds + JOURNEY.startCallSeconds;
    expect(page).toContain(`about ${Math.round(OURS.sweepAtOnce / (OURS.sweepAtOnce * JOURNEY.driveCpuSeconds + driveSeconds) / 10) * 10} incidents a second`);
  });

  it('says what the prepared column has', () => {
    const { smsPerSecond, startsPerSecond, transitionsPerSecond, publishesPerSecond, tableWritesPerSecond } = PREPARED.limits;
    expect(page).toContain(`has ${number(smsPerSecond)} SMS, ${number(startsPerSecond)} StartExecution, ${number(transitionsPerSecond)} state transitions and ${number(publishesPerSecond)} messages of SNS Publish a second, and tables that are warmed for ${number(tableWritesPerSecond)} units`);
  });

  it('counts the SMS of an alert that nobody answers', () => {
    let [at, sms] = [0, 0];
    for (const moment of MOMENTS) {
      at += moment.afterSeconds;
      if (at < 600) sms += moment.sms;
    }
    const last = MOMENTS.at(-1)!.sms;
    expect(page).toContain(`and ${sms} for one that nobody answers in ten minutes`);
    expect(page).toContain(`${last} SMS every five minutes`);
    expect(page).toContain(`${number((LIMITS.smsPerSecond.value / last) * 300)} of them`);
  });
});

describe('the command', () => {
  const refused = (...args: string[]): string => {
    const told: string[] = [];
    const spy = jest.spyOn(console, 'error').mockImplementation((line: string) => void told.push(line));
    expect(scaleMain(args)).toBe(1);
    spy.mockRestore();
    return told.join('\n');
  };

  it.each([
    [['--burst', 'many', '--for', '60'], '--burst is "many": allowed is a whole number from 1 to 20000'],
    [['--burst', '0', '--for', '60'], '--burst is "0": allowed is a whole number from 1 to 20000'],
    [['--burst', '5000'], '--for is missing: allowed is a whole number from 1 to 3600'],
    [['--burst', '5000', '--for', '-1'], 'allowed are --burst N, --for SECONDS, --svg FILE and --docs'],
    [['--fro', '60'], 'allowed are --burst N, --for SECONDS, --svg FILE and --docs'],
  ])('says in a sentence what is wrong with %j', (args, sentence) => {
    expect(refused(...args)).toContain(sentence);
  });
});
