/** A desk that was exported comes back by orders; and whom an order names. */
import { ordered, type DeskOrder } from '../../core/duty-apply.ts';
import { exportOf } from '../../core/duty-export.ts';
import { namedIn, readOrder, type DutyOrder } from '../../core/duty-order.ts';
import { ordersFor } from '../../core/duty-orders.ts';
import type { Desk, Responder } from '../../core/people.ts';
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

it('of a desk that has little there are few orders, each of what there is', () => {
  const kinds = (desk: Desk) => ordersFor(desk).map((order) => [order.change, 'role' in order ? order.role : null]);
  expect([kinds(empty), kinds({ ...empty, rotas: [], overrides: [] })]).toEqual([[], []]);
  const [rota] = exported.rotas!;
  const two = { ...empty, rotas: [rota!, { ...rota!, role: 'shift' as const }] };
  expect(kinds(two)).toEqual([['rotas', 'primary'], ['rotas', 'shift']]);
  expect(ordersFor(two).map((order) => order.change === 'rotas' && order.rotas.map(({ role }) => role))).toEqual([['primary'], ['shift']]);
});

it('the turns of each calendar and role come back by themselves', () => {
  const turn = (calendar: string, role: 'primary' | 'shift', by: string) => ({ role, instead: null, responders: [by], from, to, calendar });
  const desk = { ...empty, overrides: [turn('a', 'primary', '1'), turn('b', 'primary', '2'), turn('a', 'shift', '3'), turn('a', 'primary', '4')] };
  expect(ordersFor(desk)).toEqual([['a', 'primary', ['1', '4']], ['b', 'primary', ['2']], ['a', 'shift', ['3']]].map(([calendar, role, by]) => ({ change: 'calendar', desk: 'state', role, calendar, turns: (by as string[]).map((one) => ({ from, to, responders: [one] })) })));
});

it.each<[object, string[]]>([
  [{ change: 'override', instead: 'a', responders: ['b', 'c'] }, ['b', 'c', 'a']], [{ change: 'override', instead: null, responders: ['b'] }, ['b']], [{ change: 'override', instead: '*', responders: ['b'] }, ['b']],
  [{ change: 'swap', one: 'a', other: 'b' }, ['a', 'b']], [{ change: 'absence', responder: 'a' }, ['a']], [{ change: 'remove', responder: 'a' }, ['a']], [{ change: 'rotas', rotas: [{ crews: [['a'], ['b', 'c']] }] }, ['a', 'b', 'c']],
  [{ change: 'calendar', turns: [{ responders: ['a'] }, { responders: ['b'] }] }, ['a', 'b']], [{ change: 'people', people: [{ responderId: 'a' }] }, []], [{ change: 'holiday', responders: ['a'] }, ['a']], [{ change: 'roster', responders: ['a'] }, ['a']], [{ change: 'last-resort-posts', responders: ['a'] }, ['a']],
])('%j names %j', (order, ids) => expect(namedIn(order as DutyOrder)).toEqual(ids));

it.each<[object, string]>([
  [{ change: 'holiday', desk: 'state', role: 'primary', dates: [], responders: ['a'] }, 'dates: no date is named'],
  [{ change: 'calendar', desk: 'state', role: 'primary', calendar: 'March!', turns: [] }, 'calendar: a name of a-z, 0-9 and -'],
  [{ change: 'calendar', desk: 'state', role: 'primary', calendar: '!march', turns: [] }, 'calendar: a name of a-z, 0-9 and -'],
  [{ change: 'last-resort-posts', desk: 'state', responders: ['a', 'b', 'c', 'd', 'e', 'f'] }, 'responders: at most 5 posts'],
  [{ change: 'people', people: [] }, 'people: nobody is named'],
  [{ change: 'people', people: Array.from({ length: 101 }, (_, i) => ({ responderId: `p${i}`, name: 'x', rank: '', language: 'en' })) }, 'people: at most 100 at once'],
  [{ change: 'absence', responder: 'A!', from: 'noon', to }, 'responder: lower-case letters, digits and hyphens, at most 60; from: a moment with its offset, such as 2026-03-01T22:00:00+05:30'],
  [{ change: 'rotas', desk: 'state', role: 'primary', rotas: [{}] }, 'rotas.0.role: '],
])('%.60j is answered: %s', (order, sentence) => expect(readOrder('Asia/Kolkata', order)).toEqual({ sentence: expect.stringContaining(sentence) as string }));

it('what is no order at all is answered too', () => expect(readOrder('Asia/Kolkata', 7)).toEqual({ sentence: expect.stringMatching(/^the order: /) as string }));

it('an export has of each responder what an admin writes, and what is known of each channel, if anything is', () => {
  const plain: Responder = { responderId: 'a', name: 'Invented', rank: 'SI', language: 'en', channels: { sms: { number: '+917000000001' } } };
  const whole: Responder = { ...plain, responderId: 'b', speaks: ['hi'], order: ['email'], absences: [{ from, to }], channels: { email: { address: 'b@sample.invalid', topicArn: 't', verifiedAt: now }, https: { url: 'https://b.example.in', topicArn: 't' } } };
  const { responders } = exportOf({ desks: [exported], responders: [plain, whole] });
  expect(JSON.parse(JSON.stringify(responders))).toEqual([
    { responderId: 'a', name: 'Invented', rank: 'SI', language: 'en', sms: '+917000000001' },
    { responderId: 'b', name: 'Invented', rank: 'SI', language: 'en', speaks: ['hi'], order: ['email'], absences: [{ from, to }], email: 'b@sample.invalid', https: 'https://b.example.in', proofs: { email: { address: 'b@sample.invalid', verifiedAt: now } } },
  ]);
  expect(exportOf({ desks: [exported], responders: [] }).desks).toEqual([exported]);
});
