/** Carries out what an admin orders about who is on duty. What was ordered is on record before it is done. */
import { absenceOrdered, ordered, orderFault, standsOn } from '../core/duty-apply.ts';
import { overfull } from '../core/duty-limits.ts';
import { namedIn, readOrder, type DutyOrder } from '../core/duty-order.ts';
import { unitName, type Pack } from '../core/pack.ts';
import { peopleFault } from '../core/people-file.ts';
import { addressOf, STATE_DESK, type Desk, type Responder } from '../core/people.ts';
import { enrolPerson, type Enrolling } from './enrol.ts';
import type { NewId } from './ports.ts';

export interface DutyPorts extends Enrolling {
  readonly pack: Pack;
  readonly newId: NewId;
}

/** `isNew` is false when the directory said so already. */
export type Carried = { readonly isNew: boolean } | { readonly sentence: string };

/** `by`: who ordered it. Safe to do again. */
export async function carryOutOrder(ports: DutyPorts, by: string, given: unknown): Promise<Carried> {
  const read = readOrder(ports.pack.timeZone, given);
  if ('sentence' in read) return read;
  const { order } = read;
  const sentence = await faultOf(ports, order);
  if (sentence !== null) return { sentence };
  const at = ports.clock.now();
  const record = async (): Promise<void> => ports.directory.putAudit({ id: ports.newId(), at, by, order });
  if (order.change === 'people') return enrolAll(ports, order, record);
  if (order.change === 'remove') return remove(ports, order.responder, record);
  const { desks, responders } = await ports.directory.people('desk' in order ? [order.desk] : [], namedIn(order));
  const wanted = 'desk' in order
    ? { before: desks[0]!, change: (desk: Desk) => ordered(desk, order, ports.pack.timeZone, at) }
    : { before: responders[0]!, change: (one: Responder) => absenceOrdered(one, order, at) }; // prettier-ignore
  const after = (wanted.change as (one: unknown) => unknown)(wanted.before);
  if (after === wanted.before) return { isNew: false };
  const tooMuch = 'desk' in order ? overfull(after as Desk, at) : null;
  if (tooMuch !== null) return { sentence: tooMuch };
  await record();
  if ('desk' in order) await ports.directory.changeDesk(order.desk, (desk) => ordered(desk, order, ports.pack.timeZone, at));
  else await ports.directory.changeResponder(order.responder, (one) => absenceOrdered(one, order, at));
  return { isNew: true };
}

async function faultOf({ directory, pack }: DutyPorts, order: DutyOrder): Promise<string | null> {
  const { desks, responders } = await directory.people('desk' in order ? [order.desk] : [], namedIn(order));
  const unknown = namedIn(order).filter((id) => !responders.some(({ responderId }) => responderId === id));
  if ('desk' in order && desks.length === 0) return `there is no desk "${order.desk}": allowed is "${STATE_DESK}", or a unit's code, such as ${[...pack.units.keys()][0]} for ${unitName(pack, [...pack.units.keys()][0]!, 'en')}`;
  if (unknown.length > 0) return `${[...new Set(unknown)].map((id) => `"${id}"`).join(', ')}: not in the directory; put them in first`;
  if (order.change === 'people') return peopleFault(pack, order.people);
  return orderFault(order, desks[0] ?? null);
}

async function enrolAll(ports: DutyPorts, { people }: Extract<DutyOrder, { change: 'people' }>, record: () => Promise<void>): Promise<Carried> {
  const { responders } = await ports.directory.people([], people.map(({ responderId }) => responderId));
  const known = new Map(responders.map((one) => [one.responderId, one]));
  await record();
  for (const one of people) await enrolPerson(ports, one, known.get(one.responderId));
  return { isNew: true };
}

/** Whoever is still on a desk is taken off it first: a removal must not empty a level in passing. */
async function remove({ directory, topics, pack, clock }: DutyPorts, responderId: string, record: () => Promise<void>): Promise<Carried> {
  const { desks, responders } = await directory.people([STATE_DESK, ...pack.units.keys()], [responderId]);
  const still = standsOn(desks, responderId, clock.now());
  if (still.length > 0) return { sentence: `"${responderId}" is still on desk ${still.join(', ')}: take them off its roster, rotas, overrides and last-resort posts first` };
  const one = responders.find((responder) => responder.responderId === responderId)!;
  await record();
  for (const channel of ['email', 'https'] as const) if (addressOf(one, channel) !== undefined) await topics.dismiss(responderId, channel);
  await directory.removeResponder(responderId);
  return { isNew: true };
}
