/** The auditor: nothing open may be overdue. It drives what is, whatever should have done so. */
import type { IncidentId } from '../core/identity.ts';
import { settled } from '../core/incident.ts';
import { secondsAfter, type Seconds } from '../core/time.ts';
import { change } from './change.ts';
import { drive, type Driving } from './drive.ts';

export interface Sweeping extends Driving {
  /** How late the clock may be before we do its work. */
  readonly tolerance: Seconds;
  readonly wait: (seconds: Seconds) => Promise<void>;
}

const AT_ONCE = 20;

/** Two passes, `apart` seconds from each other: a stalled incident is found within a minute, on a schedule of a minute. */
export async function sweep(ports: Sweeping, apart: Seconds): Promise<void> {
  await pass(ports);
  await ports.wait(apart);
  await pass(ports);
}

async function pass(ports: Sweeping): Promise<void> {
  const overdue = await ports.ledger.overdue(secondsAfter(ports.clock.now(), -ports.tolerance));
  ports.meter.count('overdue', overdue.length);
  await each(overdue, async (id) => void (await drive(ports, id)));
  ports.meter.count('swept');
}

/** Once a day: open incidents that the due index cannot show are put back on it, and driven. */
export async function scan(ports: Sweeping): Promise<void> {
  const hidden = await ports.ledger.unindexed();
  ports.meter.count('unindexed', hidden.length);
  await each(hidden, async (id) => {
    await change(ports, id, (incident) => ({ ...settled(incident) }));
    await drive(ports, id);
  });
}

/** One that fails does not keep the others waiting; at the end it is told. */
async function each(ids: readonly IncidentId[], work: (id: IncidentId) => Promise<void>): Promise<void> {
  const failed: unknown[] = [];
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const done = await Promise.allSettled(ids.slice(from, from + AT_ONCE).map(work));
    failed.push(...done.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : [])));
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${ids.length} overdue incidents could not be driven`);
}
