/** What an admin orders: carried out once, on record before it is done, refused in a sentence. */
import { onDuty } from '../../core/on-duty.ts';
import { standing } from '../../core/on-duty.ts';
import { instant } from '../../core/time.ts';
import { carryOutOrder } from '../../pipeline/duty.ts';
import { fromLucknow, openHouse, up, type House } from '../support/house.ts';

const ports = (house: House) => ({ ...house, pack: up });
const order = async (house: House, given: object) => carryOutOrder(ports(house), 'admin', given);
const night = { from: '2026-03-01T22:00:00+05:30', to: '2026-03-02T06:00:00+05:30' };
const at = instant('2026-03-01T18:00:00Z');
const desk = async (house: House, id = 'state') => (await house.directory.people([id], [])).desks[0]!;
const audits = async (house: House) => (await house.directory.audits('2026-03')).audits;

describe('an order', () => {
  it('is carried out, is on record, and says the second time that it was so already', async () => {
    const house = await openHouse();
    const override = { change: 'override', desk: 'state', role: 'primary', instead: 'state-primary', responders: ['state-shift-1'], ...night };
    expect([await order(house, override), await order(house, override)]).toEqual([{ isNew: true }, { isNew: false }]);
    expect(standing(await desk(house), 'primary', at)).toEqual(['state-shift-1']);
    expect(await audits(house)).toMatchObject([{ by: 'admin', at: house.clock.now(), order: { change: 'override', from: instant('2026-03-01T16:30Z') } }]);
    expect(await order(house, { ...override, undo: true })).toEqual({ isNew: true });
    expect(standing(await desk(house), 'primary', at)).toEqual(['state-primary']);
  });

  it('is on record even if it then fails', async () => {
    const house = await openHouse();
    const failing = { ...ports(house), directory: { ...house.directory, changeDesk: async () => Promise.reject(new Error('down')) } };
    await expect(carryOutOrder(failing, 'admin', { change: 'roster', desk: 'state', role: 'shift', responders: [] })).rejects.toThrow('down');
    expect(await audits(house)).toHaveLength(1);
  });

  it('to swap exchanges two turns, twice exchanges nothing more', async () => {
    const house = await openHouse();
    await order(house, { change: 'roster', desk: 'state', role: 'secondary', responders: ['state-shift-2'] });
    const swap = { change: 'swap', desk: 'state', role: 'secondary', one: 'state-shift-2', other: 'state-secondary', ...night };
    expect([await order(house, swap), await order(house, swap)]).toEqual([{ isNew: true }, { isNew: false }]);
    expect(standing(await desk(house), 'secondary', at)).toEqual(['state-secondary']);
  });

  it('of a holiday has these stand from midnight to midnight of the pack, and nobody else', async () => {
    const house = await openHouse();
    await order(house, { change: 'holiday', desk: 'state', role: 'primary', dates: ['2026-08-15'], responders: ['state-shift-1', 'state-shift-2'] });
    const state = await desk(house);
    const stand = (moment: string) => standing(state, 'primary', instant(moment));
    expect([stand('2026-08-14T18:29:59Z'), stand('2026-08-14T18:30Z'), stand('2026-08-15T18:29:59Z'), stand('2026-08-15T18:30Z')]).toEqual([['state-primary'], ['state-shift-1', 'state-shift-2'], ['state-shift-1', 'state-shift-2'], ['state-primary']]);
  });

  it('of a calendar replaces what that calendar said before, and nothing else', async () => {
    const house = await openHouse();
    await order(house, { change: 'override', desk: 'state', role: 'shift', instead: null, responders: ['state-primary'], ...night });
    const calendar = (responders: string[]) => ({ change: 'calendar', desk: 'state', role: 'shift', calendar: 'march', turns: [{ ...night, responders }] });
    await order(house, calendar(['state-secondary']));
    expect(await order(house, calendar(['state-secondary']))).toEqual({ isNew: false });
    await order(house, calendar(['state-supervisor']));
    expect(standing(await desk(house), 'shift', at)).toEqual(['state-shift-1', 'state-shift-2', 'state-primary', 'state-supervisor']);
  });

  it('of people puts them in, and of a changed number forgets that the old one was verified', async () => {
    const house = await openHouse();
    await order(house, { change: 'people', people: [{ responderId: 'new', kind: 'post', name: 'Invented', rank: '', language: 'hi', sms: '+917000000900', https: 'tel:+917000000901' }] });
    await house.directory.mark('new', 'sms', '+917000000900', { verifiedAt: at });
    await order(house, { change: 'people', people: [{ responderId: 'new', kind: 'post', name: 'Invented', rank: '', language: 'hi', sms: '+917000000902' }] });
    expect((await house.directory.people([], ['new'])).responders[0]).toMatchObject({ kind: 'post', channels: { sms: { number: '+917000000902' } } });
    expect((await house.directory.people([], ['new'])).responders[0]!.channels.sms!.verifiedAt).toBeUndefined();
  });

  it('of an absence is new once, and its end too', async () => {
    const house = await openHouse();
    const absence = { change: 'absence', responder: 'state-primary', ...night };
    expect([await order(house, absence), await order(house, absence)]).toEqual([{ isNew: true }, { isNew: false }]);
    expect(onDuty(await house.directory.people(['state'], []), 'state', 'primary', at)).toEqual([]);
    expect([await order(house, { ...absence, undo: true }), await order(house, { ...absence, undo: true }), (await audits(house)).length]).toEqual([{ isNew: true }, { isNew: false }, 2]);
  });

  it('of people is new each time, names the mailbox that they had before, and is on record', async () => {
    const house = await openHouse();
    const asked: unknown[][] = [];
    const topics = { ...house.topics, subscribe: async (...given: unknown[]) => (asked.push(given), `topic of ${String(given[0])} ${String(given[1])}`) };
    const person = { name: 'Invented', rank: '', language: 'hi', sms: '+917000000900' };
    const people = (address: string) => carryOutOrder({ ...ports(house), topics }, 'admin', { change: 'people', people: [{ responderId: 'one', ...person, email: address }, { responderId: 'two', ...person, https: 'https://two.example.in' }] });
    expect([await people('a@sample.invalid'), await people('b@sample.invalid')]).toEqual([{ isNew: true }, { isNew: true }]);
    expect(asked).toEqual([['one', 'email', 'a@sample.invalid', null], ['two', 'https', 'https://two.example.in', null], ['one', 'email', 'b@sample.invalid', 'a@sample.invalid'], ['two', 'https', 'https://two.example.in', 'https://two.example.in']]);
    expect((await house.directory.people([], ['one', 'two'])).responders.map(({ channels }) => [channels.email?.topicArn, channels.https?.topicArn])).toEqual([['topic of one email', undefined], [undefined, 'topic of two https']]);
    expect((await audits(house)).map(({ order: { change } }) => change)).toEqual(['people', 'people']);
  });

  it('to remove takes out who is on no desk, also while they are being paged', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    expect(await order(house, { change: 'remove', responder: 'state-secondary' })).toEqual({ sentence: '"state-secondary" is still on desk state: take them off its roster, rotas, overrides and last-resort posts first' });
    await house.pass(130);
    await order(house, { change: 'roster', desk: 'state', role: 'secondary', responders: ['state-shift-1'] });
    expect(await order(house, { change: 'remove', responder: 'state-secondary' })).toEqual({ isNew: true });
    await house.pass(600);
    expect(house.paged()).toContain('state-officer-in-charge/sms');
  });

  it('to remove ends the topics of the channels that they had, and of no other', async () => {
    const house = await openHouse();
    const dismissed: string[] = [];
    const topics = { ...house.topics, dismiss: async (responderId: string, channel: string) => void dismissed.push(`${responderId}-${channel}`) };
    const person = { name: 'Invented', rank: '', language: 'hi', sms: '+917000000900' };
    await order(house, { change: 'people', people: [{ responderId: 'with-mail', ...person, email: 'a@sample.invalid' }, { responderId: 'with-phone', ...person }, { responderId: 'with-all', ...person, email: 'b@sample.invalid', https: 'https://gateway.sample.invalid' }] });
    for (const responder of ['with-mail', 'with-phone', 'with-all']) expect(await carryOutOrder({ ...ports(house), topics }, 'admin', { change: 'remove', responder })).toEqual({ isNew: true });
    expect(dismissed).toEqual(['with-mail-email', 'with-all-email', 'with-all-https']);
    expect((await house.directory.people([], ['with-mail', 'with-phone', 'with-all'])).responders).toEqual([]);
  });

  it.each([
    [{ change: 'sleep' }, 'change'],
    [{ change: 'override', desk: 'state', role: 'primary', instead: null, responders: ['ghost'], ...night }, '"ghost": not in the directory'],
    [{ change: 'override', desk: '999', role: 'primary', instead: null, responders: ['state-primary'], ...night }, 'there is no desk "999": allowed is "state", or a unit\'s code'],
    [{ change: 'absence', responder: 'state-primary', from: night.to, to: night.from }, 'it ends before it begins'],
    [{ change: 'roster', desk: 'state', role: 'primary', responders: [] }, 'desk state would have no primary, and would be paged to nobody'],
    [{ change: 'holiday', desk: 'state', role: 'primary', dates: ['2026-02-30'], responders: ['state-primary'] }, 'a date, such as 2026-08-15'],
    [{ change: 'swap', desk: 'state', role: 'primary', one: 'state-primary', other: 'state-primary', ...night }, 'cannot swap with themselves'],
    [{ change: 'people', people: [{ responderId: 'x', name: 'X', rank: '', language: 'xx', sms: '+917000000001' }] }, 'language is "xx"'],
    [null, 'the order'],
  ])('%j is refused in a sentence, and is not on record', async (given, sentence) => {
    const house = await openHouse();
    expect(await carryOutOrder(ports(house), 'admin', given)).toEqual({ sentence: expect.stringContaining(sentence) as string });
    expect(await audits(house)).toEqual([]);
  });

  it('given by two at once: both are kept', async () => {
    const house = await openHouse();
    const override = (responder: string) => ({ change: 'override', desk: 'state', role: 'shift', instead: null, responders: [responder], ...night });
    await Promise.all([order(house, override('state-primary')), order(house, override('state-supervisor'))]);
    expect(onDuty(await house.directory.people(['state'], []), 'state', 'shift', at).map(({ responderId }) => responderId)).toEqual(expect.arrayContaining(['state-primary', 'state-supervisor']));
  });

  it('to a desk with more turns, or more people, than one item of the directory holds is refused in a sentence, and what was there stays', async () => {
    const house = await openHouse();
    const turns = Array.from({ length: 400 }, (_, i) => ({ from: new Date(Date.UTC(2026, 2, 2) + i * 3_600_000).toISOString(), to: new Date(Date.UTC(2026, 2, 2) + (i + 1) * 3_600_000).toISOString(), responders: ['state-shift-1'] }));
    const calendar = (name: string, some = turns) => ({ change: 'calendar', desk: 'state', role: 'shift', calendar: name, turns: some });
    expect([await order(house, calendar('one')), await order(house, calendar('two')), await order(house, calendar('one', turns.slice(1)))]).toEqual([{ isNew: true }, { sentence: 'desk state would have 800 turns of calendars and overrides that are not over: at most 500; a rota says for good what recurs' }, { isNew: true }]);
    expect(await order(house, calendar('three', [...turns, ...turns]))).toEqual({ sentence: 'turns: at most 500 turns' });
    expect([(await desk(house)).overrides!.length, (await audits(house)).length]).toEqual([399, 2]);
    const many = Array.from({ length: 101 }, (_, i) => ({ responderId: `member-${i}`, name: 'Invented', rank: '', language: 'hi', channels: { sms: { number: '+917000000001' } } }));
    await house.directory.putResponders(many);
    const shift = (most: number) => ({ change: 'roster', desk: '162', role: 'shift', responders: many.slice(0, most).map(({ responderId }) => responderId) });
    expect([await order(house, shift(101)), await order(house, shift(99))]).toEqual([{ sentence: 'desk 162 would have 102 people on it: at most 100' }, { isNew: true }]);
    const crews = Array.from({ length: 500 }, () => many.slice(0, 99).map(({ responderId }) => responderId));
    expect(await order(house, { change: 'rotas', desk: '162', role: 'shift', rotas: [{ role: 'shift', startsOn: '2026-01-05', handOverAt: ['06:00'], advances: 'day', crews }] })).toEqual({ sentence: expect.stringMatching(/^desk 162 would be \d+ KB with its rotas and overrides: at most 300$/) });
  });

  it('after turns of months keeps of those that are over only the last weeks', async () => {
    const house = await openHouse();
    for (let month = 0; month < 14; month += 1) {
      const from = Date.parse(house.clock.now());
      const turns = Array.from({ length: 90 }, (_, i) => ({ from: new Date(from + i * 28_800_000).toISOString(), to: new Date(from + (i + 1) * 28_800_000).toISOString(), responders: ['state-shift-1'] }));
      expect(await order(house, { change: 'calendar', desk: 'state', role: 'shift', calendar: `month-${month}`, turns })).toEqual({ isNew: true });
      house.clock.pass(30 * 86_400);
    }
    expect((await desk(house)).overrides!.length).toBeLessThan(200);
  });

  it('forgets overrides that ended more than four weeks ago', async () => {
    const house = await openHouse();
    await order(house, { change: 'override', desk: 'state', role: 'shift', instead: null, responders: ['state-primary'], from: '2026-01-30T00:00Z', to: '2026-01-31T00:00Z' });
    await order(house, { change: 'override', desk: 'state', role: 'shift', instead: null, responders: ['state-primary'], ...night });
    expect((await desk(house)).overrides).toHaveLength(1);
  });
});
