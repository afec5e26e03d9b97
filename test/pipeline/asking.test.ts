/** What can be asked of the whole directory. */
import { carryOutOrder } from '../../pipeline/duty.ts';
import { wholeDirectory } from '../../pipeline/on-call.ts';
import { openHouse, up } from '../support/house.ts';

const newcomer = { responderId: 'on-no-desk', name: 'Invented', rank: '', language: 'en', sms: '+917000000900' };

describe('the whole directory', () => {
  it('has who is on no desk yet, with every channel', async () => {
    const house = await openHouse();
    await carryOutOrder({ ...house, pack: up }, 'admin', { change: 'people', people: [newcomer] });
    const { responders, desks } = await wholeDirectory({ ...house, pack: up });
    expect([responders.length, desks.length, responders.find(({ responderId }) => responderId === 'on-no-desk')]).toEqual([82, 76, expect.objectContaining({ sms: '+917000000900' })]);
  });
});
