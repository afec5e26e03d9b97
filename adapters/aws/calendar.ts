/** Turns as iCalendar text. */
import ical, { ICalCalendarMethod } from 'ical-generator';
import type { Turn } from '../../core/calendar.ts';
import type { Instant } from '../../core/time.ts';

/** `stamp`: when it is made. Moments are in UTC, so a calendar needs no table of zones. */
export function calendarText(name: string, turns: readonly Turn[], stamp: Instant): string {
  const calendar = ical({ name, method: ICalCalendarMethod.PUBLISH, prodId: { company: 'jeevan-raksha', product: 'on call' }, ttl: 3600 });
  for (const { uid, from, to, summary } of turns) calendar.createEvent({ id: uid, start: new Date(from), end: new Date(to), summary, stamp: new Date(stamp) });
  return calendar.toString();
}
