/** The end of a shift, the phone of a post, and links that only a person's finger opens. */
import { instant } from '../../core/time.ts';
import { look, press } from '../../pipeline/respond.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { brokenPromises } from '../support/promises.ts';

/** Until 01:00 IST state-primary stands, from then on state-shift-1. */
async function withShifts(house: House): Promise<void> {
  const rota = { role: 'primary' as const, timeZone: 'Asia/Kolkata', startsOn: '2026-03-01', handOverAt: ['01:00', '13:00'], advances: 'shift' as const, crews: [['state-shift-1'], ['state-primary']] };
  await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: { ...desk.roster, primary: [], shift: [] }, rotas: [rota] }));
}
const purposes = (house: House, from: number): string[] => house.pager.inbox.slice(from).map(({ page }) => `${page.responderId} ${page.purpose} ${page.channel}`);

describe('an incident that is open when its holder goes off shift', () => {
  const handedOff = async (): Promise<{ house: House; id: Awaited<ReturnType<House['deliver']>> }> => {
    const house = await openHouse({ start: '2026-03-01T19:00:00Z' });
    await withShifts(house);
    const id = await house.deliver({ ...fromLucknow, hints: [] });
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'hand-off', { to: 'Inspector Invented, by phone' });
    await house.pass(1795);
    return { house, id };
  };

  it('is offered to the next shift at that very moment, and stays with its holder until somebody takes it', async () => {
    const { house, id } = await handedOff();
    const before = house.pager.inbox.length;
    await house.pass(6);
    expect(house.clock.now()).toBe('2026-03-01T19:30:01.000Z');
    expect(purposes(house, before)).toEqual(expect.arrayContaining(['state-shift-1 hand-over sms', 'state-shift-1 hand-over email', 'state-primary reminder sms']));
    expect((await house.read(id)).holder?.responderId).toBe('state-primary');
    expect(await brokenPromises(house)).toEqual([]);
  });

  it('is the next shift\'s by their press, as it stands, and who had it is told', async () => {
    const { house, id } = await handedOff();
    await house.pass(6);
    const before = house.pager.inbox.length;
    await house.does('state-shift-1', 'acknowledge');
    expect(await house.read(id)).toMatchObject({ status: 'HANDED_OFF', holder: { responderId: 'state-shift-1' }, handOff: { deskId: null, by: 'state-primary' } });
    expect((await house.ledger.notes(id)).map(({ text }) => text)).toEqual(['Inspector Invented, by phone']);
    expect(purposes(house, before)).toEqual(['state-primary taken sms']);
    const known = (await house.read(id)).events.length;
    await house.does('state-shift-1', 'acknowledge');
    expect((await house.read(id)).events.slice(known).every(({ kind }) => kind === 'LOOKED')).toBe(true);
  });

  it('is offered again until somebody takes it', async () => {
    const { house } = await handedOff();
    await house.pass(6);
    const before = house.pager.inbox.length;
    await house.pass(600);
    expect(purposes(house, before)).toContain('state-shift-1 hand-over sms');
  });
});

describe('the phone of a post', () => {
  it('asks whoever presses for rank and name, and shows them to all others', async () => {
    const house = await openHouse();
    await house.directory.changeResponder('control-room-162', (one) => ({ ...one, kind: 'post' }));
    const id = await house.deliver(fromLucknow);
    expect((await look(house.ports(), house.tokenFor('control-room-162')))?.isPost).toBe(true);
    await house.does('control-room-162', 'acknowledge', { signed: '  SI   Ramesh Invented ' });
    const { holder, events } = await house.read(id);
    expect(holder?.name).toBe('SI Ramesh Invented, Control room Lucknow (sample)');
    expect(events.find(({ kind }) => kind === 'ACKNOWLEDGED')?.detail).toEqual({ signed: 'SI Ramesh Invented' });
  });

  it('is no reason to refuse a press without them', async () => {
    const house = await openHouse();
    await house.directory.changeResponder('control-room-162', (one) => ({ ...one, kind: 'post' }));
    const id = await house.deliver(fromLucknow);
    await house.does('control-room-162', 'acknowledge');
    expect((await house.read(id)).holder?.responderId).toBe('control-room-162');
  });
});

describe('a link', () => {
  it('that a scanner of mail follows a thousand times changes nothing and shows nothing, also when its reader has the incident', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const first = house.tokenFor('state-primary');
    await house.does('state-primary', 'acknowledge');
    await house.pass(300);
    const reminder = house.tokenFor('state-primary');
    const before = await house.read(id);
    for (let looks = 0; looks < 1000; looks += 1) expect((await look(house.ports(), reminder))!.details).toBeNull();
    expect(await house.read(id)).toEqual(before);
    expect(first).not.toBe(reminder);
  });

  it('shows what is known after one tap, and from then on', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.pass(300);
    const reminder = house.tokenFor('state-primary');
    expect((await press(house.ports(), reminder, { action: 'show' }))!.details).not.toBeNull();
    expect((await look(house.ports(), reminder))!.details).not.toBeNull();
    expect((await press(house.ports(), house.tokenFor('control-room-162'), { action: 'show' }))!.details).toBeNull();
  });

  it('that was pressed proves its channel', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.directory.mark('state-primary', 'email', 'state-primary@sample.invalid', { failedAt: instant('2026-03-01T18:30:00Z'), failedBecause: 'invented' });
    await house.pass(5);
    await house.does('state-primary', 'acknowledge');
    const [one] = (await house.directory.people([], ['state-primary'])).responders;
    expect(one!.channels.email!.provedAt).toBe('2026-03-01T18:30:05.000Z');
  });
});
