/** Many incidents, twenty at once: one that fails is named, and does not keep the others waiting. */
import { faultOf } from '../core/fault.ts';
import type { IncidentId } from '../core/identity.ts';
import type { Log } from './ports.ts';

const AT_ONCE = 20;

/** Throws at the end when any failed. */
export async function each<T extends { readonly incidentId: IncidentId }>(log: Log, all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const failed: unknown[] = [];
  const attempted = async (one: T): Promise<void> => {
    try {
      await work(one);
    } catch (error) {
      log.error('could not be driven', { incidentId: one.incidentId, ...faultOf(error) });
      failed.push(error);
    }
  };
  for (let from = 0; from < all.length; from += AT_ONCE) await Promise.all(all.slice(from, from + AT_ONCE).map(attempted));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${all.length} overdue incidents could not be driven`);
}
