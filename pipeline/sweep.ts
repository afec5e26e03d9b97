/** The auditor: nothing open may be overdue. It drives what is, whatever should have done so. */
import type { IncidentId } from '../core/identity.ts';
import { settled, type Incident } from '../core/incident.ts';
import { secondsAfter, secondsBetween, type Seconds } from '../core/time.ts';
import { change } from './change.ts';
import { settleAll } from './keeping.ts';
import { drive, type Driving } from './drive.ts';
import { each } from './each.ts';
import { openIncidents } from './wall.ts';

export interface Sweeping extends Driving {
  /** How late the clock may be before we do its work. */
  readonly tolerance: Seconds;
  /** How late an incident may be whose clock runs in the other region, which looks after it first. */
  readonly adopts: Seconds;
}

/** One look, twice a minute: a stalled incident is found within a minute, and one that another region has dropped within two. */
export async function sweep(ports: Sweeping): Promise<void> {
  const now = ports.clock.now();
  const nominated = await ports.ledger.overdue(secondsAfter(now, -ports.tolerance));
  const adoptable = secondsAfter(now, -ports.adopts);
  const isTheirs = ({ clock, nextActionAt }: Incident): boolean => clock.region !== ports.region && nextActionAt !== null && nextActionAt >= adoptable;
  let theirs = 0;
  try {
    await each(ports.log, nominated.map(named), async ({ incidentId }) => {
      const incident = await ports.ledger.read(incidentId);
      if (incident === null) return;
      if (isTheirs(incident)) theirs += 1;
      else await drive(ports, incidentId);
    });
  } finally {
    ports.meter.count('overdue', nominated.length - theirs);
    ports.meter.count('swept');
  }
}

/** Once a minute: how long each incident has been open. Exercises do not count. */
export async function reportOpen({ ledger, meter, clock }: Sweeping): Promise<void> {
  const now = clock.now();
  for (const { exercise, openedAt } of await openIncidents(ledger)) if (!exercise) meter.count('openMinutes', secondsBetween(openedAt, now) / 60);
}

/** Once a day: open incidents that the due index cannot show are put back on it, and driven; and what is held or erased is made so. */
export async function scan(ports: Sweeping): Promise<void> {
  const hidden = await ports.ledger.unindexed();
  ports.meter.count('unindexed', hidden.length);
  try {
    await each(ports.log, hidden.map(named), async ({ incidentId }) => {
      await change(ports, incidentId, (incident) => ({ ...settled(incident) }));
      await drive(ports, incidentId);
    });
  } finally {
    await settleAll(ports);
  }
}

const named = (incidentId: IncidentId) => ({ incidentId });
