/** The one way an incident changes: read, decide, write on the version that was read; again from the start if somebody was first. */
import { overflow } from '../core/events.ts';
import type { IncidentId } from '../core/identity.ts';
import type { Incident } from '../core/incident.ts';
import type { Ledger, NewId } from './ports.ts';

/** More lost races than this in a row means something other than a race. */
const TRIES = 50;

export interface Changing {
  readonly ledger: Ledger;
  readonly newId: NewId;
}

/**
 * `decide` is asked again on every new version; giving back the same incident writes nothing. Answers what is stored, or
 * null where there is none. `known` saves the first reading to whoever has just written it: the version still decides.
 */
export async function change(ports: Changing, id: IncidentId, decide: (incident: Incident) => Incident, known: Incident | null = null): Promise<Incident | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = tries === 0 && known !== null ? known : await ports.ledger.read(id);
    if (before === null) return null;
    const after = decide(before);
    if (after === before) return before;
    const kept = await write(ports, before, after);
    if (kept !== null) return kept;
  }
  throw new Error(`incident ${id} changed ${TRIES} times while it was being changed`);
}

/** The incident as written; null when somebody else's write came first. */
export async function write({ ledger, newId }: Changing, before: Incident, after: Incident): Promise<Incident | null> {
  const { sheets, incident } = overflow(after);
  for (const sheet of sheets) await ledger.putSheet(incident.incidentId, sheet);
  const next: Incident = { ...incident, version: before.version + 1, writeId: newId() };
  if (await ledger.keep(next, before)) return next;
  // A write whose answer was lost is tried again by the SDK and then meets itself.
  const stored = await ledger.read(next.incidentId);
  return stored?.writeId === next.writeId ? next : null;
}
