/** One alert from its delivery to its end, by the minute. */
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import type { IncidentId } from '../../core/identity.ts';

describe('a night on which nobody acknowledges', () => {
  let house: House;
  let id: IncidentId;
  beforeAll(async () => {
    house = await openHouse();
    id = await house.deliver(fromLucknow);
  });

  it('pages the state desk and the unit in the same round, by SMS and e-mail', () => {
    expect(house.paged().sort()).toEqual(['control-room-162/email', 'control-room-162/sms', 'state-primary/email', 'state-primary/sms']);
  });

  it.each([
    [59, []],
    [60, ['state-primary/sms']],
    [120, ['state-primary/email', 'state-primary/sms', 'state-secondary/email', 'state-secondary/sms']],
    [240, ['state-shift-1/email', 'state-shift-1/sms', 'state-shift-2/email', 'state-shift-2/sms', 'state-supervisor/email', 'state-supervisor/sms']],
    [360, ['state-officer-in-charge/email', 'state-officer-in-charge/sms']],
  ])('has paged after %i seconds', async (seconds, expected) => {
    const before = house.pager.inbox.length;
    await house.pass(seconds - elapsed(house));
    expect(house.paged(before).sort()).toEqual(expected);
  });

  it('then pages everybody, SMS to the named posts only, every five minutes and without end', async () => {
    await house.pass(480 - elapsed(house));
    const before = house.pager.inbox.length;
    await house.pass(6 * 60 * 60);
    const rounds = new Set(house.pager.inbox.slice(before).map(({ page }) => page.step));
    expect(rounds.size).toBe(72);
    const last = house.pager.inbox.filter(({ page }) => page.step === [...rounds].at(-1));
    expect(last.filter(({ page }) => page.channel === 'sms').map(({ page }) => page.responderId).sort()).toEqual(['state-officer-in-charge', 'state-primary', 'state-supervisor']);
    expect(last.filter(({ page }) => page.channel === 'email')).toHaveLength(6);
  });

  it('stays small, keeps every event, and sends no page twice', async () => {
    const incident = await house.read(id);
    expect(incident.events.length).toBeLessThanOrEqual(40);
    const sheets = (await house.ledger.sheets(id)).flatMap(({ events }) => events);
    expect([...sheets, ...incident.events].map(({ seq }) => seq)).toEqual(Array.from({ length: incident.events.at(-1)!.seq + 1 }, (_, seq) => seq));
    const keys = house.pager.inbox.map(({ page }) => page.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('an acknowledgement', () => {
  it('is told to whoever else was paged, once; its lease is reminded of, with a supervisor; then everything starts again, also for who held it', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const first = house.pager.inbox.length;
    await house.does('state-primary', 'acknowledge');
    expect(house.paged(first)).toEqual(['control-room-162/sms']);
    expect(house.pager.inbox.at(-1)!.text.body).toContain('taken by Inspector Asha Sample');
    const reminded = house.pager.inbox.length;
    await house.pass(299);
    expect(house.paged(reminded)).toEqual([]);
    await house.pass(1);
    expect(house.paged(reminded).sort()).toEqual(['state-primary/email', 'state-primary/sms', 'state-supervisor/email', 'state-supervisor/sms']);
    const before = house.pager.inbox.length;
    await house.pass(179);
    expect(house.paged(before)).toEqual([]);
    await house.pass(1);
    expect(house.paged(before).sort()).toEqual(['control-room-162/email', 'control-room-162/sms', 'state-primary/email', 'state-primary/sms']);
    expect((await house.read(id)).round).toBe(2);
  });

  it('by the unit hands the incident to the unit, and is a lease all the same', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('control-room-162', 'acknowledge');
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', handOff: { deskId: '162' } });
    const before = house.pager.inbox.length;
    await house.pass(480);
    expect(house.paged(before)).toContain('state-primary/sms');
  });

  it('shows what the partner sent to whoever holds it, to nobody else, and records each look', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const [other, holder] = [await house.does('control-room-162', 'note', { note: 'x' }), await house.does('state-primary', 'acknowledge')];
    expect([other?.details, other?.refused?.key]).toEqual([null, 'not-acknowledged']);
    expect(holder?.details?.alert?.subject.name).toBe('Invented Person');
    expect((await house.read(id)).events.filter(({ kind }) => kind === 'LOOKED')).toHaveLength(1);
  });
});

describe('after the hand-off', () => {
  it('the desk that receives it hears at once, and both hear every ten minutes until it is closed', async () => {
    const house = await openHouse();
    await house.deliver({ ...fromLucknow, hints: [] });
    await house.does('state-primary', 'acknowledge');
    const before = house.pager.inbox.length;
    await house.does('state-primary', 'hand-off', { to: 'Lucknow', note: 'known by phone' });
    expect(house.paged(before).sort()).toEqual(['control-room-162/email', 'control-room-162/sms']);
    await house.pass(600);
    expect(house.paged(before).sort()).toEqual([
      'control-room-162/email', 'control-room-162/email', 'control-room-162/sms', 'control-room-162/sms', 'state-primary/email', 'state-primary/sms',
    ]); // prettier-ignore
    await house.does('state-primary', 'close', { disposition: 'SAFE_ON_SCENE', note: 'met by officers' });
    const closed = house.pager.inbox.length;
    await house.pass(7200);
    expect(house.pager.inbox.length).toBe(closed);
    expect(house.escalation.waiting.size).toBe(0);
  });

  it('what was not located is closed by a supervisor alone', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'cannot-locate', { reason: 'phone off' });
    const ending = { disposition: 'UNABLE_TO_LOCATE', note: 'phone off since noon' };
    expect((await house.does('state-primary', 'close', ending))?.refused?.key).toBe('only-a-supervisor');
    await house.pass(600);
    await house.does('state-supervisor', 'acknowledge');
    expect((await house.does('state-supervisor', 'close', ending))?.refused).toBeNull();
    expect((await house.read(id)).status).toBe('CLOSED');
  });
});

describe('somebody who cannot', () => {
  it('take it brings the next level at once', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const before = house.pager.inbox.length;
    await house.does('state-primary', 'cannot-take');
    expect(house.paged(before).sort()).toEqual(['state-secondary/email', 'state-secondary/sms']);
  });

  it('go on releases it: others are paged at once', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    const before = house.pager.inbox.length;
    await house.does('state-primary', 'release');
    expect(house.paged(before)).toEqual(['control-room-162/sms', 'control-room-162/email']);
  });
});

const elapsed = (house: House): number => (Date.parse(house.clock.now()) - Date.parse('2026-03-01T18:30:00Z')) / 1000;
