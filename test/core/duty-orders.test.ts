/** A desk that was exported comes back by orders. */
import { ordered, type DeskOrder } from '../../core/duty-apply.ts';
import { readOrder } from '../../core/duty-order.ts';
import { ordersFor } from '../../core/duty-orders.ts';
import type { Desk } from '../../core/people.ts';
import { instant } from '../../core/time.ts';

const [from, to, now] = [instant('2026-03-02T00:00:00+05:30'), instant('2026-03-03T00:00:00+05:30'), instant('2026-03-01T00:00:00Z')];
const exported: Desk = {
  deskId: 'state',
  roster: { secondary: ['b'] },
  rotas: [{ role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00'], overlapMinutes: 30, advances: 'week', crews: [['a'], ['b']] }],
  overrides: [
    { role: 'primary', instead: 'a', responders: ['b'], from, to },
    { role: 'primary', instead: null, responders: ['c'], from, to, calendar: 'shifts' },
  ],
  lastResortPosts: ['a'],
};
const empty: Desk = { deskId: 'state', roster: {}, lastResortPosts: [] };
const imported = (desk: Desk): Desk => ordersFor(exported).reduce((one, order) => ordered(one, order as DeskOrder, 'Asia/Kolkata', now), desk);
const withoutMoments = (desk: Desk): unknown => JSON.parse(JSON.stringify(desk, (key, value: unknown) => (key === 'addedAt' ? undefined : value)));

it('each is an order that the API reads', () => {
  expect(ordersFor(exported).map((order) => readOrder('Asia/Kolkata', order))).toEqual(ordersFor(exported).map((order) => ({ order })));
});

it('together they make the desk: roster, rotas, stand-ins, calendars, posts', () => {
  expect(withoutMoments(imported(empty))).toEqual(exported);
});

it('a second time they change nothing', () => {
  const once = imported(empty);
  expect(imported(once)).toBe(once);
});
