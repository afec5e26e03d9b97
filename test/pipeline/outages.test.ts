/** A whole service is down for a while. */
import type { IncidentId } from '../../core/identity.ts';
import { secondsAfter, type Instant } from '../../core/time.ts';
import { route } from '../../pipeline/route.ts';
import { sweep } from '../../pipeline/sweep.ts';
import { wrapped } from '../support/around.ts';
import { outage } from '../support/faults.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { brokenPromises, longestSilence, sentTwice } from '../support/promises.ts';

const FIRST = ['state-primary/sms', 'state-primary/email', 'control-room-162/sms', 'control-room-162/email'];
const stepsOf = (house: House): string[] => [...new Set(house.pager.inbox.map(({ page }) => page.step))];

describe('when no execution can be started, ever', () => {
  it('sweep keeps the time: every level comes, at most 45 seconds late, then the last resort without end', async () => {
    const house = await openHouse();
    const wraps = outage('escalation', () => true);
    await house.deliver(fromLucknow, wraps);
    const start = house.clock.now();
    await house.pass(3600, { wraps });
    expect(stepsOf(house).slice(0, 7)).toEqual(['r1.l0', 'r1.l1', 'r1.l2', 'r1.l3', 'r1.l4', 'r1.last1', 'r1.last2']);
    expect(longestSilence(house, start)).toBeLessThanOrEqual(345);
    expect(await brokenPromises(house)).toEqual([]);
    expect(house.meter.counted.get('clockNotStarted')).toBeGreaterThan(5);
  });
});

describe('when SNS takes nothing for ten minutes', () => {
  it('everybody who was due is paged within a minute of its return, each page once', async () => {
    const house = await openHouse();
    const back = secondsAfter(house.clock.now(), 600);
    house.pager.answer = () => (house.clock.now() < back ? { outcome: 'put-off', because: 'InternalErrorException' } : { outcome: 'sent' });
    await house.deliver(fromLucknow);
    await house.pass(599);
    expect(house.pager.inbox).toEqual([]);
    await house.pass(61);
    expect(new Set(house.paged())).toEqual(new Set([...FIRST, ...['secondary', 'supervisor', 'shift-1', 'shift-2', 'officer-in-charge'].flatMap((one) => [`state-${one}/sms`, `state-${one}/email`])]));
    expect(sentTwice(house)).toEqual([]);
    expect(house.meter.counted.get('pagePutOff')).toBeGreaterThan(10);
  });

  it('and an acknowledgement in between, by the page that got through, ends what was still put off', async () => {
    const house = await openHouse();
    house.pager.answer = ({ page }) => (page.responderId === 'state-primary' ? { outcome: 'sent' } : { outcome: 'put-off', because: 'Throttled' });
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    house.pager.answer = () => ({ outcome: 'sent' });
    const before = house.pager.inbox.length;
    await house.pass(299);
    expect(house.paged(before)).toEqual(['control-room-162/sms']);
  });
});

describe.each([
  ['the directory', 'directory'],
  ['the ledger', 'ledger.keep'],
])('when %s is down for ten minutes', (_, prefix) => {
  it('the incident is paged within a minute of its return, once', async () => {
    const house = await openHouse();
    const back = secondsAfter(house.clock.now(), 600);
    const wraps = outage(prefix, () => house.clock.now() < back);
    await expect(house.deliver(fromLucknow, wraps)).rejects.toThrow('down');
    await house.pass(599, { wraps });
    expect(house.pager.inbox).toEqual([]);
    await house.pass(61, { wraps });
    expect(house.paged()).toEqual(expect.arrayContaining(FIRST));
    expect(sentTwice(house)).toEqual([]);
  });
});

describe('when Secrets Manager does not answer at first', () => {
  it('everybody is paged all the same, with a number to call instead of a link, and it is told', async () => {
    const house = await openHouse();
    const linkKey = async (): Promise<string> => Promise.reject(new Error('InternalServiceError'));
    await route(house.ports({ linkKey }))(await house.located({ ...fromLucknow, subject: {} }));
    expect(house.paged().sort()).toEqual([...FIRST].sort());
    for (const { text } of house.pager.inbox) expect([text.body, text.body.includes('?t=')]).toEqual([expect.stringContaining('call 112'), false]);
    expect(house.meter.counted.get('linkKeyMissing')).toBe(1);
    const before = house.pager.inbox.length;
    await house.pass(60);
    expect(house.pager.inbox[before]?.text.body).toContain('?t=');
  });

  it('with it, an alert that names a phone is paged and done with: it is related to none, and not delivered again', async () => {
    const house = await openHouse();
    const linkKey = async (): Promise<string> => Promise.reject(new Error('InternalServiceError'));
    const message = await house.located(fromLucknow);
    expect(message.traits).not.toEqual([]);
    await route(house.ports({ linkKey }))(message);
    expect([house.paged().length > 0, (await house.read(message.incidentId)).related]).toEqual([true, []]);
  });
});

