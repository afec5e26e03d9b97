/** When an incident needs somebody next, and who has it. */
import { nameIn, nextMoment, reminderOf, settled } from '../../core/incident.ts';
import { planPages } from '../../core/page.ts';
import { after, noon, opened } from '../support/incidents.ts';

describe('the next action', () => {
  const quiet = { ...opened(), rung: null };

  it('is the earliest of all that is due, whatever it is', () => {
    const pages = planPages('r1.l0', 'alert', [{ responderId: 'primary', deskId: 'state', channels: ['sms'] }], noon, 45);
    const reminder = { at: after(40), purpose: 'reminder', number: 1 } as const;
    expect(nextMoment({ ...quiet, leaseUntil: after(50), reminder, pages })).toBe(after(15));
    expect(nextMoment({ ...quiet, leaseUntil: after(50), reminder })).toBe(after(40));
    expect(nextMoment({ ...quiet, leaseUntil: after(50), drill: { deskId: 'state', until: after(30), answered: [] } })).toBe(after(30));
    expect(nextMoment({ ...quiet, leaseUntil: after(50), rung: { nextLevel: 0, dueAt: after(20) } })).toBe(after(20));
  });

  it('of what is closed is none, and of what is open is never none', () => {
    expect(settled({ ...quiet, status: 'CLOSED' }).nextActionAt).toBeNull();
    expect(() => settled(quiet)).toThrow('always has a next action');
  });
});

it('a name is in the reader\'s script where it is known in that', () => {
  const both = { name: 'Invented', nameLocal: 'नाम' };
  expect([nameIn(both, true), nameIn(both, false), nameIn({ name: 'Invented' }, true)]).toEqual(['नाम', 'Invented', 'Invented']);
});

it('a reminder has a number past the events so far and past the one before it', () => {
  const first = opened();
  const last = { at: noon, purpose: 'reminder', number: 9 } as const;
  const busy = { ...first, events: [...first.events, { seq: 12, at: noon, kind: 'NOTED' as const }] };
  expect([reminderOf(first, 'update', noon).number, reminderOf({ ...first, reminder: last }, 'update', noon).number, reminderOf({ ...busy, reminder: last }, 'update', noon).number]).toEqual([1, 10, 13]);
});
