/** Starts a drill on one desk. Who answered, and how fast, is in the incident's events. */
import { openDrill } from '../core/drill.ts';
import { incidentIdOf, type IncidentId } from '../core/identity.ts';
import { onDuty } from '../core/on-duty.ts';
import { readDrill } from '../core/on-call-asked.ts';
import { policyOf } from '../core/pack.ts';
import { pagedBy, ROLES, STATE_DESK, type DeskId } from '../core/people.ts';
import { secondsAfter, type Instant } from '../core/time.ts';
import { drive, type Driving } from './drive.ts';

const MINUTES = 10;

export type Started = { readonly incidentId: IncidentId; readonly desk: DeskId; readonly until: Instant } | { readonly sentence: string };

/** Starting it again within the same second starts nothing. */
export async function startDrill(ports: Driving, by: string, given: unknown): Promise<Started> {
  const read = readDrill(given);
  if ('sentence' in read) return read;
  const { desk, minutes } = read;
  return drillOn(ports, { desk, minutes, by, key: `${desk} ${ports.clock.now().slice(0, 'yyyy-mm-ddThh:mm:ss'.length)}` });
}

export interface Drilled {
  readonly desk: DeskId;
  readonly minutes?: number | undefined;
  readonly by: string;
  /** Of drills with the same key there is one: what is left of it is done. */
  readonly key: string;
}

/** Everybody on duty at the desk is paged, and nobody else. */
export async function drillOn(ports: Driving, { desk, minutes = MINUTES, by, key }: Drilled): Promise<Started> {
  const now = ports.clock.now();
  const people = await ports.directory.people([desk], []);
  if (people.desks.length === 0) return { sentence: `There is no desk "${desk.slice(0, 40)}": allowed is "${STATE_DESK}", or a unit's code.` };
  const roles = ROLES.filter((role) => onDuty(people, desk, role, now).some((one) => pagedBy(one).length > 0));
  if (roles.length === 0) return { sentence: `Nobody who can be paged is on duty at desk ${desk}: there is nobody to drill.` };
  const incidentId = incidentIdOf('drill', { kind: 'alert', key });
  await ports.ledger.open(openDrill({ incidentId, deskId: desk, roles, lasts: minutes * 60, by, region: ports.region }, policyOf(ports.pack, desk === STATE_DESK ? null : desk), now));
  await drive(ports, incidentId);
  return { incidentId, desk, until: secondsAfter(now, minutes * 60) };
}
