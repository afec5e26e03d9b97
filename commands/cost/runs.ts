/** What runs while nothing happens: schedules, and Lambda's readers of queues. */
import { LEDGER } from '../../contract/ledger.ts';
import { JOURNEY } from '../../simulate/scale/journey.ts';
import { LIMITS } from '../../simulate/scale/limits.ts';
import { OURS } from '../../simulate/scale/ours.ts';
import { timesAMonth } from './schedule.ts';
import { gb, ofType, target, type Properties, type Resource } from './template.ts';
import { HOURS_A_MONTH, times, type Line, type Usage } from './usage.ts';

/** An empty receive waits this long; Lambda's readers never stop. */
const LONG_POLL_SECONDS = 20;
/** START, END and REPORT, and a line of metrics. */
const LOG_GB = 0.9e-6;

interface Run {
  readonly what: string;
  readonly seconds: number;
  readonly readUnits: number;
}

/** By the task that a schedule hands over. What a scan reads of alerts is counted with the alerts, what drills page with the drills. */
const RUNS: Readonly<Record<string, Run>> = {
  // The first of two also counts what is open, in as many shards again.
  sweep: { what: `sweep: looks ${OURS.sweepApartSeconds} s apart`, seconds: JOURNEY.lookSeconds, readUnits: LEDGER.shards * 0.5 * 1.5 },
  scan: { what: 'the daily scan, of an empty ledger', seconds: 1, readUnits: 1 },
  reconcile: { what: 'the daily look at the trail, of an empty ledger', seconds: 2, readUnits: LEDGER.shards * 2 },
  past: { what: 'the look back at what either region accepted', seconds: JOURNEY.lookSeconds, readUnits: LEDGER.shards * 0.5 },
  'look-ahead': { what: 'the daily look ahead', seconds: 20, readUnits: 500 },
  exercise: { what: "the canary's own function", seconds: 2, readUnits: 0 },
  drills: { what: 'the weekly drills, but for their pages', seconds: 30, readUnits: 200 },
};

export function runs(rules: readonly Resource[], all: readonly Resource[]): Line[] {
  return rules.map(({ id, properties }) => {
    const { task, memoryGb, calls, messages } = aimOf(id, properties, all);
    const run = RUNS[task];
    if (run === undefined) throw new Error(`Nobody has said how long the task ${task} of the schedule ${id} runs: say it in commands/cost/runs.ts. Known are ${Object.keys(RUNS).join(', ')}.`);
    const called = times({ lambdaRequests: 1, lambdaGbSeconds: run.seconds * memoryGb, readUnits: run.readUnits, logGb: LOG_GB, searchedGb: LOG_GB }, calls);
    const once: Usage = { ...called, ...(messages > 0 && { sqsRequests: MESSAGE * messages }) };
    return { what: run.what, usage: times(once, timesAMonth(String(properties['ScheduleExpression']))) };
  });
}

/** Send, receive, delete. */
const MESSAGE = 3;

interface Aim {
  readonly task: string;
  readonly memoryGb: number;
  /** Of the function each time, and how many of these come by way of a queue. */
  readonly calls: number;
  readonly messages: number;
}

/** A function, and perhaps a queue that hands the same on to it. */
function aimOf(id: string, { Targets, ScheduleExpression }: Properties, all: readonly Resource[]): Aim {
  const aims = (Targets ?? []) as readonly Properties[];
  const reader = (queue: string): string => target(ofType(all, 'AWS::Lambda::EventSourceMapping').find(({ properties }) => target(properties['EventSourceArn']) === queue)?.properties['FunctionName']);
  const names = aims.map(({ Arn }) => target(Arn));
  const functions = names.map((name) => (ofType(all, 'AWS::SQS::Queue').some((queue) => queue.id === name) ? reader(name) : name));
  const called = ofType(all, 'AWS::Lambda::Function').find((one) => one.id === functions[0]);
  const inputs = new Set(aims.map(({ Input }) => String(Input ?? '{}')));
  if (ScheduleExpression === undefined || called === undefined || new Set(functions).size > 1 || inputs.size > 1) throw new Error(`The rule ${id} is not a schedule of one function: say what it costs in commands/cost/runs.ts.`);
  const { task = 'none' } = JSON.parse([...inputs][0]!) as { task?: string };
  return { task, memoryGb: gb(called), calls: aims.length, messages: names.filter((name, i) => name !== functions[i]).length };
}

/** Lambda reads streams for nothing. */
export function pollers(all: readonly Resource[]): Line[] {
  const mappings = all.filter(({ properties }) => properties['StartingPosition'] === undefined);
  const each = (LIMITS.pollersFirst.value * HOURS_A_MONTH * 3600) / LONG_POLL_SECONDS;
  return [{ what: `${mappings.length} queues that Lambda reads, ${LIMITS.pollersFirst.value} readers each`, usage: { sqsRequests: mappings.length * each } }];
}
