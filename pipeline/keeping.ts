/** Holds, releases and erases what is kept of an incident. The head says how it is to be; whoever dies in between has left a mark, and once a day everything that is marked is made so. */
import { createHmac } from 'node:crypto';
import { readAlert, traitsOf } from '../core/alert.ts';
import { faultOf } from '../core/fault.ts';
import type { IncidentId } from '../core/identity.ts';
import type { Incident } from '../core/incident.ts';
import { keeping, withoutHint, type KeepingOrder } from '../core/keeping.ts';
import { change } from './change.ts';
import type { Driving } from './drive.ts';

export type Settling = Pick<Driving, 'ledger' | 'linkKey' | 'log'>;

/** Null where there is no such incident. */
export async function keep(ports: Driving, id: IncidentId, by: string, { action, because }: KeepingOrder & { readonly action: 'hold' | 'release-hold' | 'erase' }): Promise<{ readonly incident: Incident } | { readonly sentence: string } | null> {
  if ((await ports.ledger.read(id)) === null) return null;
  await ports.ledger.markUnsettled(id);
  let sentence: string | null = null;
  const incident = await change(ports, id, (current) => {
    const kept = keeping(current, action, { by, because, at: ports.clock.now() });
    sentence = 'sentence' in kept ? kept.sentence : null;
    return 'sentence' in kept ? current : kept.incident;
  });
  await settle(ports, id);
  return sentence === null ? { incident: incident! } : { sentence };
}

/** Makes what is kept as the head says, and looks again: somebody may have ordered otherwise meanwhile. What is held stays marked: what comes to it later expires otherwise. */
async function settle(ports: Settling, id: IncidentId): Promise<void> {
  const read = async (): Promise<Incident | null> => ports.ledger.read(id);
  let incident = await read();
  for (let known: string | null = null; known !== decreesOf(incident); incident = await read()) {
    known = decreesOf(incident);
    if (incident?.hold) await ports.ledger.keepForGood(id);
    else if (incident?.erased) await erase(ports, incident);
    else await ports.ledger.letExpire(id);
  }
  if (!incident?.hold) await ports.ledger.markSettled(id);
}

const decreesOf = (incident: Incident | null): string => JSON.stringify([incident?.hold ?? null, incident?.erased ?? null]);

/** What ties it to others is known by the bodies: it goes first. */
async function erase({ ledger, linkKey }: Settling, { incidentId, alerts }: Incident): Promise<void> {
  const bodies = await ledger.alerts(incidentId, alerts.map(({ digest }) => digest));
  const traits = new Set(bodies.flatMap(({ body }) => traitsOf(readAlert(body))));
  for (const trait of traits) await ledger.unrelate(traitName(await linkKey(), trait), incidentId);
  await ledger.erase(incidentId);
  for (const sheet of await ledger.sheets(incidentId)) await ledger.putSheet(incidentId, { ...sheet, events: sheet.events.map(withoutHint) });
}

/** The table sees a keyed hash of a phone or an account only. */
export const traitName = (key: string, trait: string): string => createHmac('sha256', key).update(trait).digest('hex');

/** Once a day: whatever was ordered and not finished, and what came to what is held. One that fails is named, and does not keep the others waiting. */
export async function settleAll(ports: Settling): Promise<void> {
  const marked = await ports.ledger.unsettled();
  const failed: unknown[] = [];
  for (const id of marked) {
    try {
      await settle(ports, id);
    } catch (error) {
      failed.push(error);
      ports.log.error('what is kept of an incident could not be made as its head says', { incidentId: id, ...faultOf(error) });
    }
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${marked.length} incidents are not kept as their heads say`);
}
