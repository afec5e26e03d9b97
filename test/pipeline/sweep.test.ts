/** The auditor: what is overdue is driven, and what no index shows is found once a day. */
import { incidentIdOf, type IncidentId } from '../../core/identity.ts';
import { secondsAfter } from '../../core/time.ts';
import { reportOpen, scan, sweep, type Sweeping } from '../../pipeline/sweep.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';

const nowhere = 'a'.repeat(26) as IncidentId;
const sweeping = (house: House, given: Partial<Sweeping['ledger']> = {}): Sweeping => ({ ...house.ports({ ledger: (ledger) => ({ ...ledger, ...given }) }), tolerance: 15, adopts: 60 });

describe('a sweep', () => {
  it('asks for what is late by more than the clock is allowed to be, and counts it', async () => {
    const house = await openHouse();
    const asked: string[] = [];
    await sweep(sweeping(house, { overdue: async (before) => (asked.push(before), [nowhere]) }));
    expect(asked).toEqual([secondsAfter(house.clock.now(), -15)]);
    expect([house.meter.counted.get('overdue'), house.meter.counted.get('swept')]).toEqual([1, 1]);
  });

  it('drives twenty at once, each of them once, and names every one that fails', async () => {
    const house = await openHouse();
    const ids = Array.from({ length: 45 }, (_, i) => incidentIdOf('meta', { kind: 'alert', key: String(i) }));
    const [read, most] = [[] as string[], { now: 0, ever: 0 }];
    const ports = sweeping(house, {
      overdue: async () => ids,
      read: async (id) => {
        most.ever = Math.max(most.ever, (most.now += 1));
        read.push(id);
        await Promise.resolve();
        most.now -= 1;
        if (id === ids[3] || id === ids[44]) throw new Error('the table is down');
        return null;
      },
    });
    await expect(sweep(ports)).rejects.toThrow('2 of 45 overdue incidents could not be driven');
    expect([read, most.ever]).toEqual([ids, 20]);
  });
});

describe('what is open', () => {
  it('is reported by how long it has been, exercises not', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    house.clock.pass(600);
    await house.deliver({ ...fromLucknow, alertId: 'exercise', exercise: true });
    house.clock.pass(90);
    await reportOpen(sweeping(house));
    expect(house.meter.counted.get('openMinutes')).toBe(11.5);
  });
});

describe('a scan', () => {
  const hidden = async (house: House): Promise<IncidentId> => {
    const id = await house.deliver(fromLucknow);
    const incident = await house.read(id);
    await house.ledger.keep({ ...incident, nextActionAt: null, version: incident.version + 1 }, incident);
    return id;
  };

  it('puts what is open and on no index back on it, and has what is due done', async () => {
    const house = await openHouse();
    const id = await hidden(house);
    house.clock.pass(61);
    const before = house.pager.inbox.length;
    await scan(sweeping(house));
    expect([house.meter.counted.get('unindexed'), (await house.read(id)).nextActionAt! > house.clock.now(), house.paged(before)]).toEqual([1, true, ['state-primary/sms']]);
  });

  it('writes what the index says anew, also where it looks right', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const { version } = await house.read(id);
    await scan(sweeping(house, { unindexed: async () => [id] }));
    expect((await house.read(id)).version).toBe(version + 1);
  });

  it('that fails for one says so, and goes on with the others', async () => {
    const house = await openHouse();
    const id = await hidden(house);
    const ports = sweeping(house, { unindexed: async () => [nowhere, id], read: async (one) => (one === nowhere ? Promise.reject(new Error('down')) : house.ledger.read(one)) });
    await expect(scan(ports)).rejects.toThrow('1 of 2 overdue incidents could not be driven');
    expect((await house.read(id)).nextActionAt).not.toBeNull();
  });
});
