/** How long a real alert took, from the front door to its first page and on to the first acknowledgement: once in its life, when it happens. */
import type { EventKind } from './events.ts';
import type { Incident } from './incident.ts';
import { secondsBetween, type Instant, type Seconds } from './time.ts';

/** Since the front door had it; null unless SNS took its first page between the two. */
export function firstPagedAfter(before: Incident, after: Incident, now: Instant): Seconds | null {
  const [opened] = after.events;
  const isFirst = opened?.kind === 'OPENED' && isNew('HANDED_TO_SNS', before, after);
  return isFirst ? secondsBetween(String(opened.detail?.['receivedAt']) as Instant, now) : null;
}

/** Since its first page; null unless somebody acknowledged for the first time between the two. */
export function firstAcknowledgedAfter(before: Incident, after: Incident, now: Instant): Seconds | null {
  const paged = after.events.find(({ kind }) => kind === 'HANDED_TO_SNS');
  const isFirst = after.events[0]?.kind === 'OPENED' && paged !== undefined && isNew('ACKNOWLEDGED', before, after);
  return isFirst ? secondsBetween(paged.at, now) : null;
}

const isNew = (kind: EventKind, before: Incident, after: Incident): boolean => !after.exercise && !has(kind, before) && has(kind, after);
const has = (kind: EventKind, { events }: Incident): boolean => events.some((event) => event.kind === kind);
