/** What can be asked of the whole directory. */
import { carryOutOrder } from '../../pipeline/duty.ts';
import { calendarToken } from '../../core/duty-token.ts';
import { calendarOf, wholeDirectory } from '../../pipeline/on-call.ts';
import { KEY, openHouse, up } from '../support/house.ts';

const newcomer = { responderId: 'on-no-desk', name: 'Invented', rank: '', language: 'en', sms: '+917000000900' };

describe('the whole directory', () => {
  it('has who is on no desk yet, with every channel', async () => {
    const house = await openHouse();
    await carryOutOrder({ ...house, pack: up }, 'admin', { change: 'people', people: [newcomer] });
    const { responders, desks } = await wholeDirectory({ ...house, pack: up });
    expect([responders.length, desks.length, responders.find(({ responderId }) => responderId === 'on-no-desk')]).toEqual([82, 76, expect.objectContaining({ sms: '+917000000900' })]);
  });
});

describe('a calendar', () => {
  it('is that of whoever its address names, and of nobody else', async () => {
    const house = { ...(await openHouse()), pack: up };
    const token = calendarToken(KEY, 'state-primary');
    expect(await calendarOf(house, KEY, { responderId: 'state-primary', token })).toMatchObject([{ desk: 'state', role: 'primary', uid: 'state-primary-state-primary-always@jeevan-raksha' }]);
    for (let i = 0; i < token.length; i += 1) expect(await calendarOf(house, KEY, { responderId: 'state-primary', token: token.slice(0, i) + (token[i] === '0' ? '1' : '0') + token.slice(i + 1) })).toBeNull();
    expect([await calendarOf(house, KEY, { responderId: 'state-secondary', token }), await calendarOf(house, 'another key', { responderId: 'state-primary', token })]).toEqual([null, null]);
  });

  it('of an address that we did not make is refused before anything is read', async () => {
    const house = await openHouse();
    const directory = new Proxy(house.directory, { get: (_, name) => () => { throw new Error(`${String(name)} was read`); } }); // prettier-ignore
    for (const token of ['', 'x', '0'.repeat(20)]) expect(await calendarOf({ pack: up, directory, clock: house.clock }, KEY, { responderId: 'state-primary', token })).toBeNull();
  });

  it('of somebody who was removed is there no longer', async () => {
    const house = await openHouse();
    house.directory.remove('state-primary');
    expect(await calendarOf({ ...house, pack: up }, KEY, { responderId: 'state-primary', token: calendarToken(KEY, 'state-primary') })).toBeNull();
  });
});
