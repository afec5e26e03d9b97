/** The same alert again, at once and later, with the same body and with another. */
import { route } from '../../pipeline/route.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { brokenPromises, sentTwice } from '../support/promises.ts';
import { shuffled } from '../support/shuffled.ts';

const FIRST = ['control-room-162/email', 'control-room-162/sms', 'state-primary/email', 'state-primary/sms'];
const RACES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const agra = { kind: 'pin', pin: '282001' };
const incidentsOf = async (house: House) => (await house.ledger.list('all', 100, null)).incidents;
const bodiesOf = (house: House): string[] => house.pager.inbox.map(({ text }) => text.body);

describe('fifty deliveries of one alert at once', () => {
  it.each(RACES)('open one incident and ring every phone once: race %i', async (seed) => {
    const house = await openHouse();
    const ports = house.ports(shuffled(seed));
    await Promise.all(Array.from({ length: 50 }, async () => route(ports)(await house.located(fromLucknow))));
    expect(house.paged().sort()).toEqual(FIRST);
    expect(await incidentsOf(house)).toEqual([expect.objectContaining({ round: 1, alerts: [expect.anything()] })]);
    expect(await brokenPromises(house)).toEqual([]);
    await house.pass(59);
    expect(house.pager.inbox).toHaveLength(FIRST.length);
    await house.pass(1);
    expect(house.pager.inbox).toHaveLength(FIRST.length + 1);
  });

  it.each(RACES)('with two bodies among them keep both, and page once more for the new place: race %i', async (seed) => {
    const house = await openHouse();
    const ports = house.ports(shuffled(seed));
    const earlier = await house.located(fromLucknow);
    house.clock.pass(1);
    const later = await house.located({ ...fromLucknow, hints: [agra] });
    await Promise.all(Array.from({ length: 20 }, async (_, i) => route(ports)(i % 2 === 0 ? earlier : later)));
    const [incident, ...others] = await incidentsOf(house);
    expect(others).toEqual([]);
    expect(incident).toMatchObject({ unit: '118', alerts: [{ receivedAt: earlier.receivedAt }, { receivedAt: later.receivedAt }] });
    const told = house.paged();
    expect([told.includes('state-primary/sms'), told.includes('control-room-118/sms')]).toEqual([true, true]);
    expect(sentTwice(house)).toEqual([]);
  });

  it('of two alerts on one phone open two incidents, page twice, and link them both ways', async () => {
    const house = await openHouse();
    const ports = house.ports(shuffled(11));
    const two = [await house.located(fromLucknow), await house.located({ ...fromLucknow, alertId: 'sample-2' })];
    await Promise.all(Array.from({ length: 20 }, async (_, i) => route(ports)(two[i % 2]!)));
    const [one, other] = await incidentsOf(house);
    expect([one?.related, other?.related]).toEqual([[other?.incidentId], [one?.incidentId]]);
    expect(house.paged().sort()).toEqual([...FIRST, ...FIRST].sort());
  });
});

describe('two alerts on one phone, or one account', () => {
  it.each<[string, object]>([
    ['phone', { subject: { phones: ['07000099999'] } }],
    ['account', { post: { platform: 'instagram' }, subject: { accountId: 'a1' } }],
  ])('are linked both ways though each came once, and neither waits for the other: one %s', async (_, same) => {
    const house = await openHouse();
    const one = await house.deliver({ ...fromLucknow, ...same });
    await house.does('state-primary', 'acknowledge');
    const before = house.pager.inbox.length;
    const other = await house.deliver({ ...fromLucknow, ...same, alertId: 'sample-2' });
    expect([(await house.read(one)).related, (await house.read(other)).related]).toEqual([[other], [one]]);
    expect(house.paged(before).sort()).toEqual(FIRST);
    expect((await house.read(one)).status).toBe('ACKNOWLEDGED');
  });

  it('on different platforms are two people', async () => {
    const house = await openHouse();
    const one = await house.deliver({ alertId: '1', post: { platform: 'instagram' }, subject: { accountId: 'a1' } });
    await house.deliver({ alertId: '2', post: { platform: 'facebook' }, subject: { accountId: 'a1' } });
    expect((await house.read(one)).related).toEqual([]);
  });
});

