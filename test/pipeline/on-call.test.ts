/** Shifts, stand-ins and absences on the paging path: who is on duty when a level is due is who is paged. */
import { samplePeople } from '../../core/sample-people.ts';
import type { Desk, Rota } from '../../core/people.ts';
import { instant } from '../../core/time.ts';
import { carryOutOrder } from '../../pipeline/duty.ts';
import { enrol } from '../../pipeline/enrol.ts';
import { deskDuty, readiness, wholeDirectory } from '../../pipeline/on-call.ts';
import { fromLucknow, openHouse, up, type House } from '../support/house.ts';

const unlocated = { ...fromLucknow, hints: [] };
const night: Rota = { role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '14:00', '22:00'], advances: 'shift', crews: [['state-shift-1'], ['state-shift-2'], ['state-supervisor']] };
const change = async (house: House, what: Partial<Desk>) => house.directory.changeDesk('state', (desk) => ({ ...desk, ...what }));
const away = async (house: House, responderId: string, from: string, to: string) => house.directory.changeResponder(responderId, (one) => ({ ...one, absences: [{ from: instant(from), to: instant(to) }] }));
const people = (paged: string[]): string[] => [...new Set(paged.map((one) => one.split('/')[0]!))];

describe('a desk with three shifts', () => {
  it('is paged by the clock of the wall: the evening shift until 22:00, then the night', async () => {
    const house = await openHouse({ start: '2026-03-01T16:29:30Z' });
    await change(house, { roster: {}, rotas: [night] });
    await house.deliver(unlocated);
    expect(people(house.paged())).toEqual(['state-shift-2']);
    await house.pass(61);
    expect(people(house.paged())).toEqual(['state-shift-2', 'state-supervisor']);
  });

  it('pages who stands in, besides or instead, while that lasts', async () => {
    const house = await openHouse({ start: '2026-03-01T16:00:00Z' });
    const override = { from: instant('2026-03-01T15:00Z'), to: instant('2026-03-01T17:00Z'), role: 'primary' as const };
    await change(house, { roster: {}, rotas: [night], overrides: [{ ...override, instead: 'state-shift-2', responders: ['state-secondary'] }, { ...override, instead: null, responders: ['state-shift-1'] }] });
    await house.deliver(unlocated);
    expect(people(house.paged())).toEqual(['state-secondary', 'state-shift-1']);
  });
});

describe('a primary who is absent', () => {
  it('is not paged: the level takes no time, is recorded, and the secondary has it at once', async () => {
    const house = await openHouse();
    await away(house, 'state-primary', '2026-03-01T18:00Z', '2026-03-02T06:00Z');
    const id = await house.deliver(unlocated);
    expect(people(house.paged())).toEqual(['state-secondary']);
    expect((await house.read(id)).events).toContainEqual(expect.objectContaining({ kind: 'NO_ONE_ON_CALL', detail: { level: 0, desk: 'state', role: 'primary' } }));
    expect(house.meter.counted.get('noOneOnCall')).toBe(3);
  });

  it('is paged again from the moment of the return', async () => {
    const house = await openHouse();
    await away(house, 'state-primary', '2026-03-01T18:00Z', '2026-03-01T18:30Z');
    await house.deliver(unlocated);
    expect(people(house.paged())).toEqual(['state-primary']);
  });

  it('is called at last resort all the same: then nobody is left out', async () => {
    const house = await openHouse();
    for (const { responderId } of samplePeople(up).responders.slice(0, 6)) await away(house, responderId, '2026-03-01T18:00Z', '2026-03-02T06:00Z');
    await house.deliver(unlocated);
    expect(people(house.paged())).toContain('state-primary');
  });
});

