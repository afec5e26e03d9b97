/** New information of the place, whoever it comes from: another unit is paged, the old one is told, the state desk owns it throughout. */
import * as fc from 'fast-check';
import { linkPage } from '../../core/link-page.ts';
import { STATE_DESK } from '../../core/people.ts';
import { readFields } from '../../core/incident-query.ts';
import type { IncidentId } from '../../core/identity.ts';
import { planDue, desksOf } from '../../core/plan.ts';
import { actOn, list, story } from '../../pipeline/incidents.ts';
import { look, press } from '../../pipeline/respond.ts';
import { route } from '../../pipeline/route.ts';
import { canariesIn, canaryAlert } from '../support/canary.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { brokenPromises, sentTwice } from '../support/promises.ts';

const inAgra = { kind: 'gps', lat: 27.18, lon: 78.02, accuracyM: 40 };
const inVaranasi = { kind: 'gps', lat: 25.32, lon: 82.98, accuracyM: 40 };
const update = (...hints: unknown[]) => ({ ...fromLucknow, hints });
const nowhere = { ...fromLucknow, hints: [], subject: { name: 'Invented Person' } };

/** What each responder was told since a message, as `responder: purpose`, each once. */
const told = (house: House, from: number): string[] => [...new Set(house.pager.inbox.slice(from).map(({ page }) => `${page.responderId}: ${page.purpose}`))].sort();
const pageOf = async (house: House, responderId: string, language = 'en'): Promise<string> => {
  const token = house.tokenFor(responderId);
  return linkPage({ ...(await look(house.ports(), token))!, pack: house.pack, token, language, now: house.clock.now() });
};
const places = ({ unit, also, location }: { unit: string | null; also: string | null; location: { decision: string } }) => [location.decision, unit, also];

async function opened(alert: object = fromLucknow): Promise<{ house: House; id: IncidentId; from: number }> {
  const house = await openHouse();
  const id = await house.deliver(alert);
  house.clock.pass(5);
  return { house, id, from: house.pager.inbox.length };
}
async function held(alert: object = fromLucknow) {
  const { house, id } = await opened(alert);
  await house.does('state-primary', 'acknowledge');
  house.clock.pass(5);
  return { house, id, from: house.pager.inbox.length };
}

