/** What a run says, as rows of a table: one question each. */
import type { Saturation } from './bucket.ts';
import { HORIZON_SECONDS, type Run } from './model.ts';
import { number, told } from './tell.ts';

/** Half of them waited no longer than `p50`, 99 of a hundred no longer than `p99`. Those to whom it never happened do not count. */
export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
}

export function spreadOf(seconds: Float64Array): Spread {
  const sorted = seconds.filter((one) => !Number.isNaN(one)).sort();
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  return { p50: at(0.5), p99: at(0.99), most: at(1) };
}

export const between = (from: Float64Array, to: Float64Array): Float64Array => to.map((moment, alert) => moment - from[alert]!);

/** What was full, the first first. */
export const saturated = ({ limited }: Run): (Saturation & { readonly fullAt: number })[] =>
  limited.flatMap((one) => (one.fullAt === null ? [] : [{ name: one.name, turnedAway: one.turnedAway, isRamp: one.isRamp === true, fullAt: one.fullAt }])).sort((a, b) => a.fullAt - b.fullAt);

const happened = (moments: Float64Array): number => moments.reduce((sum, moment) => sum + (Number.isNaN(moment) ? 0 : 1), 0);
const sum = (flags: Uint8Array): number => flags.reduce((all, flag) => all + flag, 0);

/** Every question with its answer for one run. Times are seconds since the alert came, or since the first one did where it says so. */
export const ANSWERS: readonly (readonly [question: string, answer: (run: Run) => string])[] = [
  ['alerts', ({ load }) => number(load.alerts)],
  ['alerts a second', ({ load }) => number(load.alerts / load.forSeconds)],
  ['**first page** with SNS: p50 · p99 · most', ({ trace }) => three(between(trace.came, trace.paged))],
  ['until the door takes an alert', ({ trace }) => three(between(trace.came, trace.taken))],
  ["wait in enrich's queue", ({ queues }) => three(queues.enrich)],
  ["wait in route's queue", ({ queues }) => three(queues.route)],
  ['**last first page**, after the first alert', ({ trace }) => `${told(spreadOf(trace.paged).most)}${left(trace.alerts - happened(trace.paged))}`],
  ['both queues empty, after the first alert', ({ emptyAt }) => (emptyAt === null ? `not in ${told(HORIZON_SECONDS)}` : told(emptyAt))],
  ['**first SMS** passed on by SNS', ({ trace }) => (Number.isFinite(spreadOf(trace.smsSent).p50) ? three(between(trace.came, trace.smsSent)) : 'never: SMS sandbox')],
  ["e-mails that the state desk's mailbox loses", ({ trace }) => (trace.mailboxSuspendedAt === null ? 'none' : `${number(trace.mailsLost)}, from ${told(trace.mailboxSuspendedAt)} on`)],
  ['**second level** late by', ({ trace }) => `${three(between(trace.secondDue, trace.second))}${left(trace.alerts - happened(trace.second))}`],
  ['clocks left to sweep', ({ trace }) => number(trace.clocksRefused)],
  ['steps whose pages go out twice', ({ trace }) => number(trace.twice)],
  ['pages that SNS takes only later', ({ trace }) => number(trace.putOff)],
  ['dead letters', ({ trace }) => number(sum(trace.dead))],
];

const left = (alerts: number): string => (alerts === 0 ? '' : `; ${number(alerts)} not in ${told(HORIZON_SECONDS)}`);

function three(seconds: Float64Array): string {
  const { p50, p99, most } = spreadOf(seconds);
  return [p50, p99, most].map(told).join(' · ');
}