describe('a file that is enrolled again', () => {
  it('keeps what was written at run time, and drops what the file itself no longer says', async () => {
    const house = await openHouse();
    const period = { from: instant('2026-03-01T15:00Z'), to: instant('2026-03-01T17:00Z') };
    const topics = { subscribe: async () => 'arn:aws:sns:local:0:any', dismiss: async () => undefined };
    const [filed, added] = [{ ...period, role: 'primary' as const, instead: null, responders: ['state-shift-1'] }, { ...period, role: 'shift' as const, instead: null, responders: ['state-primary'], addedAt: instant('2026-02-01T00:00Z') }];
    const file = samplePeople(up);
    const withFiled = { ...file, desks: file.desks.map((desk) => (desk.deskId === 'state' ? { ...desk, overrides: [filed] } : desk)) };
    await enrol({ directory: house.directory, topics, clock: house.clock }, withFiled, () => undefined);
    await house.directory.changeDesk('state', (desk) => ({ ...desk, overrides: [...desk.overrides!, added] }));
    await house.directory.changeResponder('state-shift-1', (one) => ({ ...one, absences: [{ ...period, addedAt: instant('2026-02-01T00:00Z') }] }));
    const overrides = async () => (await house.directory.people(['state'], [])).desks[0]!.overrides;
    await enrol({ directory: house.directory, topics, clock: house.clock }, withFiled, () => undefined);
    expect(await overrides()).toEqual([filed, added]);
    await enrol({ directory: house.directory, topics, clock: house.clock }, file, () => undefined);
    expect(await overrides()).toEqual([added]);
    expect((await house.directory.people([], ['state-shift-1'])).responders[0]!.absences).toHaveLength(1);
  });

  it('takes nothing back of what is ordered while it is being enrolled', async () => {
    const house = await openHouse();
    const period = { from: instant('2026-03-01T15:00Z'), to: instant('2026-03-01T17:00Z') };
    const orders = [
      { change: 'override', desk: 'state', role: 'shift', instead: null, responders: ['state-primary'], ...period },
      { change: 'absence', responder: 'state-secondary', ...period },
    ];
    const meanwhile = { ...house.topics, subscribe: async () => {
      for (const order of orders.splice(0)) expect(await carryOutOrder({ ...house, pack: up }, 'admin', order)).toEqual({ isNew: true });
      return 'arn:aws:sns:local:0:any';
    } }; // prettier-ignore
    await enrol({ directory: house.directory, topics: meanwhile, clock: house.clock }, samplePeople(up), () => undefined);
    const { desks, responders } = await house.directory.people(['state'], []);
    expect([desks[0]!.overrides, responders.find(({ responderId }) => responderId === 'state-secondary')!.absences]).toMatchObject([[period], [period]]);
  });

  it('and whoever is exported and put in again has each absence once', async () => {
    const house = await openHouse();
    const ports = { ...house, pack: up };
    await carryOutOrder(ports, 'admin', { change: 'absence', responder: 'state-secondary', from: '2026-03-01T15:00Z', to: '2026-03-01T17:00Z' });
    const { proofs: _, ...secondary } = (await wholeDirectory(ports)).responders.find(({ responderId }) => responderId === 'state-secondary')!;
    await carryOutOrder(ports, 'admin', { change: 'people', people: [{ ...secondary, name: 'Changed' }] });
    expect((await house.directory.people([], ['state-secondary'])).responders).toMatchObject([{ name: 'Changed', absences: [{ from: instant('2026-03-01T15:00Z') }] }]);
    expect((await house.directory.people([], ['state-secondary'])).responders[0]!.absences).toHaveLength(1);
  });
});

describe('what can be asked', () => {
  const asking = (house: House) => ({ pack: up, directory: house.directory, clock: house.clock });

  it('of a desk is who is on duty in each role; of none, nothing', async () => {
    const house = await openHouse();
    const now = house.clock.now();
    expect(await deskDuty(asking(house), '162', now)).toMatchObject({ desk: '162', name: '162 Lucknow', at: now, roles: [{ role: 'primary' }] });
    expect(await deskDuty(asking(house), 'nowhere', now)).toBeNull();
  });

  it('of everybody is who cannot be reached, in words', async () => {
    const house = await openHouse();
    await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: {} }));
    const asked = await readiness(asking(house), { of: async () => ({ unconfirmed: new Set<string>(), optedOut: new Set<string>() }) });
    expect(asked.at).toBe(house.clock.now());
    expect(asked.unready.find(({ responderId }) => responderId === 'state-primary')).toMatchObject({ text: expect.stringContaining('has no channel at all') as string });
  });
});