describe('an update with a point in another unit', () => {
  it('pages the new unit and the state desk, and tells the old one', async () => {
    const { house, id, from } = await opened();
    await house.deliver(update(inAgra));
    expect(told(house, from)).toEqual(['control-room-118: alert', 'control-room-162: moved', 'state-primary: alert']);
    const incident = await house.read(id);
    expect([incident.unit, incident.round, incident.location.because[0].kind]).toEqual(['118', 2, 'point-is']);
    expect(house.pager.inbox.findLast(({ page }) => page.purpose === 'moved')!.text.body).toContain('the place is another, now Agra');
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('leaves the old unit in peace from then on, and nobody is told twice', async () => {
    const { house, from } = await opened();
    await house.deliver(update(inAgra));
    await house.pass(900);
    const later = house.pager.inbox.slice(from).filter(({ page }) => page.responderId === 'control-room-162');
    expect([later.map(({ page }) => page.purpose), sentTwice(house)]).toEqual([['moved'], []]);
  });

  it('while the state desk has it tells the holder, hands it to the new unit, and takes it from nobody', async () => {
    const { house, id, from } = await held();
    await house.deliver(update(inAgra));
    expect(told(house, from)).toEqual(expect.arrayContaining(['control-room-118: hand-off', 'state-primary: update']));
    expect(told(house, from).filter((one) => one.endsWith(': alert'))).toEqual([]);
    expect(await house.read(id)).toMatchObject({ unit: '118', status: 'ACKNOWLEDGED', holder: { responderId: 'state-primary', deskId: STATE_DESK }, round: 1 });
    await house.does('control-room-118', 'acknowledge');
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', holder: { deskId: '118' } });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('while the old unit has it tells that unit, and the new one can take it from there', async () => {
    const { house, id } = await opened();
    await house.does('control-room-162', 'acknowledge');
    house.clock.pass(5);
    const from = house.pager.inbox.length;
    await house.deliver(update(inAgra));
    expect(told(house, from)).toEqual(expect.arrayContaining(['control-room-118: hand-off', 'control-room-162: update']));
    await house.does('control-room-118', 'acknowledge');
    expect((await house.read(id)).holder?.deskId).toBe('118');
  });

  it('is owned by the state desk throughout: it is among those that any plan may page', async () => {
    for (const { house, id } of [await opened(), await held()]) {
      await house.deliver(update(inAgra));
      const incident = await house.read(id);
      expect(desksOf(incident)).toContain(STATE_DESK);
      const late = { ...incident, nextActionAt: house.clock.now(), leaseUntil: incident.leaseUntil === null ? null : house.clock.now() };
      expect(planDue(late, await house.directory.people(desksOf(late), []), house.clock.now()).incident.nextActionAt).not.toBeNull();
    }
  });

  it('in the same unit only makes it surer: nobody is paged anew', async () => {
    const { house, id, from } = await opened();
    const before = (await house.read(id)).location.units[0]!.p;
    await house.deliver(update({ kind: 'gps', lat: 26.85, lon: 80.95 }));
    expect(told(house, from)).toEqual([]);
    expect((await house.read(id)).location.units[0]!.p).toBeGreaterThan(before);
  });

  it('that makes the place uncertain takes nobody off it', async () => {
    const { house, id } = await opened();
    await house.deliver(update({ kind: 'place', text: 'Gorakhpur', role: 'current' }));
    const { unit, location } = await house.read(id);
    expect([unit, location.decision, location.because.at(-1)?.kind]).toEqual(['162', 'desk', 'hints-disagree']);
  });
});

describe('bodies of one alert in any order', () => {
  const bodies = [update({ kind: 'pin', pin: '226010' }), update({ kind: 'place', text: 'Lucknow', role: 'home' }), update(inAgra), update({ ...inAgra, accuracyM: 20 }, { kind: 'place', text: 'Agra', role: 'current' }), nowhere];

  it('come to the same unit and the same place: an older one that is late takes nothing back', async () => {
    const orders = fc.shuffledSubarray([...bodies.keys()], { minLength: bodies.length, maxLength: bodies.length });
    await fc.assert(fc.asyncProperty(orders, async (order) => {
      const house = await openHouse();
      // Each received in its turn, and delivered in whatever order its queue has.
      const messages = [];
      for (const body of bodies) {
        messages.push(await house.located(body));
        house.clock.pass(60);
      }
      for (const i of order) {
        await route(house.ports())(messages[i]!);
        house.clock.pass(1);
      }
      const incident = await house.read(messages[0]!.incidentId);
      expect([incident.unit, incident.location.decision, incident.alerts.length]).toEqual(['118', 'unit', bodies.length]);
      const inTurn = await openHouse();
      for (const message of messages) await route(inTurn.ports())(message);
      expect(incident.location).toEqual((await inTurn.read(messages[0]!.incidentId)).location);
      expect(await brokenPromises(house)).toEqual([]);
    }), { numRuns: 25 }); // prettier-ignore
  }, 60_000);

  it('delivered once more change nothing', async () => {
    const { house, id } = await opened();
    const message = await house.located(update(inAgra));
    await route(house.ports())(message);
    const [before, from] = [await house.read(id), house.pager.inbox.length];
    house.clock.pass(3);
    await route(house.ports())(message);
    expect([await house.read(id), house.pager.inbox.length]).toEqual([before, from]);
  });
});

describe('a place that somebody gives', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a PIN', { text: '282001' }, '118'],
    ['a PIN in Devanagari', { text: '२८२ ००१' }, '118'],
    ['a name', { text: 'ताजगंज, आगरा' }, '118'],
    ['coordinates', { text: '27.18, 78.02' }, '118'],
    ['a link to a map', { text: 'https://maps.google.com/?q=27.18,78.02' }, '118'],
  ])('on the link page, as %s, re-locates', async (_, fields, unit) => {
    const { house, id, from } = await held(nowhere);
    await house.does('state-primary', 'place', fields);
    expect(places(await house.read(id))).toEqual(['unit', unit, null]);
    expect(told(house, from)).toEqual(expect.arrayContaining([`control-room-${unit}: hand-off`, 'state-primary: update']));
    expect((await house.read(id)).events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['PLACE_GIVEN', 'UPDATED']));
  });

  it.each<[string, object]>([
    ['a hint as an object', { action: 'place', hint: { kind: 'gps', lat: 27.18, lon: 78.02, accuracyM: 40 } }],
    ['numbers among the fields', { action: 'place', kind: 'gps', lat: 27.18, lon: 78.02 }],
    ['strings', { action: 'place', kind: 'cell', lat: '27.18', lon: '78.02', radiusM: '800', source: 'operator' }],
    ['a PIN as a number', { action: 'place', hint: { kind: 'pin', pin: 282001 } }],
    ['a line of text', { action: 'place', text: 'Tajganj, Agra' }],
    ['a hint that is a line of text', { action: 'place', hint: 'Tajganj, Agra' }],
  ])('by the API, as %s, re-locates', async (_, body) => {
    const { house, id } = await held(nowhere);
    const acted = await actOn(house.ports(), id, 'arn:operator', readFields(Buffer.from(JSON.stringify(body)))!);
    expect(acted).toHaveProperty('incident');
    expect(places(await house.read(id))).toEqual(['unit', '118', null]);
    expect((await story(house.ports(), id))!.unit).toBe('118');
  });

  it('is answered with where it is now, to whoever gave it', async () => {
    const { house } = await held(nowhere);
    const view = await house.does('state-primary', 'place', { text: '282001' });
    expect([view!.refused, view!.incident.unit, view!.details!.stored.length]).toEqual([null, '118', 2]);
  });

  it('twice changes nothing', async () => {
    const { house, id } = await held(nowhere);
    const token = house.tokenFor('state-primary');
    await press(house.ports(), token, { action: 'place', text: '282001' });
    const { events, ...before } = await house.read(id);
    const from = house.pager.inbox.length;
    house.clock.pass(3);
    await press(house.ports(), token, { action: 'place', text: '282001' });
    const { events: after, ...now } = await house.read(id);
    const seen = (all: typeof events) => all.filter(({ kind }) => kind !== 'LOOKED').map(({ kind }) => kind);
    expect([{ ...now, version: 0, writeId: '' }, seen(after), house.pager.inbox.length]).toEqual([{ ...before, version: 0, writeId: '' }, seen(events), from]);
  });

  it('counts as progress: the lease starts again', async () => {
    const { house, id } = await held();
    const before = (await house.read(id)).leaseUntil!;
    house.clock.pass(100);
    await house.does('state-primary', 'place', { text: 'Gomti Nagar, Lucknow' });
    expect((await house.read(id)).leaseUntil! > before).toBe(true);
  });

  it('by somebody who does not have it is refused, and nothing of it is kept', async () => {
    const { house, id, from } = await held(nowhere);
    house.clock.pass(60);
    const before = await house.read(id);
    expect(await actOn(house.ports(), id, 'arn:operator', { action: 'place', text: 'canary-street, Agra', responderId: 'state-secondary' })).toMatchObject({ refused: { key: 'held-by-another' } });
    const after = await house.read(id);
    expect([after, house.pager.inbox.length, (await house.ledger.alerts(id, after.alerts.map(({ digest }) => digest))).length]).toEqual([before, from, 1]);
  });

  it('before an acknowledgement is refused, and so is nothing at all', async () => {
    const { house, id } = await opened(nowhere);
    const refused = await house.does('state-primary', 'place', { text: 'Agra' });
    expect([refused!.refused?.key, (await house.read(id)).alerts.length]).toEqual(['not-acknowledged', 1]);
    const { house: other } = await held(nowhere);
    expect((await other.does('state-primary', 'place', { text: ' ' }))!.refused?.key).toBe('place-required');
    expect((await other.does('state-primary', 'place', { text: 'x'.repeat(5000) }))!.refused?.key).toBe('too-long');
  });

  it('to an exercise leaves it one', async () => {
    const { house, id } = await held({ ...nowhere, exercise: true });
    await house.does('state-primary', 'place', { text: '282001' });
    expect(await house.read(id)).toMatchObject({ exercise: true, unit: '118' });
  });
});

