/** What happened to an incident, in order. Append-only: numbered, and moved in full sheets to items of their own. */
import type { Instant } from './time.ts';

export const EVENT_KINDS = [
  'OPENED', 'UPDATED', 'RELATED', 'PAGED', 'PAGED_AGAIN', 'HANDED_TO_SNS', 'PAGE_REFUSED', 'PAGE_PUT_OFF', 'NO_ONE_ON_CALL', 'LAST_RESORT',
  'ACKNOWLEDGED', 'ALSO_ACKNOWLEDGED', 'CANNOT_TAKE', 'LEASE_EXPIRED', 'RELEASED', 'HANDED_OFF', 'REMINDED', 'REACHED', 'CANNOT_LOCATE',
  'NOTED', 'LOOKED', 'CLOSED', 'REOPENED', 'DELIVERED', 'NOT_DELIVERED', 'UNPROVEN', 'TOLD', 'SHIFT_ASKED', 'DRILL_STARTED', 'DRILL_ENDED', 'MOVED', 'PLACE_GIVEN', 'TRANSFER_OFFERED', 'TRANSFER_ACCEPTED', 'HELD', 'HOLD_RELEASED', 'ERASED', 'EXPORTED',
] as const; // prettier-ignore
export type EventKind = (typeof EVENT_KINDS)[number];

export interface IncidentEvent {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: EventKind;
  /** Responder, operator or partner. */
  readonly by?: string;
  /** Ids, codes and page keys; and the rank and name of who pressed for a post. Nothing else that a person wrote. */
  readonly detail?: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Happening = Omit<IncidentEvent, 'seq' | 'at'>;

interface Recorded {
  readonly events: readonly IncidentEvent[];
}

export function record<T extends Recorded>(incident: T, at: Instant, ...happened: readonly Happening[]): T {
  const next = (incident.events.at(-1)?.seq ?? -1) + 1;
  return { ...incident, events: [...incident.events, ...happened.map((event, i) => ({ seq: next + i, at, ...event }))] };
}

/** Events of one sheet, and how many stay on the incident before a full sheet leaves it. */
const SHEET = 20;
const KEPT = 2 * SHEET;

export interface Sheet {
  readonly number: number;
  readonly events: readonly IncidentEvent[];
}

/**
 * Full sheets that may leave the incident, and what stays. A sheet holds the events numbered `number × 20` and the 19
 * after it, so whoever writes it writes the same, and putting it twice, or before a write that then fails, is harmless.
 */
export function overflow<T extends Recorded>(incident: T): { sheets: Sheet[]; incident: T } {
  const sheets: Sheet[] = [];
  let { events } = incident;
  while (events.length > KEPT) {
    const number = Math.floor(events[0]!.seq / SHEET);
    sheets.push({ number, events: events.slice(0, SHEET) });
    events = events.slice(SHEET);
  }
  return { sheets, incident: sheets.length === 0 ? incident : { ...incident, events } };
}
