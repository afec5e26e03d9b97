/** Executions that come twice, late, early or never, and clocks that do not agree. */
import type { Wake } from '../../core/clock.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Incident } from '../../core/incident.ts';
import { secondsAfter, type Seconds } from '../../core/time.ts';
import { drive } from '../../pipeline/drive.ts';
import { escalate } from '../../pipeline/escalate.ts';
import type { Clock } from '../../pipeline/ports.ts';
import { breaking } from '../support/faults.ts';
import { fromLucknow, openHouse, type House, type Wraps } from '../support/house.ts';
import { brokenPromises, sentTwice } from '../support/promises.ts';
import { shuffled } from '../support/shuffled.ts';

const RACES = [1, 2, 3, 4, 5, 6, 7, 8];
const skewed = (by: Seconds): Wraps => ({ clock: (clock: Clock) => ({ now: () => secondsAfter(clock.now(), by) }) });
const stepsOf = (house: House, from = 0): string[] => [...new Set(house.pager.inbox.slice(from).map(({ page }) => page.step))];
const theWake = (house: House): Wake => [...house.escalation.waiting.values()].at(-1)!;

describe("functions whose clocks are five seconds off each other's", () => {
  const night = async (routes: Seconds, wakes: Seconds) => {
    const house = await openHouse();
    await house.deliver(fromLucknow, skewed(routes));
    let invocations = 0;
    const counted: Wraps = { ...skewed(wakes), directory: (directory) => ({ ...directory, people: async (...asked) => ((invocations += 1), directory.people(...asked)) }) };
    await house.pass(3600, { wraps: counted });
    return { house, invocations };
  };

  it.each([
    [0, 5],
    [0, -5],
    [5, -5],
    [-5, 5],
    [5, 5],
    [-5, -5],
  ])('page in the same order, each page once, whether route is %i s and escalate %i s off', async (routes, wakes) => {
    const [{ house, invocations }, even] = [await night(routes, wakes), await night(0, 0)];
    expect(stepsOf(house).slice(0, 15)).toEqual(stepsOf(even.house).slice(0, 15));
    expect(sentTwice(house)).toEqual([]);
    expect(invocations).toBeLessThanOrEqual(even.invocations + 1);
  });

  it.each([5, -5])('reminds of a lease after five minutes and takes it back after eight, give or take, when the button is pressed %i s off', async (off) => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge', {}, skewed(off));
    await house.pass(1);
    const before = house.pager.inbox.length;
    await house.pass(293);
    expect(house.pager.inbox).toHaveLength(before);
    await house.pass(12);
    expect(stepsOf(house, before)).toEqual([expect.stringMatching(/^r1\.reminder\d+$/)]);
    await house.pass(180);
    expect(stepsOf(house, before).slice(1)).toEqual(['r2.l0']);
  });
});

