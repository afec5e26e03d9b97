/** What would bring it down, by how much. Nothing of it is done. */
import { pollers } from './runs.ts';
import { STORIES } from './stories.ts';
import { functionsByName, ofType, type Resource } from './template.ts';
import { added, times, usdOf, type Line, type Usage } from './usage.ts';

export interface Proposal {
  readonly what: string;
  /** Less than now. */
  readonly idleUsdAMonth: number;
  readonly usdPerThousand: number;
}

/** Send, receive, delete. */
const MESSAGE: Usage = { sqsRequests: 3 };

/** `thousand`: lines of 1,000 acknowledged alerts. */
export function proposalsOf(resources: readonly Resource[], thousand: readonly Line[], idle: readonly Line[]): Proposal[] {
  const usd = (lines: readonly Line[], begins: string): number => usdOf(lines.find(({ what }) => what.startsWith(begins))?.usage ?? {});
  const queue = usdOf(pollers(ofType(resources, 'AWS::Lambda::EventSourceMapping').slice(0, 1))[0]?.usage ?? {});
  const wakes = 1_000 * STORIES.acknowledged.counts.wakes;
  const failing = functionsByName(resources).size;
  const canary = usdOf(added(...idle.filter(({ what }) => what.startsWith('the canary')).map(({ usage }) => usage)));
  const scanned = usd(thousand, 'ledger: read by');
  return [
    { what: 'the clock is a delayed message (15 minutes at most) instead of an execution; a lost one is found by sweep, as now', idleUsdAMonth: -queue, usdPerThousand: usd(thousand, 'the clock') - usdOf(times(MESSAGE, wakes)) },
    { what: 'the daily scan reads at half price (eventually consistent: it nominates only), and once a week what the index of all incidents cannot show', idleUsdAMonth: 0, usdPerThousand: (scanned * 13) / 14 },
    { what: `one alarm for the errors of all ${failing} functions; but then it does not say who is hurt`, idleUsdAMonth: failing === 0 ? 0 : usdOf({ alarmMetrics: failing - 1 }), usdPerThousand: 0 },
    { what: 'the canary comes every 15 minutes instead of 5; but then what it finds is found half an hour later', idleUsdAMonth: (canary * 2) / 3, usdPerThousand: 0 },
  ];
}
