/** What an order makes of a desk or of a responder: once, and not a second time; and why it is refused. */
import { absenceOrdered, ordered, orderFault, standsOn, type DeskOrder } from '../../core/duty-apply.ts';
import type { DutyOrder } from '../../core/duty-order.ts';
import type { Desk, Override, Responder, Rota } from '../../core/people.ts';
import { instant, secondsAfter, type Instant } from '../../core/time.ts';

const now = instant('2026-03-01T00:00:00Z');
const days = (count: number): Instant => secondsAfter(now, count * 86_400);
const rota = (role: Rota['role'], ...crew: string[]): Rota => ({ role, timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00'], overlapMinutes: 0, advances: 'week', crews: [crew] }) as unknown as Rota;
const desk: Desk = { deskId: 'state', roster: { primary: ['a'], secondary: ['b'] }, rotas: [rota('shift', 'c')], overrides: [], lastResortPosts: ['a'] };
const apply = (one: Desk, order: object): Desk => ordered(one, { desk: 'state', ...order } as DeskOrder, 'Asia/Kolkata', now);
const period = { from: days(1), to: days(2) };
const shown = ({ overrides = [] }: Desk) => overrides.map(({ role, instead, responders, from, to }) => [role, instead, responders.join(), from, to]);

describe('an order', () => {
  it.each<[string, object, Partial<Desk>]>([
    ['of a roster changes that role alone', { change: 'roster', role: 'primary', responders: ['b', 'c'] }, { roster: { primary: ['b', 'c'], secondary: ['b'] } }],
    ['of rotas replaces those of the role, and keeps the others', { change: 'rotas', role: 'primary', rotas: [rota('shift', 'd')] }, { rotas: [rota('shift', 'c'), rota('primary', 'd')] }],
    ['of no rotas ends them', { change: 'rotas', role: 'shift', rotas: [] }, { rotas: [] }],
    ['of last-resort posts replaces them', { change: 'last-resort-posts', responders: ['b'] }, { lastResortPosts: ['b'] }],
  ])('%s, and a second time nothing', (_, order, changed) => {
    const once = apply(desk, order);
    expect(once).toEqual({ ...desk, ...changed });
    expect(apply(once, order)).toBe(once);
  }); // prettier-ignore

  it('of rotas is taken by a desk that has none', () => {
    const { rotas: _, ...without } = desk;
    expect(apply(without, { change: 'rotas', role: 'primary', rotas: [rota('primary', 'd')] }).rotas).toEqual([rota('primary', 'd')]);
  });

  it('of a swap has each stand for the other, and undone neither', () => {
    const swap = { change: 'swap', role: 'primary', one: 'a', other: 'b', ...period };
    const swapped = apply(desk, swap);
    expect(shown(swapped)).toEqual([['primary', 'a', 'b', days(1), days(2)], ['primary', 'b', 'a', days(1), days(2)]]);
    expect([shown(apply(swapped, { ...swap, undo: true })), apply(swapped, { ...swap, undo: false })]).toEqual([[], swapped]);
  });

  it('of holidays has these stand for everybody, each day from midnight to midnight by the clock of the state', () => {
    const holiday = apply(desk, { change: 'holiday', role: 'primary', dates: ['2026-08-15', '2026-10-02'], responders: ['b'] });
    expect(shown(holiday)).toEqual([
      ['primary', '*', 'b', instant('2026-08-14T18:30Z'), instant('2026-08-15T18:30Z')], ['primary', '*', 'b', instant('2026-10-01T18:30Z'), instant('2026-10-02T18:30Z')],
    ]); // prettier-ignore
  });

  it('of a calendar replaces what that calendar said of that role, and nothing that another one or a hand wrote', () => {
    const turn = (calendar: string | undefined, role: Override['role'], by: string): Override => ({ role, instead: null, responders: [by], ...period, ...(calendar && { calendar }), addedAt: now });
    const before = { ...desk, overrides: [turn('march', 'primary', 'a'), turn('march', 'shift', 'b'), turn('april', 'primary', 'c'), turn(undefined, 'primary', 'd')] };
    const order = { change: 'calendar', role: 'primary', calendar: 'march', turns: [{ ...period, responders: ['e'] }] };
    const after = apply(before, order);
    expect(after.overrides).toEqual([turn('march', 'shift', 'b'), turn('april', 'primary', 'c'), turn(undefined, 'primary', 'd'), turn('march', 'primary', 'e')]);
    expect(ordered(after, { desk: 'state', ...order } as DeskOrder, 'Asia/Kolkata', days(0.5))).toBe(after);
    expect(apply({ ...desk, overrides: undefined }, order).overrides).toEqual([turn('march', 'primary', 'e')]);
  });

  it('drops what ended more than 28 days ago, and keeps what ended since', () => {
    const ended = (at: Instant): Override => ({ role: 'primary', instead: 'a', responders: ['b'], from: days(-60), to: at });
    const old = { ...desk, overrides: [ended(days(-28)), ended(secondsAfter(days(-28), 1))] };
    const after = apply(old, { change: 'override', role: 'shift', instead: null, responders: ['d'], ...period });
    expect(shown(after).map(([role, , by, , to]) => [role, by, to])).toEqual([['primary', 'b', secondsAfter(days(-28), 1)], ['shift', 'd', days(2)]]);
  });
});

describe('an absence', () => {
  const responder: Responder = { responderId: 'a', name: 'Invented', rank: '', language: 'en', channels: {} };
  const order = { change: 'absence' as const, responder: 'a', ...period };

  it('is on record once, and undone not at all', () => {
    const absent = absenceOrdered(responder, order, now);
    expect(absent.absences).toEqual([{ ...period, addedAt: now }]);
    expect(absenceOrdered(absent, order, days(0.5))).toBe(absent);
    expect(absenceOrdered(absent, { ...order, undo: true }, now).absences).toEqual([]);
    expect(absenceOrdered(responder, { ...order, undo: true }, now)).toBe(responder);
  });

  it('that ended more than 400 days ago goes with the next one', () => {
    const old = (to: Instant) => ({ from: days(-500), to });
    const before = { ...responder, absences: [old(days(-400)), old(secondsAfter(days(-400), 1))] };
    expect(absenceOrdered(before, order, now).absences).toEqual([old(secondsAfter(days(-400), 1)), { ...period, addedAt: now }]);
    expect(absenceOrdered({ ...responder, absences: [old(days(-1))] }, order, now).absences).toHaveLength(2);
  });
});

describe('an order is refused', () => {
  const fault = (order: object, one: Desk | null = desk): string | null => orderFault({ desk: 'state', ...order } as DutyOrder, one);
  const NOBODY = 'desk state would have no primary, and would be paged to nobody';
  const byRota = { ...desk, roster: {}, rotas: [rota('primary', 'd')] };

  it.each<[string, object, Desk | null, string | null]>([
    ['that ends before it begins', { change: 'override', from: days(2), to: days(1) }, desk, `it ends before it begins: from ${days(2)} to ${days(1)}`],
    ['that ends when it begins', { change: 'absence', from: days(1), to: days(1) }, desk, `it ends before it begins: from ${days(1)} to ${days(1)}`],
    ['by which somebody swaps with themselves', { change: 'swap', one: 'a', other: 'a', ...period }, desk, '"a" cannot swap with themselves'],
    ['of a turn that ends when it begins, behind one that does not', { change: 'calendar', turns: [period, { from: days(3), to: days(3) }] }, desk, `a turn ends before it begins: from ${days(3)} to ${days(3)}`],
    ['that takes the last primary off the roster', { change: 'roster', role: 'primary', responders: [] }, desk, NOBODY],
    ['that takes the last primary off a desk that nobody knows', { change: 'roster', role: 'primary', responders: [] }, null, NOBODY],
    ['that takes the last primary off the rotas', { change: 'rotas', role: 'primary', rotas: [] }, byRota, NOBODY],
    ['that takes the last primary off the rotas of a desk that nobody knows', { change: 'rotas', role: 'primary', rotas: [] }, null, NOBODY],
  ])('%s', (_, order, one, sentence) => expect(fault(order, one)).toBe(sentence)); // prettier-ignore

  it.each<[string, object, Desk | null]>([
    ['a swap of two', { change: 'swap', one: 'a', other: 'b', ...period }, desk],
    ['a calendar of whole turns', { change: 'calendar', turns: [period] }, desk],
    ['a roster without a primary where a rota has one', { change: 'roster', role: 'primary', responders: [] }, byRota],
    ['no rotas where the roster has a primary', { change: 'rotas', role: 'primary', rotas: [] }, desk],
    ['a roster with a primary', { change: 'roster', role: 'primary', responders: ['d'] }, null],
    ['an empty roster of another role', { change: 'roster', role: 'shift', responders: [] }, null],
    ['other rotas of a primary', { change: 'rotas', role: 'primary', rotas: [rota('primary', 'd')] }, null],
    ['no rotas of another role', { change: 'rotas', role: 'shift', rotas: [] }, null],
    ['a removal', { change: 'remove', responder: 'a' }, null],
  ])('but not %s', (_, order, one) => expect(fault(order, one)).toBeNull());

  it('a rota of another role is no primary', () => expect(fault({ change: 'roster', role: 'primary', responders: [] }, { ...desk, rotas: [rota('shift', 'c')] })).toBe(NOBODY));
});

it('whoever stands on a desk is named with it, as long as they stand: a turn that is over binds nobody', () => {
  const turn = (to: Instant): Override => ({ role: 'primary', instead: 'a', responders: ['z'], from: days(-9), to });
  const desks = [{ ...desk, overrides: [turn(now)] }, { ...desk, deskId: '162', overrides: [turn(secondsAfter(now, 1))] }, { ...desk, deskId: '118', overrides: undefined }];
  expect([standsOn(desks, 'z', now), standsOn(desks, 'c', now), standsOn(desks, 'nobody', now)]).toEqual([['162'], ['state', '162', '118'], []]);
});
