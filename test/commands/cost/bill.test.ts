/** What alerts cost, by hand; and docs/cost.md, which is the command's own answer. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { billOf, GOALS, totalOf } from '../../../commands/cost/bill.ts';
import { PAGE, written } from '../../../commands/cost/docs.ts';
import { PRICES, READ } from '../../../commands/cost/prices.ts';
import { dollars, jsonOf, textOf } from '../../../commands/cost/report.ts';
import { STORIES } from '../../../commands/cost/stories.ts';
import { afterFree, times, usdOf } from '../../../commands/cost/usage.ts';
import { COLD_SECONDS, deployedBy, smsUsage, storyLines } from '../../../commands/cost/variable.ts';
import { samplePeople } from '../../../core/sample-people.ts';
import { loadPack } from '../../../packs/index.ts';
import { deployed, resource } from './template.ts';

const bill = billOf(deployed(), samplePeople(loadPack('packs/up')).responders.length);
const flat = { gb: () => 1, retentionDays: 400, logDays: 180, auditDays: 2555, regions: 1 };
const usage = (begins: string, story = STORIES.acknowledged as (typeof STORIES)['acknowledged' | 'unanswered']) => storyLines(story, flat, true).find(({ what }) => what.startsWith(begins))!.usage;

describe('one alert, by hand', () => {
  it('has a clock that wakes five times: three transitions each, one to start, one to end', () => {
    expect(usage('the clock')).toEqual({ transitions: 17 });
    expect(1_000 * usdOf(usage('the clock'))).toBeCloseTo(0.4845, 6);
  });

  it('knocks once and is opened and pressed six times', () => {
    expect(usage('the front door').gatewayRequests).toBe(7);
  });

  it('writes and reads, those of five receipts with them', () => {
    expect([usage('ledger and directory: writes'), usage('ledger and directory: reads')]).toEqual([{ writeUnits: 144 + 10 }, { readUnits: 72 + 172 + 15 + 4 * 12 }]);
  });

  it('is written and kept in each of two regions, and once more as it was accepted', () => {
    const twice = storyLines(STORIES.acknowledged, { ...flat, regions: 2 }, true).find(({ what }) => what.endsWith('writes'))!.usage;
    expect(twice).toEqual({ writeUnits: 2 * (144 + 10 + 3) });
  });

  it('is kept 400 days, and scanned on each', () => {
    expect(usage('ledger: kept').tableGbMonths).toBeCloseTo((12_490 / 1e9) * (400 / (730 / 24)), 12);
    expect(usage('ledger: read by').readUnits).toBeCloseTo((12_490 / 4096) * 400, 6);
  });

  it('is twelve blocks of the trail: the alert, six presses and five wakes', () => {
    expect(usage('the trail')).toMatchObject({ bucketWrites: 24, bucketReads: 12 });
    expect(usage('the trail').bucketGbMonths).toBeCloseTo((12 * 0.9e-6 * 2555) / (730 / 24), 12);
  });

  it('starts seven functions anew when it comes alone, and looks at five secrets', () => {
    const warm = totalOf(storyLines(STORIES.acknowledged, flat, false));
    const alone = totalOf(storyLines(STORIES.acknowledged, flat, true));
    expect(alone.lambdaGbSeconds! - warm.lambdaGbSeconds!).toBeCloseTo(7 * COLD_SECONDS, 9);
    expect([alone.secretCalls, warm.secretCalls]).toEqual([5, 0]);
  });

  it('a cold start is the slowest of the journey in bench/results.json', () => {
    const { figures } = JSON.parse(readFileSync('bench/results.json', 'utf8')) as { figures: { what: string; measured: number }[] };
    const slowest = Math.max(...['accept', 'enrich', 'route', 'escalate', 'respond', 'receipts'].map((name) => figures.find(({ what }) => what === `${name}: load and initialise, p50`)!.measured));
    expect(Math.abs(slowest / 1000 - COLD_SECONDS)).toBeLessThan(0.1);
  });

  it('SMS by route', () => {
    expect([usdOf(smsUsage(STORIES.acknowledged, 'international')), usdOf(smsUsage(STORIES.acknowledged, 'local'))]).toEqual([0.25, 5 * 0.00278].map((usd) => expect.closeTo(usd, 9)));
  });
});

it('double the alerts doubles what is not idle', () => {
  const [up, india] = bill.scenarios;
  const idle = usdOf(totalOf(bill.idle));
  const each = (usdOf(up!.acknowledged) - idle) / up!.alertsAMonth;
  expect((usdOf(india!.acknowledged) - idle) / india!.alertsAMonth).toBeCloseTo(each, 9);
  expect(usdOf(times(totalOf(bill.acknowledged), 2))).toBeCloseTo(2 * usdOf(totalOf(bill.acknowledged)), 9);
});

it('what is free is never more than what is used', () => {
  expect(afterFree({ alarmMetrics: 44, secrets: 3, sqsRequests: 5 })).toEqual({ alarmMetrics: 34, secrets: 3, sqsRequests: 0 });
});

it('a proposal takes off no more than there is', () => {
  const sum = (of: 'idleUsdAMonth' | 'usdPerThousand'): number => bill.proposals.reduce((all, one) => all + one[of], 0);
  expect(sum('idleUsdAMonth')).toBeLessThan(usdOf(totalOf(bill.idle)));
  expect(sum('usdPerThousand')).toBeLessThan(usdOf(totalOf(bill.acknowledged)));
});

it.each([
  [[], 'does not say RETENTION_DAYS'],
  [[resource('AWS::Logs::LogGroup'), ...deployed()], 'The log One is kept without end'],
])('a template that does not say enough stops it in a sentence: %#', (resources, sentence) => {
  expect(() => deployedBy(resources)).toThrow(sentence);
});

it('a function that the template does not have is missed by name', () => {
  expect(() => deployedBy(deployed()).gb('elsewhere')).toThrow('The template has no function elsewhere');
});

it.each([[0, '$0.00'], [0.0123, '$0.0123'], [-0.26, '-$0.26'], [25.3, '$25.30'], [2_784_774.4, '$2,784,774']])('%d is told as %s', (usd, told) => {
  expect(dollars(usd)).toBe(told);
});

describe('docs/cost.md', () => {
  const page = readFileSync(PAGE, 'utf8');

  it('is what the command writes', () => {
    expect(page).toBe(written(page, bill));
  });

  it('says when prices were read, and has a source for each', () => {
    expect(page).toContain(`read on ${READ}`);
    for (const { source } of Object.values(PRICES)) expect([source.title, /^https:\/\/aws\.amazon\.com\/.*pricing\//.test(source.url)]).toEqual([source.title, true]);
  });

  it('says in its sentences what the tables say', () => {
    const firewall = usdOf(bill.idle.find(({ what }) => what.includes('web ACL'))!.usage);
    const without = bill.idle.filter(({ what }) => !what.includes('web ACL'));
    expect(usdOf(afterFree(totalOf(without)))).toBeLessThan(GOALS.idleUsdAMonth);
    expect(readFileSync(PAGE, 'utf8')).toContain(`and not before: ${usdOf(totalOf(without)).toFixed(2)} USD`);
    const canary = usdOf(totalOf(bill.idle.filter(({ what }) => what.startsWith('the canary'))));
    expect(canary + 0.4 + 3 * 0.3 + 2 * 0.1).toBeCloseTo(3.4, 1);
    expect(Math.round(firewall)).toBe(9);
    const rest = usdOf(totalOf(bill.acknowledged));
    expect(rest - bill.proposals.reduce((sum, { usdPerThousand }) => sum + usdPerThousand, 0)).toBeGreaterThan(GOALS.usdPerThousand);
    expect(Math.round((1_000 * usdOf(smsUsage(STORIES.acknowledged, 'international'))) / rest / 100) * 100).toBe(200);
    expect(Math.round((1_000 * usdOf(smsUsage(STORIES.acknowledged, 'local'))) / rest)).toBe(11);
  });
});

describe('the command', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['commands/cost.ts', ...args], { encoding: 'utf8' });

  it('says yes or NO beside each goal', () => {
    expect(textOf(bill)).toMatch(/idle, a month +\| \$[\d.]+ +\| ≤ \$10\.00 \| (yes|NO)/);
    expect(textOf(bill)).toContain('state transitions at 114');
  });

  it('has the same figures as JSON', () => {
    expect(jsonOf(bill)).toMatchObject({ region: 'ap-south-1', idle: { usdAMonth: usdOf(totalOf(bill.idle)) }, perThousand: { acknowledged: { usd: usdOf(totalOf(bill.acknowledged)) } } });
  });

  it('helps, and says in a sentence what is wrong', () => {
    expect(run('--help').stdout).toContain('npm run cost -- --from cdk.out');
    expect(run('--from', 'nowhere').stderr).toBe('There is no template in "nowhere": allowed is a folder that cdk synth has filled, such as cdk.out.\n');
    expect(run('--form', 'cdk.out').stderr).toContain('allowed are -c name=value, --from FOLDER, --json, --docs and --help');
  });
});