describe('an execution', () => {
  it('that wakes before its time by our clock does what is due at its own moment, and does not spin', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const wakes: string[] = [];
    for (let at = theWake(house); wakes.length < 20 && at.at <= secondsAfter(house.clock.now(), 130); ) {
      wakes.push(at.at);
      const { closed, ...next } = await escalate(house.ports(skewed(-30)))(at);
      expect(closed).toBe(false);
      at = next;
    }
    expect(wakes.map((at) => Date.parse(at) - Date.parse(house.clock.now()))).toEqual([45_000, 60_000, 105_000, 120_000]);
  });

  it('that is asked while a page is being sent wakes when its claim ends, and rings no phone', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    house.clock.pass(60);
    const wake = theWake(house);
    const dying = Promise.allSettled([escalate(house.ports({ pager: () => ({ send: async () => Promise.reject(new Error('killed')) }) }))(wake)]);
    expect((await dying)[0].status).toBe('rejected');
    const before = house.pager.inbox.length;
    const { at } = await escalate(house.ports())(wake);
    expect([at, house.pager.inbox.length]).toEqual([secondsAfter(house.clock.now(), 15), before]);
    house.clock.pass(15);
    await escalate(house.ports())({ ...wake, at });
    expect(house.paged(before)).toEqual(['state-primary/sms']);
    expect((await house.read(id)).events.filter(({ kind }) => kind === 'PAGED_AGAIN')).toHaveLength(1);
  });

  it.each(RACES)('that is woken three times at once pages once, race %i', async (seed) => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    house.clock.pass(60);
    const before = house.pager.inbox.length;
    const step = escalate(house.ports(shuffled(seed)));
    const answers = await Promise.all([theWake(house), theWake(house), theWake(house)].map(step));
    expect(house.paged(before)).toEqual(['state-primary/sms']);
    expect(answers.every(({ closed }) => !closed)).toBe(true);
    expect(await brokenPromises(house)).toEqual([]);
  });

  it.each(RACES)('and a sweep at the same moment page once, race %i', async (seed) => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    house.clock.pass(90);
    const before = house.pager.inbox.length;
    const wraps = shuffled(seed);
    await Promise.all([escalate(house.ports(wraps))(theWake(house)), house.sweeping(wraps), house.sweeping(wraps)]);
    expect(house.paged(before)).toEqual(['state-primary/sms']);
    expect(await brokenPromises(house)).toEqual([]);
    await house.pass(60);
    expect(stepsOf(house, before)).toEqual(['r1.l1', 'r1.l2']);
  });

  it('that is five minutes late pages every level passed, then counts from now', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const before = house.pager.inbox.length;
    await house.pass(300, { clocks: false, sweeps: false });
    await house.wake();
    expect(stepsOf(house, before)).toEqual(['r1.l1', 'r1.l2', 'r1.l3']);
    await house.pass(119);
    expect(stepsOf(house, before)).toHaveLength(3);
    await house.pass(1);
    expect(stepsOf(house, before).at(-1)).toBe('r1.l4');
  });

  it('that was never started, for its starter died with a page in hand, is started by whoever sends that page', async () => {
    const house = await openHouse();
    const { wraps, calls } = breaking(Infinity);
    await (await openHouse()).deliver(fromLucknow, wraps);
    await Promise.allSettled([house.deliver(fromLucknow, breaking(calls.indexOf('pager.send'), 'dies').wraps)]);
    expect(house.escalation.waiting.size).toBe(0);
    house.clock.pass(31);
    await house.sweeping();
    const [{ clock }] = (await house.ledger.list('open', 1, null)).incidents as [Incident];
    expect([...house.escalation.waiting.values()].filter(({ n }) => n === clock.n)).toHaveLength(1);
  });

  it('that has died is noticed by whoever acts after it should have woken', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    house.escalation.waiting.clear();
    house.clock.pass(305);
    await house.does('state-primary', 'note', { note: 'called, no answer' });
    const [{ clock, nextActionAt }] = (await house.ledger.list('open', 1, null)).incidents as [Incident];
    expect([...house.escalation.waiting.values()]).toMatchObject([{ n: clock.n, at: nextActionAt }]);
  });

  it('with a number that is no longer the clock\'s ends, and touches nothing', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const stale = { ...theWake(house), n: 0 };
    house.clock.pass(90);
    const before = await house.read(id);
    expect(await escalate(house.ports())(stale)).toEqual({ ...stale, closed: true });
    expect(await house.read(id)).toBe(before);
  });

  it('of an incident that is closed, or that nobody knows, ends', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const wake = theWake(house);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'met' });
    expect(await escalate(house.ports())(wake)).toMatchObject({ closed: true });
    expect(await escalate(house.ports())({ ...wake, incidentId: 'a'.repeat(26) })).toMatchObject({ closed: true });
  });

  it('hands over to one with a number of its own after a thousand turns, without a gap', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const young = await house.read(id);
    await house.ledger.keep({ ...young, version: young.version + 1, clock: { ...young.clock, turns: 997 } }, young);
    await house.pass(1800, { sweeps: false });
    expect((await house.read(id)).clock).toMatchObject({ n: 2, turns: expect.any(Number) as number });
    expect([...house.escalation.waiting.values()].map(({ n }) => n)).toEqual([2]);
    expect(stepsOf(house)).toEqual(['r1.l0', 'r1.l1', 'r1.l2', 'r1.l3', 'r1.l4', 'r1.last1', 'r1.last2', 'r1.last3', 'r1.last4', 'r1.last5']);
  });

  it('carries ids and a moment, nothing else', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    expect(Object.keys(theWake(house)).sort()).toEqual(['at', 'incidentId', 'n']);
    house.clock.pass(60);
    expect(Object.keys(await escalate(house.ports())(theWake(house))).sort()).toEqual(['at', 'closed', 'incidentId', 'n']);
  });
});

describe('drive', () => {
  it('writes nothing when nothing is due, however often it is called', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const { version } = await house.read(id);
    for (let times = 0; times < 50; times += 1) expect(await drive(house.ports(), id)).toMatchObject({ version });
    expect(house.pager.inbox).toHaveLength(4);
  });

  it('of an incident that is not there is nothing', async () => {
    const house = await openHouse();
    expect(await drive(house.ports(), 'a'.repeat(26) as IncidentId)).toBeNull();
  });
});
