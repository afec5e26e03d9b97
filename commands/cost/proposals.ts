/** What would bring it down, by how much. Nothing of it is done. */
import { OURS } from '../../simulate/scale/ours.ts';
import { pollers } from './runs.ts';
import { STORIES } from './stories.ts';
import { functionsByName, ofType, type Resource } from './template.ts';
import { HOURS_A_MONTH, times, usdOf, type Line, type Usage } from './usage.ts';

export interface Proposal {
  readonly what: string;
  /** Less than now. */
  readonly idleUsdAMonth: number;
  readonly usdPerThousand: number;
}

/** Send, receive, delete. */
const MESSAGE: Usage = { sqsRequests: 3 };

/** `thousand`: lines of 1,000 acknowledged alerts. */
export function proposalsOf(resources: readonly Resource[], idle: readonly Line[], thousand: readonly Line[]): Proposal[] {
  const usd = (lines: readonly Line[], begins: string): number => usdOf(lines.find(({ what }) => what.startsWith(begins))?.usage ?? {});
  const queue = usdOf(pollers(ofType(resources, 'AWS::Lambda::EventSourceMapping').slice(0, 1))[0]?.usage ?? {});
  const looks = HOURS_A_MONTH * 60;
  const waiting = gbSecondsOf(idle, 'sweep') * (OURS.sweepApartSeconds / (OURS.sweepApartSeconds + 0.04));
  const wakes = 1_000 * STORIES.acknowledged.counts.wakes;
  const failing = functionsByName(resources).size;
  const scanned = usd(thousand, 'ledger: read by');
  return [
    {
      what: "sweep's second look comes from a queue with 30 s delay, a second target of the same schedule: no function waits",
      idleUsdAMonth: usdOf({ lambdaGbSeconds: waiting }) - queue - usdOf(times(MESSAGE, looks)) - usdOf({ lambdaRequests: looks }),
      usdPerThousand: 0,
    },
    { what: 'the clock is a delayed message (15 minutes at most) instead of an execution; a lost one is found by sweep, as now', idleUsdAMonth: -queue, usdPerThousand: usd(thousand, 'the clock') - usdOf(times(MESSAGE, wakes)) },
    { what: 'the daily scan reads at half price (eventually consistent: it nominates only), and once a week what the index of all incidents cannot show', idleUsdAMonth: 0, usdPerThousand: (scanned * 13) / 14 },
    { what: `one alarm for the errors of all ${failing} functions; but then it does not say who is hurt`, idleUsdAMonth: failing === 0 ? 0 : usdOf({ alarmMetrics: failing - 1 }), usdPerThousand: 0 },
  ];
}

const gbSecondsOf = (lines: readonly Line[], begins: string): number => lines.find(({ what }) => what.startsWith(begins))?.usage.lambdaGbSeconds ?? 0;
