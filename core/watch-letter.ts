/** What an admin, and the supervisor of a desk, read once a day about who cannot be reached. */
import type { Gap } from './coverage.ts';
import { deskName, fullTime, gapLine } from './duty-telling.ts';
import type { Pack } from './pack.ts';
import type { DeskId } from './people.ts';
import type { Unready } from './readiness.ts';
import { unreadyLine } from './readiness-telling.ts';
import type { Instant } from './time.ts';

export interface Letter {
  /** Plain ASCII, under 100 characters, as SNS asks. */
  readonly subject: string;
  readonly body: string;
}

/** SNS takes 256 KB; nobody reads more lines than these. */
const LINES = 200;

/** Null when nothing is wrong. */
export function adminLetter(pack: Pack, gaps: readonly Gap[], unready: readonly Unready[], now: Instant): Letter | null {
  const soon = unready.filter(({ isUnreachable, isOnDutySoon }) => isUnreachable && isOnDutySoon);
  if (gaps.length + soon.length === 0) return null;
  const lines = [
    `Looked at ${fullTime(now, pack.timeZone)}, three days ahead.`,
    ...section(`Too few can be paged (${gaps.length}):`, gaps.map((gap) => gapLine(pack, gap))),
    ...section(`On duty and not to be reached for sure (${soon.length}):`, soon.map((one) => unreadyLine(pack, one))),
    '',
    'Do now: docs/runbook.md, section "coverage-gaps".',
  ];
  return { subject: `Jeevan Raksha: ${gaps.length} gaps in cover, ${soon.length} not reachable, next 72 hours`, body: lines.join('\n') };
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : ['', title, ...lines.slice(0, LINES).map((line) => `- ${line}`), ...(lines.length > LINES ? [`- and ${lines.length - LINES} more`] : [])]);

/** Desk by desk, those who are on duty soon and have something wrong. */
export function byDesk(unready: readonly Unready[]): Map<DeskId, Unready[]> {
  const desks = new Map<DeskId, Unready[]>();
  for (const one of unready) if (one.isOnDutySoon && one.isUnreachable) desks.set(one.desk, [...(desks.get(one.desk) ?? []), one]);
  return desks;
}

export const supervisorLines = (pack: Pack, unready: readonly Unready[]): string => [deskName(pack, unready[0]!.desk), ...unready.map((one) => `- ${unreadyLine(pack, one)}`)].join('\n');
