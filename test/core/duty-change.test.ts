/** What is written at run time about who is on duty: each difference makes it another entry, none makes it the same. */
import { keepingAbsences, keepingAdded, withAbsence, withOverride, withoutAbsence, withoutOverride } from '../../core/duty-change.ts';
import type { Desk, Override, Responder } from '../../core/people.ts';
import { instant } from '../../core/time.ts';

const [now, later, from, to, other] = ['2026-03-01', '2026-03-02', '2026-03-05', '2026-03-06', '2026-03-07'].map((day) => instant(`${day}T00:00:00Z`)) as [Override['from'], Override['from'], Override['from'], Override['from'], Override['from']];
const desk: Desk = { deskId: 'state', roster: {}, lastResortPosts: [] };
const one: Override = { role: 'primary', instead: 'a', responders: ['b'], from, to };
const differing: [string, Partial<Override>][] = [['role', { role: 'shift' }], ['whom it is instead of', { instead: 'z' }], ['begin', { from: now }], ['end', { to: other }], ['people', { responders: ['c'] }], ['number of people', { responders: ['b', 'c'] }]];

describe('an override', () => {
  it('is on record with its moment, once', () => {
    const once = withOverride(desk, one, now);
    expect(once.overrides).toEqual([{ ...one, addedAt: now }]);
    expect(withOverride(once, one, later)).toBe(once);
  });

  it.each(differing)('of another %s is another one, and undone by itself', (_, change) => {
    const both = withOverride(withOverride(desk, one, now), { ...one, ...change }, later);
    expect(both.overrides).toEqual([{ ...one, addedAt: now }, { ...one, ...change, addedAt: later }]);
    expect(withoutOverride(both, { ...one, ...change }).overrides).toEqual([{ ...one, addedAt: now }]);
    expect(withoutOverride(withOverride(desk, one, now), { ...one, ...change }).overrides).toEqual([{ ...one, addedAt: now }]);
  });

  it('that another one has since taken the place of is written last again', () => {
    const both = withOverride(withOverride(desk, one, now), { ...one, responders: ['c'] }, now);
    expect(withOverride(both, one, later).overrides).toEqual([{ ...one, responders: ['c'], addedAt: now }, { ...one, addedAt: later }]);
  });

  it.each<[string, Partial<Override>]>([['in another role', { role: 'shift' }], ['instead of another', { instead: 'z' }], ['besides whoever stands', { instead: null }]])('that was followed by one %s stands as it is', (_, change) => {
    const both = withOverride(withOverride(desk, one, now), { ...one, ...change }, now);
    expect(withOverride(both, one, later)).toBe(both);
  });

  it('besides whoever stands competes with no other one', () => {
    const besides = { ...one, instead: null };
    const both = withOverride(withOverride(desk, besides, now), { ...besides, responders: ['c'] }, now);
    expect(withOverride(both, besides, later)).toBe(both);
  });

  it('that was never there is not taken away', () => {
    expect(withoutOverride(desk, one)).toBe(desk);
    const once = withOverride(desk, { ...one, role: 'shift' }, now);
    expect(withoutOverride(once, one)).toBe(once);
  });
});

describe('an absence', () => {
  const responder: Responder = { responderId: 'a', name: 'Invented', rank: '', language: 'en', channels: {} };
  const absent = withAbsence(responder, { from, to }, now);

  it('is another one where it begins or ends otherwise', () => {
    expect(absent.absences).toEqual([{ from, to, addedAt: now }]);
    expect(withAbsence(absent, { from, to }, later)).toBe(absent);
    expect([withAbsence(absent, { from, to: other }, later), withAbsence(absent, { from: now, to }, later)].map(({ absences }) => absences!.length)).toEqual([2, 2]);
  });

  it('is taken away alone', () => {
    const three = { ...responder, absences: [{ from, to }, { from, to: other }, { from: now, to }] };
    expect(withoutAbsence(three, { from, to }).absences).toEqual([{ from, to: other }, { from: now, to }]);
    expect(withoutAbsence(absent, { from: now, to })).toBe(absent);
    expect(withoutAbsence(responder, { from, to })).toBe(responder);
  });

  it('that was written at run time outlives a file that is enrolled again, one of the file does not', () => {
    const known = { ...responder, absences: [{ from: now, to }, { from, to: other, addedAt: now }] };
    expect(keepingAbsences({ ...responder, absences: [{ from, to }] }, known).absences).toEqual([{ from, to }, { from, to: other, addedAt: now }]);
    expect(keepingAbsences(responder, known).absences).toEqual([{ from, to: other, addedAt: now }]);
    expect([keepingAbsences(responder, null), keepingAbsences(responder, responder)]).toEqual([responder, responder]);
  });

  it.each([[{ from, to }, 1], [{ from, to: other }, 2], [{ from: now, to }, 2]])('that the file has got from an export is there once, %#', (period, count) => {
    expect(keepingAbsences({ ...responder, absences: [{ ...period, addedAt: now }] }, absent).absences).toHaveLength(count);
  });

  it('that was written at another moment is another one', () => expect(keepingAbsences({ ...responder, absences: [{ from, to, addedAt: later }] }, absent).absences).toHaveLength(2));
});

describe('overrides and a file that is enrolled again', () => {
  const known = { ...desk, overrides: [one, { ...one, role: 'shift' as const, addedAt: now }] };

  it('what was written at run time stays, what the file said before goes with it', () => {
    expect(keepingAdded({ ...desk, overrides: [{ ...one, instead: '*' }] }, known).overrides).toEqual([{ ...one, instead: '*' }, { ...one, role: 'shift', addedAt: now }]);
    expect(keepingAdded(desk, known).overrides).toEqual([{ ...one, role: 'shift', addedAt: now }]);
    expect([keepingAdded(desk, null), keepingAdded(desk, { ...desk, overrides: [one] })]).toEqual([desk, desk]);
    expect(keepingAdded(desk, null)).toBe(desk);
  });

  it('what the file has got from an export is there once', () => {
    const exported = { ...desk, overrides: known.overrides };
    expect(keepingAdded(exported, known).overrides).toEqual(known.overrides);
    expect(keepingAdded({ ...desk, overrides: [{ ...one, role: 'shift', addedAt: later }] }, known).overrides).toHaveLength(2);
  });
});