describe('the same alert later', () => {
  it('with the same body changes nothing, whatever happened meanwhile', async () => {
    const house = await openHouse();
    const message = await house.located(fromLucknow);
    await route(house.ports())(message);
    const again = async (): Promise<void> => {
      const [before] = await incidentsOf(house);
      const inbox = house.pager.inbox.length;
      await route(house.ports())({ ...message, receivedAt: house.clock.now() });
      expect(await incidentsOf(house)).toEqual([before]);
      expect(house.pager.inbox).toHaveLength(inbox);
    };
    await again();
    await house.pass(3600);
    await again();
    await house.does('state-primary', 'acknowledge');
    await again();
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'met' });
    await again();
  });

  it('an hour later with another body is an update: kept, shown, and no second incident', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.pass(3600);
    expect(await house.deliver({ ...fromLucknow, post: { excerpt: 'more words' } })).toBe(id);
    const [incident, ...others] = await incidentsOf(house);
    expect([incident?.alerts.length, incident?.round, others]).toEqual([2, 1, []]);
    const holder = await house.does('state-primary', 'acknowledge');
    expect(holder?.details?.stored).toHaveLength(2);
    expect(holder?.details?.alert?.post?.excerpt).toBe('more words');
  });

  it.each<[string, object, number, string]>([
    ['a new place', { hints: [agra] }, 2, 'everybody hears of it from the first level'],
    ['a higher risk', { risk: 'imminent' }, 2, 'and so with a higher risk'],
    ['a lower risk', { risk: 'elevated' }, 1, 'is no reason to start again'],
    ['no place any more', { hints: [] }, 1, 'nor is a place that is left out'],
    ['another word', { note: 'x' }, 1, 'nor a word that we do not read'],
  ])('with %s (%j) before anybody has it leads to round %i: %s', async (_, news, round) => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.pass(30);
    const before = house.pager.inbox.length;
    await house.deliver({ ...fromLucknow, ...news });
    const incident = await house.read(id);
    expect(incident.round).toBe(round);
    expect(house.pager.inbox.length > before).toBe(round === 2);
  });

  it('with a new place pages the new unit from the first level, with the state desk', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    house.clock.pass(1);
    const before = house.pager.inbox.length;
    await house.deliver({ ...fromLucknow, hints: [agra] });
    const alerts = house.pager.inbox.slice(before).filter(({ page }) => page.purpose === 'alert').map(({ page }) => `${page.responderId}/${page.channel}`); // prettier-ignore
    expect(alerts.sort()).toEqual(['control-room-118/email', 'control-room-118/sms', 'state-primary/email', 'state-primary/sms']);
  });

  it('with a new place after the acknowledgement tells whoever has it, and the new unit, and takes it from nobody', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    house.clock.pass(1);
    const before = house.pager.inbox.length;
    await house.deliver({ ...fromLucknow, hints: [agra] });
    expect(house.paged(before).sort()).toEqual(['control-room-118/email', 'control-room-118/sms', 'control-room-162/email', 'control-room-162/sms', 'state-primary/email', 'state-primary/sms']);
    const purposes = Object.fromEntries(house.pager.inbox.slice(before).map(({ page }) => [page.responderId, page.purpose]));
    expect(purposes).toEqual({ 'control-room-118': 'hand-off', 'control-room-162': 'moved', 'state-primary': 'update' });
    expect(bodiesOf(house).slice(before).some((body) => body.includes('new information, Agra'))).toBe(true);
    expect(await house.read(id)).toMatchObject({ status: 'ACKNOWLEDGED', holder: { responderId: 'state-primary' } });
  });

  it('to a closed incident opens it again and pages from the first level', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'met' });
    await house.pass(600);
    const before = house.pager.inbox.length;
    await house.deliver({ ...fromLucknow, post: { excerpt: 'again' } });
    expect(house.paged(before).sort()).toEqual(FIRST);
    expect(await house.read(id)).toMatchObject({ status: 'PAGING', round: 2, holder: null, disposition: null, closedAt: null });
    await house.pass(60);
    expect(house.pager.inbox.at(-1)?.page.step).toBe('r2.l1');
  });

  it('an exercise that turns out to be real pages again, in other words; what was real never becomes an exercise', async () => {
    const house = await openHouse();
    const id = await house.deliver({ ...fromLucknow, exercise: true });
    expect(bodiesOf(house).every((body) => body.includes('EXERCISE'))).toBe(true);
    const before = house.pager.inbox.length;
    await house.deliver(fromLucknow);
    expect(house.paged(before).sort()).toEqual(FIRST);
    expect(bodiesOf(house).slice(before).some((body) => body.includes('EXERCISE'))).toBe(false);
    await house.deliver({ ...fromLucknow, exercise: true, note: 'x' });
    expect((await house.read(id)).exercise).toBe(false);
  });
});

