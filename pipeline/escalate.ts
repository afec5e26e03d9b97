/** Called by the state machine when a deadline has come: does what is due and answers when to wake next. */
import type { Wake, Woken } from '../core/clock.ts';
import type { IncidentId } from '../core/identity.ts';
import { isOpen } from '../core/incident.ts';
import { drive, type Driving } from './drive.ts';

/** An execution ends when its incident is closed, gone, or kept time for by a later execution. */
export const escalate =
  (ports: Driving) =>
  async (wake: Wake): Promise<Woken> => {
    const id = wake.incidentId as IncidentId;
    const before = await ports.ledger.read(id);
    if (before === null || before.clock.n !== wake.n) return { ...wake, closed: true };
    const after = await drive(ports, id, wake);
    if (after === null || !isOpen(after) || after.clock.n !== wake.n) return { ...wake, closed: true };
    return { ...wake, at: after.clock.wakesAt ?? wake.at, closed: false };
  };
