/** The answer for a terminal, for docs/cost.md and as JSON. */
import { breaking } from '../../simulate/scale/steady.ts';
import { number, table } from '../../simulate/scale/tell.ts';
import { rules } from '../../simulate/scale/world.ts';
import { GOALS, smsPerThousand, totalOf, usdIdle, usdIdleAfterFree, type Bill } from './bill.ts';
import { PRICES, READ, REGION } from './prices.ts';
import { STORIES } from './stories.ts';
import { afterFree, usdOf, type Line } from './usage.ts';
import { ROUTES_OF_SMS, smsUsage } from './variable.ts';

/** With cents; below ten of them, as far as a figure that counts. */
export function dollars(usd: number): string {
  const size = Math.abs(usd);
  const told = size >= 1_000 ? Math.round(size).toLocaleString('en-US') : size === 0 || size >= 0.1 ? size.toFixed(2) : size.toFixed(4);
  return `${usd < 0 ? '-' : ''}$${told}`;
}
const asked = (usd: number, goal: number): string => (usd <= goal ? 'yes' : 'NO');
const [ROUTE_A, ROUTE_B] = ROUTES_OF_SMS;

/** By the names that docs/cost.md knows them by. */
export function tablesOf(bill: Bill): Readonly<Record<'goals' | 'idle' | 'thousand' | 'scenarios' | 'proposals' | 'prices', string>> {
  return { goals: goals(bill), idle: idle(bill), thousand: thousand(bill), scenarios: scenarios(bill), proposals: proposals(bill), prices: prices() };
}

export function textOf(bill: Bill): string {
  const { prices: _, ...tables } = tablesOf(bill);
  const full = breaking(rules()).filter(({ alertsPerSecond }) => alertsPerSecond < 1_000).map(({ name, alertsPerSecond }) => `${name} at ${number(alertsPerSecond)}`);
  return [
    `From the synthesized template, at AWS's prices for ${REGION} (Mumbai) without tax, read ${READ}. Nothing that AWS gives for free is counted on.`,
    tables.goals,
    'Idle, a month of 730 hours:',
    tables.idle,
    '1,000 alerts, each of them alone:',
    tables.thousand,
    'A month:',
    tables.scenarios,
    `1,000 a second is only reckoned: it is full long before (${full.join(', ')} a second; docs/scale.md).`,
    'What would bring it down, less a month and less for 1,000 acknowledged alerts:',
    tables.proposals,
    'Prices and sources: docs/cost.md.',
  ].join('\n\n');
}

function goals(bill: Bill): string {
  const perThousand = (lines: readonly Line[]): number => usdOf(totalOf(lines));
  const row = (what: string, usd: number, goal: number): string[] => [what, dollars(usd), `≤ ${dollars(goal)}`, asked(usd, goal)];
  return table([
    ['', 'costs', 'goal', 'met'],
    row('idle, a month', usdIdle(bill), GOALS.idleUsdAMonth),
    row('idle, a month, after what AWS gives every account', usdIdleAfterFree(bill), GOALS.idleUsdAMonth),
    row(`1,000 alerts without SMS: ${STORIES.acknowledged.what}`, perThousand(bill.acknowledged), GOALS.usdPerThousand),
    row(`1,000 alerts without SMS: ${STORIES.unanswered.what}`, perThousand(bill.unanswered), GOALS.usdPerThousand),
  ]);
}

function idle(bill: Bill): string {
  const rows = bill.idle.toSorted((a, b) => usdOf(b.usage) - usdOf(a.usage)).map(({ what, usage }) => [what, dollars(usdOf(usage))]);
  const route = (name: (typeof ROUTES_OF_SMS)[number]): number => usdOf(name === 'local' ? { smsLocal: bill.drillSms } : { smsInternational: bill.drillSms });
  return table([
    ['idle', 'a month'],
    ...rows,
    ['all of it', dollars(usdIdle(bill))],
    [`apart: the ${number(bill.drillSms)} SMS of the drills, ${ROUTE_A} / ${ROUTE_B} route`, `${dollars(route('international'))} / ${dollars(route('local'))}`],
    [`apart: ${bill.wall.what}`, dollars(usdOf(bill.wall.usage))],
  ]);
}

