/** What is done when something is due, beside the pages themselves: their names are kept, refusals are noted and counted, one clock runs. */
import type { Sending } from '../../core/page-proof.ts';
import { drive } from '../../pipeline/drive.ts';
import type { Ledger } from '../../pipeline/ports.ts';
import { fromLucknow, openHouse, type House, type Wraps } from '../support/house.ts';

const refusing = (house: House, ...channels: string[]): void => void (house.pager.answer = ({ page }) => (channels.includes(page.channel) ? { outcome: 'refused', because: 'OptedOut' } : { outcome: 'sent', messageId: page.key }));

describe('the names that SNS gives to pages', () => {
  async function kept(prepare: (house: House) => void = () => undefined): Promise<Sending[][]> {
    const house = await openHouse();
    const all: Sending[][] = [];
    prepare(house);
    await house.deliver(fromLucknow, { ledger: (ledger: Ledger) => ({ ...ledger, putSendings: async (some) => void all.push([...some]) }) });
    return all;
  }

  it('are kept of those whose fate can be reported', async () => {
    expect((await kept()).map((some) => some.map(({ page, channel }) => [page, channel]))).toEqual([[['r1.l0.state-primary.sms', 'sms'], ['r1.l0.control-room-162.sms', 'sms']]]);
  });

  it('are not asked for where there are none', async () => {
    expect(await kept((house) => refusing(house, 'sms'))).toEqual([]);
    expect(await kept((house) => void (house.pager.answer = () => ({ outcome: 'sent' })))).toEqual([]);
  });
});

describe('an address that SNS refuses', () => {
  const failed = async (house: House) => (await house.directory.people([], ['state-primary'])).responders[0]!.channels;

  it('is noted of whom it is, and of no other channel', async () => {
    const house = await openHouse();
    refusing(house, 'sms');
    await house.deliver(fromLucknow);
    const { sms, email } = await failed(house);
    expect([sms, email]).toMatchObject([{ failedAt: house.clock.now(), failedBecause: 'OptedOut' }, {}]);
    expect(email).not.toHaveProperty('failedAt');
  });

  it('of the subscribers fixed at deploy time is noted of nobody: they are not in the directory', async () => {
    const house = await openHouse();
    await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: {}, lastResortPosts: [] }));
    const marked: string[] = [];
    refusing(house, 'email');
    await house.deliver({ ...fromLucknow, hints: [] }, { directory: (directory) => ({ ...directory, mark: async (responderId) => void marked.push(responderId) }) });
    expect(marked).toEqual([]);
    expect(house.meter.counted.get('pageRefused')).toBeGreaterThan(0);
  });

  it('and cannot be noted holds up no page', async () => {
    const house = await openHouse();
    refusing(house, 'sms');
    await house.deliver(fromLucknow, { directory: (directory) => ({ ...directory, mark: async () => Promise.reject(new Error('throttled')) }) });
    expect(house.paged()).toEqual(['state-primary/email', 'control-room-162/email']);
  });

  it('is counted once, and besides only what goes well', async () => {
    const house = await openHouse();
    refusing(house, 'sms');
    const id = await house.deliver(fromLucknow);
    await house.pass(30);
    const { events } = await house.read(id);
    expect(house.meter.counted.get('pageRefused')).toBe(events.filter(({ kind }) => kind === 'PAGE_REFUSED').length);
    expect([...house.meter.counted.keys()].sort()).toEqual(['alertArrived/meta', 'firstPaged', 'overdue', 'pageRefused', 'pageSent', 'swept']);
  });
});

describe('the clock', () => {
  it('is started once, and goes on through the levels while nobody dies', async () => {
    const house = await openHouse();
    const started: number[] = [];
    const wraps: Wraps = { escalation: (escalation) => ({ ...escalation, start: async (wake) => (started.push(wake.n), escalation.start(wake)) }) };
    const id = await house.deliver(fromLucknow, wraps);
    await drive(house.ports(wraps), id);
    await house.pass(130, { wraps });
    const { clock, rung } = await house.read(id);
    expect([started, clock.n, rung!.nextLevel, [...house.escalation.waiting.values()].map(({ n }) => n)]).toEqual([[1], 1, 3, [1]]);
  });
});

it('whoever has it is reminded, also when the desk knows them no longer', async () => {
  const house = await openHouse();
  await house.deliver(fromLucknow);
  await house.does('state-primary', 'acknowledge');
  await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: { ...desk.roster, primary: [] }, lastResortPosts: [] }));
  const before = house.pager.inbox.length;
  await house.pass(301);
  expect(house.paged(before)).toContain('state-primary/sms');
});

it('where somebody else is always first, it is left to sweep after twelve looks, and nothing was sent', async () => {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow, { ledger: (ledger: Ledger) => ({ ...ledger, keep: async () => false }) });
  let tries = 0;
  await drive(house.ports({ ledger: (ledger: Ledger) => ({ ...ledger, keep: async () => ((tries += 1), false) }) }), id);
  expect([tries, house.paged()]).toEqual([12, []]);
  await house.pass(30);
  expect(house.paged()).toContain('state-primary/sms');
});