describe('when nothing wakes and nothing sweeps for a night', () => {
  it('the first sweep afterwards pages every level that was slept through, and the last resort', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const before = house.pager.inbox.length;
    await house.pass(8 * 60 * 60, { clocks: false, sweeps: false });
    await house.sweeping();
    expect([...new Set(house.pager.inbox.slice(before).map(({ page }) => page.step))].sort()).toEqual(['r1.l1', 'r1.l2', 'r1.l3', 'r1.l4', 'r1.last1']);
    expect(await brokenPromises(house)).toEqual([]);
  });
});

describe('a sweep', () => {
  it('goes on after an incident that cannot be driven, and says at the end that there was one', async () => {
    const house = await openHouse();
    const ids: IncidentId[] = [];
    for (const alertId of ['one', 'two', 'three']) {
      ids.push((await house.located({ ...fromLucknow, alertId })).incidentId);
      await expect(house.deliver({ ...fromLucknow, alertId }, outage('directory', () => true))).rejects.toThrow('down');
    }
    await house.pass(16, { sweeps: false });
    const read = async (id: IncidentId) => (id === ids[1] ? Promise.reject(new Error('damaged')) : house.ledger.read(id));
    const ports = { ...house.ports({ ledger: (ledger) => ({ ...ledger, read }) }), tolerance: 15, adopts: 60 };
    await expect(sweep(ports)).rejects.toThrow('1 of 3 overdue incidents could not be driven');
    expect(new Set(house.pager.inbox.map(({ incidentId }) => incidentId))).toEqual(new Set([ids[0], ids[2]]));
  });

  it('reports its look even when nothing is overdue', async () => {
    const house = await openHouse();
    await sweep({ ...house.ports(), tolerance: 15, adopts: 60 });
    expect([house.meter.counted.get('swept'), house.meter.counted.get('overdue')]).toEqual([1, 0]);
  });

  it('reports no look that could not read the index: the alarm on missing reports is for that', async () => {
    const house = await openHouse();
    await expect(sweep({ ...house.ports(outage('ledger.overdue', () => true)), tolerance: 15, adopts: 60 })).rejects.toThrow('down');
    expect(house.meter.counted.get('swept')).toBeUndefined();
  });

  it('leaves the clock its fifteen seconds', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.pass(59, { clocks: false, sweeps: false });
    await house.sweeping();
    expect(house.pager.inbox).toHaveLength(FIRST.length);
    await house.pass(2, { clocks: false, sweeps: false });
    await house.sweeping();
    expect(stepsOf(house)).toEqual(['r1.l0', 'r1.l1']);
  });
});

describe('when nothing sweeps', () => {
  it('the clock alone brings every deadline on time, also one that came nearer meanwhile', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'hand-off', { to: 'Lucknow' });
    await house.pass(700, { sweeps: false });
    await house.does('control-room-162', 'acknowledge');
    const lease = (await house.read(id)).leaseUntil as Instant;
    const before = house.pager.inbox.length;
    await house.pass(481, { sweeps: false });
    expect(house.pager.inbox.slice(before).map(({ at }) => at)).toContain(lease);
  });

  it('a night is the same as with it', async () => {
    const nights = await Promise.all([true, false].map(async (sweeps) => {
      const house = await openHouse();
      await house.deliver(fromLucknow);
      await house.pass(3600, { sweeps });
      return house.pager.inbox.map(({ at, page }) => `${at} ${page.key}`);
    })); // prettier-ignore
    expect(nights[1]).toEqual(nights[0]);
  });
});

describe('an execution that is lost', () => {
  it('is replaced within a minute of the moment it missed, by one with a number of its own', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const first = (await house.read(id)).clock.n;
    house.escalation.waiting.clear();
    await house.pass(120);
    expect(stepsOf(house)).toContain('r1.l1');
    expect([...house.escalation.waiting.values()]).toEqual([expect.objectContaining({ incidentId: id, n: first + 1 })]);
  });
});

describe('calls that break at random, one in six', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('delay pages but lose none: night %i', async (seed) => {
    const house = await openHouse();
    let calls = seed;
    const wraps = wrapped(async (name, effect) => {
      calls = (calls * 1_103_515_245 + 12_345) % 2_147_483_648;
      const luck = Math.floor(calls / 65_536) % 12;
      if (name === 'pager.send') return luck === 0 ? ({ outcome: 'put-off', because: 'unlucky' } as never) : effect();
      if (luck === 0) throw new Error('unlucky before');
      const answer = await effect();
      if (luck === 1) throw new Error('unlucky after');
      return answer;
    });
    const message = await house.located(fromLucknow);
    for (let tries = 0; (await Promise.allSettled([route(house.ports(wraps))(message)]))[0].status === 'rejected'; tries += 1) {
      expect(tries).toBeLessThan(20);
      await house.pass(60, { wraps });
    }
    const start = house.clock.now();
    for (let minute = 0; minute < 60; minute += 1) {
      await house.pass(60, { wraps });
      expect((await brokenPromises(house)).filter((one) => !one.includes('overdue'))).toEqual([]); // three sweeps in a row may break
    }
    const paged = new Set(house.paged());
    for (const who of ['primary', 'secondary', 'supervisor', 'shift-1', 'officer-in-charge']) expect(paged).toContain(`state-${who}/sms`);
    expect(stepsOf(house)).toEqual(expect.arrayContaining(['r1.last1', 'r1.last9']));
    expect(longestSilence(house, start)).toBeLessThanOrEqual(600);
  });
});
