/** How long real alerts take, how many pages go out, and who sends alerts: counted once each, and never for an exercise. */
import { route } from '../../pipeline/route.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';

const figures = ({ meter }: House) => Object.fromEntries([...meter.counted].filter(([name]) => /^(first|pageSent|pageProved|alert)/.test(name)));

it('from the front door to the first page, and from there to the first acknowledgement', async () => {
  const house = await openHouse();
  const located = await house.located(fromLucknow);
  house.clock.pass(3);
  await route(house.ports())(located);
  expect(figures(house)).toEqual({ firstPaged: 3000, pageSent: 4, 'alertArrived/meta': 1 });
  await house.pass(40);
  await house.does('control-room-162', 'acknowledge');
  await house.does('state-primary', 'acknowledge');
  await house.pass(1200);
  expect(figures(house)).toMatchObject({ firstPaged: 3000, firstAcknowledged: 40_000 });
});

it('each page that was sent, and each that is known to have arrived', async () => {
  const house = await openHouse();
  await house.deliver(fromLucknow);
  await house.pass(55);
  const texts = house.pager.inbox.filter(({ page }) => page.channel === 'sms').length;
  expect([figures(house)['pageSent'], figures(house)['pageProved']]).toEqual([house.pager.inbox.length, texts]);
});

it('an update and the same again are signs of life of their partner; a page again is none', async () => {
  const house = await openHouse();
  await house.deliver(fromLucknow);
  await house.deliver(fromLucknow);
  await house.deliver({ ...fromLucknow, risk: 'imminent' });
  await house.pass(900);
  expect(figures(house)).toMatchObject({ 'alertArrived/meta': 3, firstPaged: 0 });
});

it('nothing of an exercise', async () => {
  const house = await openHouse();
  await house.deliver({ ...fromLucknow, exercise: true });
  await house.pass(60);
  await house.does('control-room-162', 'acknowledge');
  expect(figures(house)).toEqual({});
});