describe('somebody who is elsewhere', () => {
  const inPatna = { ...fromLucknow, hints: [{ kind: 'pin', pin: '800001' }] };

  it('pages the state desk alone, which reads where', async () => {
    const { house, id } = await opened(inPatna);
    expect(house.paged().sort()).toEqual(['state-primary/email', 'state-primary/sms']);
    expect(house.pager.inbox.map(({ text }) => text.body.includes('Bihar'))).toEqual([true, true]);
    expect(await house.read(id)).toMatchObject({ unit: null, location: { decision: 'outside', outside: { where: 'IN-BR' } } });
  });

  it('shows the sentence to read out, in either language, only behind an acknowledgement', async () => {
    const { house, id } = await opened(inPatna);
    const sentence = `This is the state desk of Uttar Pradesh. A person who may be at risk of suicide seems to be in Bihar. Our incident is ${id}.`;
    expect(await pageOf(house, 'state-primary')).not.toContain(sentence);
    await house.does('state-primary', 'acknowledge');
    expect(await pageOf(house, 'state-primary')).toContain(sentence);
    expect(await pageOf(house, 'state-primary', 'hi')).toMatch(/उत्तर प्रदेश का राज्य डेस्क है।[^<]*बिहार/);
  });

  it.each(['Bihar', 'bihar police', 'Bihar control room', 'IN-BR', 'बिहार पुलिस'])('is offered by any name of its desk: %s', async (to) => {
    const { house, id } = await held(inPatna);
    await house.does('state-primary', 'hand-off', { to });
    expect(await house.read(id)).toMatchObject({ status: 'TRANSFER_OFFERED', handOff: { deskId: 'IN-BR' } });
  });

  it('is offered to the other state, and stays ours, with reminders, until they accept', async () => {
    const { house, id } = await held(inPatna);
    await house.does('state-primary', 'hand-off', { to: 'Bihar', note: 'called their desk' });
    expect(await house.read(id)).toMatchObject({ status: 'TRANSFER_OFFERED', holder: { deskId: STATE_DESK }, handOff: { deskId: 'IN-BR', to: 'Bihar' } });
    const from = house.pager.inbox.length;
    await house.pass(1300);
    const reminders = house.pager.inbox.slice(from).filter(({ page }) => page.responderId === 'state-primary' && page.purpose === 'reminder');
    expect(new Set(reminders.map(({ page }) => page.step)).size).toBeGreaterThanOrEqual(2);
    expect(await brokenPromises(house)).toEqual([]);
    await house.does('state-primary', 'accepted', { note: 'SI Invented of Patna, 18:50' });
    expect((await house.read(id)).status).toBe('TRANSFER_ACCEPTED');
    expect((await house.read(id)).nextActionAt).not.toBeNull();
  });

  it('is not accepted before it is offered, nor without a word of who did', async () => {
    const { house, id } = await held(inPatna);
    expect((await house.does('state-primary', 'accepted', { note: 'n' }))!.refused?.key).toBe('not-offered');
    await house.does('state-primary', 'hand-off', { to: 'बिहार' });
    expect((await house.does('state-primary', 'accepted'))!.refused?.key).toBe('note-required');
    expect((await house.read(id)).status).toBe('TRANSFER_OFFERED');
  });

  it('is paged to the nodal desk of that state, where the directory has one, and their acknowledgement accepts', async () => {
    const { house, id } = await held(inPatna);
    await house.directory.putDesks([{ deskId: 'IN-BR', roster: { primary: ['bihar-desk'] }, lastResortPosts: [] }]);
    await house.directory.putResponders([{ responderId: 'bihar-desk', name: 'Invented Officer', rank: 'Inspector', language: 'hi', channels: { sms: { number: '+917000000900' } } }]);
    const from = house.pager.inbox.length;
    await house.does('state-primary', 'hand-off', { to: 'Bihar' });
    expect(told(house, from)).toEqual(['bihar-desk: hand-off']);
    const view = await house.does('bihar-desk', 'acknowledge');
    expect([view!.refused, view!.details === null]).toEqual([null, false]);
    expect(await house.read(id)).toMatchObject({ status: 'TRANSFER_ACCEPTED', holder: { responderId: 'bihar-desk', deskId: 'IN-BR' } });
    await house.pass(1300);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('who was thought to be ours: the unit is told, and the state desk is paged with where', async () => {
    const { house, id, from } = await opened();
    await house.deliver(update({ kind: 'gps', lat: 25.594, lon: 85.137, accuracyM: 20 }, { kind: 'place', text: 'Patna, Bihar', role: 'current' }, { kind: 'pin', pin: '800001' }));
    expect(told(house, from)).toEqual(['control-room-162: moved', 'state-primary: alert']);
    expect(places(await house.read(id))).toEqual(['outside', null, null]);
  });

  it('abroad is told by the country', async () => {
    const { house } = await opened({ ...fromLucknow, hints: [{ kind: 'gps', lat: 27.7172, lon: 85.324 }] });
    expect(house.pager.inbox[0]!.text.body).toContain('Nepal');
  });
});

describe('a place that two units share', () => {
  const between = { ...fromLucknow, hints: [{ kind: 'pin', pin: '282001' }, { kind: 'place', text: 'Mathura', role: 'current' }] };

  it('pages both desks beside the state desk, and either may take it', async () => {
    const { house, id } = await opened(between);
    const incident = await house.read(id);
    expect([incident.location.decision, [incident.unit, incident.also].sort()]).toEqual(['units', ['118', '167']]);
    expect([...new Set(house.paged().map((one) => one.split('/')[0]))].sort()).toEqual(['control-room-118', 'control-room-167', 'state-primary']);
    expect(house.pager.inbox[0]!.text.body).toContain('+1');
    await house.does(`control-room-${incident.also!}`, 'acknowledge');
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', holder: { deskId: incident.also } });
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('is listed for both, and a responder of either may take it by the API', async () => {
    const { house, id } = await opened(between);
    const { unit, also } = await house.read(id);
    for (const one of [unit, also]) expect((await list(house.ports(), 'open', one, null)).incidents.map(({ incidentId }) => incidentId)).toEqual([id]);
    await actOn(house.ports(), id, 'arn:operator', { action: 'acknowledge', responderId: `control-room-${also!}` });
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', holder: { deskId: also } });
  });

  it('that becomes one of them tells the other', async () => {
    const { house, from } = await opened(between);
    await house.deliver({ ...fromLucknow, hints: [inAgra] });
    expect(told(house, from)).toEqual(['control-room-118: alert', 'control-room-167: moved', 'state-primary: alert']);
  });
});

describe('no usable hint', () => {
  it('pages the state desk at once, and the page has the text for the partner, ready to copy', async () => {
    const { house, id } = await opened(nowhere);
    expect(house.paged().sort()).toEqual(['state-primary/email', 'state-primary/sms']);
    expect(house.pager.inbox[0]!.at).toBe('2026-03-01T18:30:00.000Z');
    expect(await pageOf(house, 'state-primary')).not.toContain('please send');
    await house.does('state-primary', 'acknowledge');
    const page = await pageOf(house, 'state-primary');
    expect(page).toContain(`Alert ${id}: please send what you have of the following, as an update to the same alert: a phone number; the last IP address, with its time and port; the location of the device; the places in the profile and the posts.`);
    expect(page).toContain('<textarea rows="8" readonly>');
    expect(await pageOf(house, 'state-primary', 'hi')).toMatch(/<li>फ़ोन नंबर<\/li>[^]*as an update to the same alert: a phone number; the last IP address/);
    expect(page).toContain('The alert says nothing about the place.');
  });

  it('but a phone: to ask its operator or the STF is the first step', async () => {
    const { house } = await held({ ...nowhere, subject: { phones: ['+91 70000 99999'] } });
    const page = await pageOf(house, 'state-primary');
    expect(page).toMatch(/<li>Ask the operator, or the STF(&#39;|')s server, where the number given is now\.<\/li>/);
    expect(page).not.toContain('a phone number;');
  });

  it('is asked for no longer once the place is known', async () => {
    const { house } = await held(nowhere);
    await house.does('state-primary', 'place', { text: '282001' });
    expect(await pageOf(house, 'state-primary')).not.toContain('please send');
  });
});

it('a network\'s place is credited where it is shown, as its licence asks, and nowhere else', async () => {
  const { house } = await held({ ...nowhere, hints: [{ kind: 'ip', ip: '2409:40c0:1001:2a3b:8000::1', connection: 'mobile' }] });
  expect(await pageOf(house, 'state-primary')).toContain('<a href="https://db-ip.com" rel="noreferrer">IP Geolocation by DB-IP</a>');
  const { house: other } = await held();
  expect(await pageOf(other, 'state-primary')).not.toContain('db-ip');
});

it('nothing of the person stands in pages, events or the API, wherever the place comes from', async () => {
  const { house, id } = await held(canaryAlert);
  await house.does('state-primary', 'place', { text: 'canary-house of canary-name, Agra' });
  await house.does('state-primary', 'place', { kind: 'gps', lat: '27.133713', lon: '78.133713', accuracyM: '1337.13' });
  await house.deliver({ ...canaryAlert, hints: [inVaranasi, inVaranasi, { kind: 'place', text: 'canary-lane, Varanasi', role: 'current' }] });
  await house.does('state-primary', 'hand-off', { to: 'Bihar', note: 'canary-note' });
  await house.pass(700);
  const sent = house.pager.inbox.map(({ text, page }) => JSON.stringify([text, page]));
  const incident = await house.read(id);
  expect(canariesIn(sent.join('\n'))).toEqual([]);
  expect(canariesIn(JSON.stringify(incident.events))).toEqual([]);
  expect(canariesIn(JSON.stringify([incident.findings, incident.location]))).toEqual([]);
  expect(canariesIn(JSON.stringify(await story(house.ports(), id)))).toEqual([]);
  expect(canariesIn(JSON.stringify([...house.escalation.waiting], null, 1))).toEqual([]);
});
