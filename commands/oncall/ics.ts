/** Turns from an iCalendar file: events whose summary names responders by their ids. */
import { expandRecurringEvent, sync, type VEvent } from 'node-ical';
import type { Instant } from '../../core/time.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { inZone } from './ics-zone.ts';

export interface Turn {
  readonly from: Instant;
  readonly to: Instant;
  readonly responders: readonly string[];
}
export type ReadTurns = { readonly turns: readonly Turn[] } | { readonly faults: readonly string[] };

const AHEAD_DAYS = 180;

/** What a calendar is read with. */
export interface Known {
  /** Ids of responders. */
  readonly responders: readonly string[];
  /** Of dates and times that name no zone. */
  readonly timeZone: string;
}

/** Recurrences are the library's; every event that names nobody we know is a fault, and one is reason enough to take none. */
export function turnsIn(text: string, known: Known, now: Instant): ReadTurns {
  const until = new Date(secondsAfter(now, AHEAD_DAYS * 86_400));
  const events = Object.values(sync.parseICS(inZone(text, known.timeZone))).filter((one): one is VEvent => one?.type === 'VEVENT');
  const faults: string[] = events.length === 0 ? ['no event is in it'] : [];
  const turns = events.flatMap((event) => {
    const responders = known.responders.filter((id) => wordsOf(event).includes(id));
    if (responders.length === 0) faults.push(`event ${event.uid}, "${summaryOf(event).slice(0, 60)}": names no responder of the directory`);
    if (!event.end || event.end <= event.start) faults.push(`event ${event.uid}: it ends before it begins`);
    return faults.length > 0 ? [] : occurrences(event, new Date(now), until).map(({ start, end }) => ({ from: instant(start.getTime()), to: instant(end.getTime()), responders }));
  });
  return faults.length > 0 ? { faults } : { turns: turns.toSorted((a, b) => (a.from < b.from ? -1 : 1)) };
}

const occurrences = (event: VEvent, from: Date, to: Date): { start: Date; end: Date }[] =>
  expandRecurringEvent(event, { from, to, expandOngoing: true }).map(({ start, end }) => ({ start, end }));

const summaryOf = ({ summary }: VEvent): string => (typeof summary === 'string' ? summary : ((summary as { val?: string } | undefined)?.val ?? ''));

const wordsOf = (event: VEvent): string[] => summaryOf(event).toLowerCase().split(/[^a-z0-9-]+/);