function thousand({ acknowledged, unanswered }: Bill): string {
  const rows = acknowledged.map(({ what, usage }, i) => ({ what, usd: [usdOf(usage), usdOf(unanswered[i]!.usage)] as const }));
  const all = [acknowledged, unanswered].map((lines) => dollars(usdOf(totalOf(lines))));
  const sms = ROUTES_OF_SMS.map((route) => [`apart: SMS, ${route} route (${STORIES.acknowledged.counts.sms} and ${STORIES.unanswered.counts.sms} an alert)`, ...[STORIES.acknowledged, STORIES.unanswered].map((story) => dollars(smsPerThousand(story, route)))]);
  return table([['1,000 alerts', STORIES.acknowledged.what, STORIES.unanswered.what], ...rows.toSorted((a, b) => b.usd[0] - a.usd[0]).map(({ what, usd }) => [what, ...usd.map(dollars)]), ['all of it', ...all], ...sms]);
}

function scenarios({ scenarios: some }: Bill): string {
  const sms = (alerts: number, story: (typeof STORIES)['acknowledged' | 'unanswered']): string => ROUTES_OF_SMS.map((route) => dollars(alerts * usdOf(smsUsage(story, route)))).join(' / ');
  return table([
    ['a month, idle with it', 'alerts', 'all acknowledged', 'after what is free', 'SMS, by route', 'none answered for an hour', 'SMS, by route'],
    ...some.map(({ name, alertsAMonth, acknowledged, unanswered }) => [name, number(alertsAMonth), dollars(usdOf(acknowledged)), dollars(usdOf(afterFree(acknowledged))), sms(alertsAMonth, STORIES.acknowledged), dollars(usdOf(unanswered)), sms(alertsAMonth, STORIES.unanswered)]),
  ]);
}

function proposals(bill: Bill): string {
  const sum = (of: 'idleUsdAMonth' | 'usdPerThousand'): number => bill.proposals.reduce((all, one) => all + one[of], 0);
  return table([
    ['proposal', 'idle, less', '1,000 alerts, less'],
    ...bill.proposals.map(({ what, idleUsdAMonth, usdPerThousand }) => [what, dollars(idleUsdAMonth), dollars(usdPerThousand)]),
    ['then it would be, with all of these', dollars(usdIdle(bill) - sum('idleUsdAMonth')), dollars(usdOf(totalOf(bill.acknowledged)) - sum('usdPerThousand'))],
  ]);
}

const EVIDENCE = { page: '', quoted: ' (quoted)', check: ' (check)' } as const;

function prices(): string {
  const rows = Object.values(PRICES).map(({ usd, per, unit, source, seen, freePerMonth }) => [`$${usd}`, `${per === 1 ? '' : `${number(per)} `}${unit}`, `[${source.title}](${source.url})${EVIDENCE[seen]}`, freePerMonth === 0 ? '' : number(freePerMonth)]);
  return table([['price', 'of', 'source', 'free a month']].concat(rows));
}

/** The same figures by name, in US dollars. */
export function jsonOf(bill: Bill): unknown {
  const lines = (some: readonly Line[]) => some.map(({ what, usage }) => ({ what, usd: usdOf(usage), usage }));
  const sms = (story: (typeof STORIES)['acknowledged' | 'unanswered']) => Object.fromEntries(ROUTES_OF_SMS.map((route) => [route, smsPerThousand(story, route)]));
  return {
    region: REGION, pricesRead: READ, goals: GOALS,
    idle: { usdAMonth: usdIdle(bill), usdAMonthAfterFree: usdIdleAfterFree(bill), lines: lines(bill.idle), drillSmsAMonth: bill.drillSms, wallUsdAMonth: usdOf(bill.wall.usage) },
    perThousand: Object.fromEntries((['acknowledged', 'unanswered'] as const).map((name) => [name, { story: STORIES[name].what, usd: usdOf(totalOf(bill[name])), lines: lines(bill[name]), smsUsd: sms(STORIES[name]) }])),
    scenarios: bill.scenarios.map(({ name, alertsAMonth, acknowledged, unanswered }) => ({ name, alertsAMonth, acknowledgedUsd: usdOf(acknowledged), acknowledgedUsdAfterFree: usdOf(afterFree(acknowledged)), unansweredUsd: usdOf(unanswered) })),
    proposals: bill.proposals,
  }; // prettier-ignore
}
