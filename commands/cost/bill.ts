/** The whole answer, from a template: idle, per 1,000 alerts, scenarios, and what would bring it down. */
import { LEDGER } from '../../contract/ledger.ts';
import { idleLines } from './priced.ts';
import { proposalsOf, type Proposal } from './proposals.ts';
import { STORIES, type Story } from './stories.ts';
import { timesAMonth } from './schedule.ts';
import { ofType, type Properties, type Resource } from './template.ts';
import { added, afterFree, DAYS_A_MONTH, HOURS_A_MONTH, times, usdOf, type Line, type Usage } from './usage.ts';
import { deployedBy, perThousand, smsUsage, storyLines, type Deployed, type Route } from './variable.ts';

export const GOALS = { idleUsdAMonth: 10, usdPerThousand: 0.2 } as const;

/** Uttar Pradesh had 740 alerts from 2023-01-01 to 2024-06-15, and 16.5 % of India's people (Census of India 2011). */
const UP_A_DAY = 1.4;
const INDIA = 6.06;

export interface Bill {
  readonly idle: readonly Line[];
  /** Each post of the pack is drilled once a week: SMS a month. */
  readonly drillSms: number;
  /** One screen that never sleeps. It is not counted as idle: a desk may have none, or three. */
  readonly wall: Line;
  readonly acknowledged: readonly Line[];
  readonly unanswered: readonly Line[];
  readonly scenarios: readonly Scenario[];
  readonly proposals: readonly Proposal[];
}

export interface Scenario {
  readonly name: string;
  readonly alertsAMonth: number;
  /** With what is idle, without SMS. */
  readonly acknowledged: Usage;
  readonly unanswered: Usage;
}

/** `posts`: people and posts that a weekly drill pages. Throws a sentence. */
export function billOf(resources: readonly Resource[], posts: number): Bill {
  const deployed = deployedBy(resources);
  const drills = (posts * DAYS_A_MONTH) / 7;
  const idle = [...idleLines(resources), { what: `weekly drills of ${posts} posts, without SMS`, usage: times(totalOf(storyLines(STORIES.drill, deployed, false)), drills) }, ...canaryLines(resources, deployed)];
  const thousand = (story: Story, isAlone = true): Line[] => perThousand(storyLines(story, deployed, isAlone));
  const [acknowledged, unanswered] = [thousand(STORIES.acknowledged), thousand(STORIES.unanswered)];
  const scenario = (name: string, alertsAMonth: number, isAlone: boolean): Scenario => {
    const month = (story: Story): Usage => added(totalOf(idle), times(totalOf(thousand(story, isAlone)), alertsAMonth / 1_000));
    return { name, alertsAMonth, acknowledged: month(STORIES.acknowledged), unanswered: month(STORIES.unanswered) };
  };
  return {
    idle,
    drillSms: drills * STORIES.drill.counts.sms,
    wall: wallLine(deployed),
    acknowledged,
    unanswered,
    scenarios: [
      scenario(`UP today: ${UP_A_DAY} alerts a day`, UP_A_DAY * DAYS_A_MONTH, true),
      scenario(`all India: ${INDIA} times as many`, UP_A_DAY * INDIA * DAYS_A_MONTH, true),
      scenario('1,000 alerts a second', 1_000 * HOURS_A_MONTH * 3600, false),
    ],
    proposals: proposalsOf(resources, acknowledged, idle),
  };
}

export const totalOf = (lines: readonly Line[]): Usage => added(...lines.map(({ usage }) => usage));
export const usdIdle = (bill: Pick<Bill, 'idle'>): number => usdOf(totalOf(bill.idle));
export const usdIdleAfterFree = (bill: Pick<Bill, 'idle'>): number => usdOf(afterFree(totalOf(bill.idle)));

/** For one thousand alerts. */
export const smsPerThousand = (story: Story, route: Route): number => 1_000 * usdOf(smsUsage(story, route));

/** A page to a queue, two receives and a delete, and the partners' secrets, which are read anew after a minute. */
const CANARY: Usage = { snsPublishes: 1, sqsRequests: 3, secretCalls: 1 };
const isExercise = ({ properties }: Resource): boolean => (properties['Targets'] as readonly Properties[] | undefined)?.some(({ Input }) => Input === '{"task":"exercise"}') ?? false;

function canaryLines(resources: readonly Resource[], deployed: Deployed): Line[] {
  const rules = ofType(resources, 'AWS::Events::Rule').filter(isExercise);
  const [clock, ...rest] = storyLines(STORIES.canary, deployed, false).filter(({ what }) => !what.startsWith('the trail')); // it leaves none
  const each = [{ what: 'the canary: its clocks (Step Functions)', usage: clock!.usage }, { what: 'the canary: the rest of its way', usage: added(totalOf(rest), CANARY) }];
  return rules.flatMap(({ properties }) => each.map(({ what, usage }) => ({ what, usage: times(usage, timesAMonth(String(properties['ScheduleExpression']))) })));
}

/** It asks every three seconds (core/wall-script.ts). */
const WALL_SECONDS = 3;
function wallLine({ gb }: Deployed): Line {
  const once: Usage = { gatewayRequests: 1, lambdaRequests: 1, lambdaGbSeconds: gb('wall') * 0.02, readUnits: LEDGER.shards * 0.5, logGb: 1.25e-6, transferGb: 1e-6 };
  return { what: 'a screen of the wall, day and night', usage: times(once, (HOURS_A_MONTH * 3600) / WALL_SECONDS) };
}
