/** What an admin, and the supervisor of a desk, read once a day about who cannot be reached. */
import type { Gap } from './coverage.ts';
import { fullTime, gapLine } from './duty-telling.ts';
import { onDuty } from './on-duty.ts';
import { unitName, type Pack } from './pack.ts';
import { STATE_DESK, type DeskId, type People } from './people.ts';
import type { Unready } from './readiness.ts';
import { unreadyLine } from './readiness-telling.ts';
import type { Instant } from './time.ts';

export interface Letter {
  /** Plain ASCII, under 100 characters, as SNS asks. */
  readonly subject: string;
  readonly body: string;
}

/** What was found. */
export interface Look {
  readonly at: Instant;
  readonly gaps: readonly Gap[];
  /** Everybody with something wrong, on duty soon or not. */
  readonly unready: readonly Unready[];
  /** SNS could not be asked: who opted out or is not confirmed is not among these. */
  readonly isBlind: boolean;
}

/** SNS takes 256 KB; nobody reads more lines than these. */
const LINES = 200;

export const soon = (unready: readonly Unready[]): Unready[] => unready.filter(({ isOnDutySoon }) => isOnDutySoon);

/** Null when nothing is wrong with anybody who is on duty soon. */
export function adminLetter(pack: Pack, { at, gaps, unready, isBlind }: Look): Letter | null {
  const mute = soon(unready).filter(({ isUnreachable }) => isUnreachable);
  const failing = soon(unready).filter(({ isUnreachable }) => !isUnreachable);
  if (gaps.length + mute.length + failing.length === 0) return null;
  const lines = [
    `Looked at ${fullTime(at, pack.timeZone)}, three days ahead.`,
    ...(isBlind ? ['SNS could not be asked: numbers that opted out and subscriptions that are not confirmed are not among these.'] : []),
    ...section(`Too few can be paged (${gaps.length}):`, gaps, (gap) => gapLine(pack, gap)),
    ...section(`On duty and not to be reached for sure (${mute.length}):`, mute, (one) => unreadyLine(pack, one)),
    ...section(`On duty, and one of their ways fails (${failing.length}):`, failing, (one) => unreadyLine(pack, one)),
    '',
    'Do now: docs/runbook.md, sections "coverage-gaps" and "on-call-unready".',
  ];
  return { subject: `Jeevan Raksha: ${gaps.length} gaps in cover, ${mute.length} not reachable, ${failing.length} with a fault, next 72 hours`, body: lines.join('\n') };
}

const section = <T>(title: string, found: readonly T[], lineOf: (one: T) => string): string[] => (found.length === 0 ? [] : ['', title, ...bullets(found, lineOf)]);
const bullets = <T>(found: readonly T[], lineOf: (one: T) => string): string[] => [...found.slice(0, LINES).map((one) => `- ${lineOf(one)}`), ...(found.length > LINES ? [`- and ${found.length - LINES} more`] : [])];

/** Those who are on duty soon and have something wrong, by the desk whose supervisor is told: their own; the state's where it has none on duty. */
export function bySupervisor(people: People, unready: readonly Unready[], now: Instant): Map<DeskId, Unready[]> {
  const told = new Map<DeskId, Unready[]>();
  for (const one of soon(unready)) {
    const desk = onDuty(people, one.desk, 'supervisor', now).length > 0 ? one.desk : STATE_DESK;
    told.set(desk, [...(told.get(desk) ?? []), one]);
  }
  return told;
}

export const supervisorLines = (pack: Pack, unready: readonly Unready[]): string => bullets(unready, (one) => unreadyLine(pack, one)).join('\n');

/** A desk as its people call it; in English where the language has no name for it. */
export const deskTitle = (pack: Pack, desk: DeskId, language: string): string =>
  desk === STATE_DESK ? (pack.stateDesk.name[language] ?? pack.stateDesk.name['en'] ?? STATE_DESK) : unitName(pack, desk, language);
