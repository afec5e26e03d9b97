/** All events of an incident: the sheets that left it, then what is on it. */
import type { IncidentEvent } from '../core/events.ts';
import type { Incident } from '../core/incident.ts';
import type { Ledger } from './ports.ts';

/** `incident`: as it was read before its sheets, so that nothing changes what they hold of it. */
export async function eventsOf(ledger: Pick<Ledger, 'sheets'>, { incidentId, events }: Pick<Incident, 'incidentId' | 'events'>): Promise<readonly IncidentEvent[]> {
  const first = events[0]?.seq ?? 0;
  if (first === 0) return events;
  return [...(await ledger.sheets(incidentId)).flatMap((sheet) => sheet.events).filter(({ seq }) => seq < first), ...events];
}