describe('two bodies that arrive in the wrong order', () => {
  it('are listed by when we received them, and the newest is read, wherever the queue was slow', async () => {
    const house = await openHouse();
    const earlier = await house.located(fromLucknow);
    house.clock.pass(60);
    const later = await house.located({ ...fromLucknow, post: { excerpt: 'the newest' } });
    await route(house.ports())(later);
    await route(house.ports())(earlier);
    const [incident] = await incidentsOf(house);
    expect(incident?.alerts.map(({ receivedAt }) => receivedAt)).toEqual([earlier.receivedAt, later.receivedAt]);
    expect((await house.does('state-primary', 'acknowledge'))?.details?.alert?.post?.excerpt).toBe('the newest');
  });

  it('leave the incident where the newest says that the person is', async () => {
    const house = await openHouse();
    const earlier = await house.located(fromLucknow);
    house.clock.pass(60);
    const later = await house.located({ ...fromLucknow, hints: [agra] });
    await route(house.ports())(later);
    await route(house.ports())(earlier);
    expect((await incidentsOf(house))[0]).toMatchObject({ unit: '118', alerts: [{}, {}] });
  });

  it('also where the newest only says again what we know', async () => {
    const house = await openHouse();
    const messages = [];
    for (const hints of [fromLucknow.hints, [agra], fromLucknow.hints]) {
      messages.push(await house.located({ ...fromLucknow, hints, note: String(messages.length) }));
      house.clock.pass(1);
    }
    for (const i of [0, 2, 1]) await route(house.ports())(messages[i]!);
    expect((await incidentsOf(house))[0]).toMatchObject({ unit: '162', round: 1, alerts: [{}, {}, {}] });
  });

  it('still give the place that the newest leaves out', async () => {
    const house = await openHouse();
    const earlier = await house.located(fromLucknow);
    house.clock.pass(60);
    const later = await house.located({ ...fromLucknow, hints: [] });
    await route(house.ports())(later);
    const before = house.pager.inbox.length;
    await route(house.ports())(earlier);
    expect((await incidentsOf(house))[0]?.unit).toBe('162');
    expect(house.paged(before).sort()).toEqual(FIRST);
  });
});

describe('two people who acknowledge at the same moment', () => {
  const bothOnCall = async (): Promise<House> => {
    const house = await openHouse();
    await house.deliver({ ...fromLucknow, hints: [] });
    await house.pass(120);
    return house;
  };

  it.each(RACES)('of one desk: one has it, the other sees who, race %i', async (seed) => {
    const house = await bothOnCall();
    const wraps = shuffled(seed);
    const views = await Promise.all(['state-primary', 'state-secondary'].map(async (one) => house.does(one, 'acknowledge', {}, wraps)));
    const [incident] = await incidentsOf(house);
    const holder = incident?.holder;
    expect(views.map((view) => view?.incident.holder?.responderId)).toEqual([holder?.responderId, holder?.responderId]);
    expect(views.filter((view) => view?.details !== null).map((view) => view?.actor.responderId)).toEqual([holder?.responderId]);
    expect(incident?.events.filter(({ kind }) => kind === 'ACKNOWLEDGED')).toHaveLength(1);
    expect(incident?.events.filter(({ kind }) => kind === 'ALSO_ACKNOWLEDGED')).toHaveLength(1);
  });

  it.each(RACES)('of the state desk and the unit: the unit has it, race %i', async (seed) => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const wraps = shuffled(seed);
    await Promise.all(['state-primary', 'control-room-162'].map(async (one) => house.does(one, 'acknowledge', {}, wraps)));
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', holder: { responderId: 'control-room-162' }, handOff: { deskId: '162' } });
  });
});

describe('an acknowledgement while pages are on their way', () => {
  it.each(RACES)('is never lost to the mark that follows, race %i', async (seed) => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    house.clock.pass(60);
    const wraps = shuffled(seed);
    await Promise.all([house.wake(wraps), house.does('state-primary', 'acknowledge', {}, wraps)]);
    expect(await house.read(id)).toMatchObject({ status: 'ACKNOWLEDGED', holder: { responderId: 'state-primary' }, rung: null });
    const before = house.pager.inbox.length;
    await house.pass(299);
    expect(house.paged(before)).toEqual([]);
  });
});
