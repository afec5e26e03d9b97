/** A claim holds for fifteen seconds by the clocks that wrote it: nobody sends in the place of somebody whose claim has not ended. */
import type { IncidentEvent } from '../../core/events.ts';
import type { Incident } from '../../core/incident.ts';
import type { Break } from './promises.ts';

const CLAIM_SECONDS = 15;

/** Of each page key, when it was planned or claimed again last. */
export type Claims = Map<string, string>;

export function checkClaims(broken: Break, claims: Claims, before: Incident | null, { incidentId, events }: Incident): void {
  const known = before?.events.at(-1)?.seq ?? -1;
  for (const event of events) if (event.seq > known) checkEvent(broken, claims, incidentId, event);
}

function checkEvent(broken: Break, claims: Claims, id: Incident['incidentId'], { kind, at, detail }: IncidentEvent): void {
  const pages = Array.isArray(detail?.['pages']) ? (detail['pages'] as readonly string[]) : [];
  for (const key of pages) {
    const claimed = claims.get(`${id}/${key}`);
    const held = claimed === undefined ? Infinity : (Date.parse(at) - Date.parse(claimed)) / 1000;
    if (kind === 'PAGED_AGAIN' && held < CLAIM_SECONDS) broken('claimed', id, `${key} is claimed again after ${held} s`);
    // What SNS put off is anybody's after a second.
    if (kind === 'PAGE_PUT_OFF') claims.delete(`${id}/${key}`);
    else if (PLANS.includes(kind)) claims.set(`${id}/${key}`, at);
  }
}

const PLANS: readonly IncidentEvent['kind'][] = ['PAGED', 'PAGED_AGAIN', 'LAST_RESORT', 'REMINDED', 'SHIFT_ASKED'];
