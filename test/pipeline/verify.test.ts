/** Which links ask whether a channel is somebody's, and what becomes of those that were meant for somebody else. */
import { askToConfirm, verification } from '../../pipeline/verify.ts';
import { openHouse, type House } from '../support/house.ts';

const tokenIn = (house: House): string => /\?t=([0-9a-z]{20})/.exec(house.pager.inbox.at(-1)!.text.body)![1]!;
const sms = async (house: House) => (await house.directory.people([], ['state-primary'])).responders[0]!.channels.sms!;

async function asked() {
  const house = await openHouse();
  await askToConfirm(house.ports(), { responder: 'state-primary', channel: 'sms' });
  return { house, token: tokenIn(house) };
}

it("a page's own link asks nothing, and a press there proves nobody's channel", async () => {
  const house = await openHouse();
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { sms: { number: '+917000000800' } } }));
  await house.deliver({ alertId: 'a' });
  expect(await verification(house.ports(), house.tokenFor('state-primary'), true)).toBeNull();
  expect((await sms(house)).verifiedAt).toBeUndefined();
});

it('a link of somebody who is no longer in the directory is none', async () => {
  const { house, token } = await asked();
  await house.directory.removeResponder('state-primary');
  expect(await verification(house.ports(), token, true)).toBeNull();
});

it('a link of a channel that was taken away is none', async () => {
  const { house, token } = await asked();
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { email: one.channels.email! } }));
  expect(await verification(house.ports(), token, true)).toBeNull();
});

it('says that a channel was confirmed before, also to who only looks', async () => {
  const { house, token } = await asked();
  await house.directory.mark('state-primary', 'sms', '+917000000001', { verifiedAt: house.clock.now() });
  expect(await verification(house.ports(), token, false)).toMatchObject({ isConfirmed: true, isOver: false });
});
