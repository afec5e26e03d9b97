/** What is news of the place, and what is not. */
import type { IncidentId } from '../../core/identity.ts';
import { PLACE_GIVEN } from '../../core/open.ts';
import { route } from '../../pipeline/route.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';

const inAgra = { kind: 'gps', lat: 27.18, lon: 78.02, accuracyM: 40 };
const inVaranasi = { kind: 'gps', lat: 25.32, lon: 82.98, accuracyM: 40 };
const update = (...hints: unknown[]) => ({ ...fromLucknow, hints });

async function opened(alert: object = fromLucknow): Promise<{ house: House; id: IncidentId; from: number }> {
  const house = await openHouse();
  const id = await house.deliver(alert);
  house.clock.pass(5);
  return { house, id, from: house.pager.inbox.length };
}

it('a place that an officer gave, and that comes back after the closing, opens nothing again', async () => {
  const { house, id } = await opened();
  await house.does('state-primary', 'acknowledge');
  house.clock.pass(5);
  const late = { ...(await house.located(update(inAgra))), partner: PLACE_GIVEN };
  const sent = await house.located(update(inVaranasi));
  house.clock.pass(1);
  await house.does('state-primary', 'close', { disposition: 'SAFE_ON_SCENE', note: 'invented: met' });
  house.clock.pass(2);
  const from = house.pager.inbox.length;
  await route(house.ports())(late);
  const incident = await house.read(id);
  expect([incident.status, incident.findings.some(({ source }) => source === 'gps'), house.pager.inbox.length - from]).toEqual(['CLOSED', true, 0]);
  // What the desk sent by its own command waited no less, and is news to whoever closed.
  await route(house.ports())({ ...sent, partner: 'desk' });
  expect((await house.read(id)).status).toBe('PAGING');
});

it('a fix stays among what is kept, however many places are named after it', async () => {
  const { house, id } = await opened(update({ kind: 'gps', lat: 26.85, lon: 80.95, accuracyM: 30 }));
  for (const one of [...house.pack.units.values()].slice(0, 28)) await house.deliver(update({ kind: 'place', text: one.name['en'], role: 'home' }));
  const { findings, unit } = await house.read(id);
  expect([findings.some(({ source }) => source === 'gps'), findings.length <= 24, unit]).toEqual([true, true, '162']);
});

it('two neighbours that change places are no news: both were paged', async () => {
  const { house, id, from } = await opened(update({ kind: 'gps', lat: 26.3, lon: 80.548, accuracyM: 300 }));
  const before = await house.read(id);
  expect([before.location.decision, [before.unit, before.also].sort()]).toEqual(['units', ['157', '186']]);
  await house.deliver(update({ kind: 'gps', lat: 26.304, lon: 80.548, accuracyM: 300 }));
  const after = await house.read(id);
  expect([after.location.units[0]!.code !== before.location.units[0]!.code, after.round, after.unit, house.pager.inbox.length - from]).toEqual([true, 1, before.unit, 0]);
});
