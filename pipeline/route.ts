/** Opens the incident once, keeps every distinct body, and has whatever is due done. */
import { isCanary } from '../core/canary.ts';
import type { Located } from '../core/envelope.ts';
import { bodyOf } from '../core/envelope.ts';
import { digestOf, type IncidentId } from '../core/identity.ts';
import { openIncident, PLACE_GIVEN, relatedTo, updated, type Delivery } from '../core/open.ts';
import { policyOf } from '../core/pack.ts';
import { atSpeed } from '../core/policy.ts';
import { change } from './change.ts';
import { drive, type Driving } from './drive.ts';
import { traitName } from './keeping.ts';
import { linkKeyOrNone } from './send.ts';

export interface Routing extends Driving {
  /** Divides the policy's delays; 1 in the cloud. */
  readonly speed: number;
}

/** The alert is kept before the incident that names it; the page goes out before anything that can wait. */
export const route =
  (ports: Routing) =>
  async (located: Located): Promise<void> => {
    const body = bodyOf(located);
    const delivery: Delivery = { ...located, digest: digestOf(body) };
    await ports.ledger.putAlert(delivery.incidentId, { digest: delivery.digest, receivedAt: delivery.receivedAt, body });
    await openOrUpdate(ports, delivery);
    if (!delivery.exercise && !isCanary(delivery) && delivery.partner !== PLACE_GIVEN) ports.meter.count('alertArrived', 1, delivery.partner);
    await drive(ports, delivery.incidentId);
    const key = located.traits.length > 0 && !isCanary(located) ? await linkKeyOrNone(ports) : null;
    if (key !== null) for (const trait of located.traits) await relate(ports, traitName(key, trait), delivery.incidentId);
  };

async function openOrUpdate({ speed, pack, region, ...ports }: Routing, delivery: Delivery): Promise<void> {
  const now = ports.clock.now();
  const incident = openIncident(delivery, { deciding: pack.deciding, policy: (unit) => atSpeed(policyOf(pack, unit), speed), region }, now);
  if (await ports.ledger.open(incident)) return ports.log.info('opened', { incidentId: delivery.incidentId, unit: incident.unit });
  await change(ports, delivery.incidentId, (current) => updated(current, delivery, pack.deciding, now));
}

/** Alerts on one phone or account are linked both ways, never suppressed. The table sees a keyed hash of the trait only. */
async function relate(ports: Routing, hashed: string, id: IncidentId): Promise<void> {
  const others = await ports.ledger.relate(hashed, id);
  const now = ports.clock.now();
  for (const other of others) {
    await change(ports, id, (incident) => relatedTo(incident, other, now));
    await change(ports, other, (incident) => relatedTo(incident, id, now));
  }
}
