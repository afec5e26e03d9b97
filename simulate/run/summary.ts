/** What many worlds came to, in words. */
import { PROMISES } from '../promises/promises.ts';
import type { Tally } from './tally.ts';

const SHOWN = 10;

export function summaryOf({ worlds, alerts, incidents, pages, again, longestSilence, lasted, faults, broken }: Tally): string {
  const struck = Object.values(faults).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(faults).toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([fault, count]) => `${fault} ${count}`);
  return [
    `worlds            ${worlds}, of ${(lasted / 3_600_000).toFixed(0)} hours together`,
    `alerts accepted   ${alerts}, incidents ${incidents}`,
    `pages             ${pages}, of these ${again} again, after their sender came to harm`,
    `longest silence   ${(longestSilence / 1000).toFixed(0)} s for an incident that was open`,
    `faults            ${struck}${kinds.length > 0 ? `: ${kinds.join(', ')}` : ''}`,
    `promises broken   ${broken.length}`,
    ...broken.slice(0, SHOWN).map(({ seed, violation: { promise, sentence } }) => `  seed ${seed}: ${PROMISES[promise]}. ${sentence}`),
    ...(broken.length > SHOWN ? [`  and ${broken.length - SHOWN} more`] : []),
  ].join('\n');
}
