/** The auditor: nothing open may be overdue. It drives what is, whatever should have done so. */
import type { IncidentId } from '../core/identity.ts';
import { settled } from '../core/incident.ts';
import { secondsAfter, secondsBetween, type Seconds } from '../core/time.ts';
import { change } from './change.ts';
import { settleAll } from './keeping.ts';
import { drive, type Driving } from './drive.ts';
import { openIncidents } from './wall.ts';

export interface Sweeping extends Driving {
  /** How late the clock may be before we do its work. */
  readonly tolerance: Seconds;
}

const AT_ONCE = 20;

/** One look, twice a minute: a stalled incident is found within a minute. */
export async function sweep(ports: Sweeping): Promise<void> {
  const overdue = await ports.ledger.overdue(secondsAfter(ports.clock.now(), -ports.tolerance));
  ports.meter.count('overdue', overdue.length);
  const failed = await each(ports, overdue, async (id) => void (await drive(ports, id)));
  ports.meter.count('swept');
  tell(failed, overdue);
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
  const failed = await each(ports, hidden, async (id) => {
    await change(ports, id, (incident) => ({ ...settled(incident) }));
    await drive(ports, id);
  });
  await settleAll(ports);
  tell(failed, hidden);
}

/** One that fails is named, and does not keep the others waiting. Answers the failures. */
async function each({ log }: Sweeping, ids: readonly IncidentId[], work: (id: IncidentId) => Promise<void>): Promise<unknown[]> {
  const failed: unknown[] = [];
  const one = async (id: IncidentId): Promise<void> => {
    const errors = await attempted(async () => work(id));
    for (const error of errors) log.error('could not be driven', { incidentId: id, error: (error as Error).name, message: (error as Error).message });
    failed.push(...errors);
  };
  for (let from = 0; from < ids.length; from += AT_ONCE) await Promise.all(ids.slice(from, from + AT_ONCE).map(one));
  return failed;
}

async function attempted(work: () => Promise<void>): Promise<unknown[]> {
  try {
    await work();
    return [];
  } catch (error) {
    return [error];
  }
}

function tell(failed: readonly unknown[], of: readonly IncidentId[]): void {
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${of.length} overdue incidents could not be driven`);
}
