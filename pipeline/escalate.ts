/** Called by the state machine when a deadline has come: does what is due and answers when to wake next. */
import { isClockOf, type Wake, type Woken } from '../core/clock.ts';
import type { IncidentId } from '../core/identity.ts';
import { isOpen } from '../core/incident.ts';
import { drive, type Driving } from './drive.ts';

/** An execution ends when its incident is closed, gone, or kept time for by a later execution, or by one of the other region. */
export const escalate =
  (ports: Driving) =>
  async (wake: Wake): Promise<Woken> => {
    const id = wake.incidentId as IncidentId;
    const before = await ports.ledger.read(id);
    if (before === null || !isClockOf(before, wake.n, ports.region)) return { ...wake, closed: true };
    const after = await drive(ports, id, wake);
    if (after === null || !isOpen(after) || !isClockOf(after, wake.n, ports.region)) return { ...wake, closed: true };
    return { ...wake, at: after.clock.wakesAt ?? wake.at, closed: false };
  };
