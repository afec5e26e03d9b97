/** The story of an incident, and the clock that keeps its time. */
import * as fc from 'fast-check';
import { deadline, isClockOf, keepTime, wakesTooLate } from '../../core/clock.ts';
import { overflow, record, type IncidentEvent } from '../../core/events.ts';
import type { Incident } from '../../core/incident.ts';
import { acknowledge, after, close, having, noon, opened, primary } from '../support/incidents.ts';

describe('events', () => {
  it('are numbered one after another, and never lost: what leaves the incident is on sheets of twenty', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 30 }), (counts) => {
      const sheets = new Map<number, readonly IncidentEvent[]>();
      let incident: { readonly events: readonly IncidentEvent[] } = { events: [] };
      for (const count of counts) {
        const left = overflow(record(incident, noon, ...Array.from({ length: count }, () => ({ kind: 'NOTED' as const }))));
        left.sheets.forEach(({ number, events }) => sheets.set(number, events));
        incident = left.incident;
        expect(incident.events.length).toBeLessThanOrEqual(40);
      }
      const all = [...[...sheets].sort(([a], [b]) => a - b).flatMap(([, events]) => events), ...incident.events];
      expect(all.map(({ seq }) => seq)).toEqual(Array.from({ length: counts.reduce((a, b) => a + b, 0) }, (_, seq) => seq));
      expect([...sheets].every(([number, events]) => events.length === 20 && events[0]?.seq === number * 20)).toBe(true);
    })); // prettier-ignore
  });

  it('leave in the same sheets whoever writes them, so that a sheet put twice or too early is harmless', () => {
    const many = record({ events: [] as IncidentEvent[] }, noon, ...Array.from({ length: 45 }, () => ({ kind: 'LOOKED' as const })));
    expect(overflow(many).sheets).toEqual(overflow(record(many, noon, { kind: 'NOTED' })).sheets);
  });

  it('that fit stay, and nothing is copied for nothing', () => {
    const few = opened();
    expect(overflow(few)).toEqual({ sheets: [], incident: few });
    expect(overflow(few).incident).toBe(few);
    const full = record({ events: [] as IncidentEvent[] }, noon, ...Array.from({ length: 40 }, () => ({ kind: 'NOTED' as const })));
    expect(overflow(full).incident).toBe(full);
  });
});

describe('the clock of an incident', () => {
  const asking = (running: number | null, now: number) => ({ region: 'here', wake: running === null ? null : { incidentId: 'a', n: running, at: noon }, now: after(now) });
  const at = (n: number, wakesAt: number | null, turns = 0): Incident => ({ ...opened(), clock: { n, wakesAt: wakesAt === null ? null : after(wakesAt), turns, region: 'here' } });

  it.each<[string, Incident, number, number | null, number, number, number, number]>([
    ['has no execution yet: the first is started', at(0, null), 60, null, 0, 1, 60, 0],
    ['wakes in time already: nothing changes', at(1, 60, 3), 60, null, 10, 1, 60, 3],
    ['wakes earlier than it must: nothing changes', at(1, 30, 3), 60, null, 10, 1, 30, 3],
    ['wakes too late: another is started', at(1, 90, 3), 60, null, 10, 2, 60, 0],
    ['should have woken already: it is lost, and another started', at(1, 9, 3), 60, null, 10, 2, 60, 0],
    ['wakes this very second: it is trusted', at(1, 10, 3), 60, null, 10, 1, 10, 3],
    ['asks itself: it is told its next wake', at(1, 10, 3), 60, 1, 10, 1, 60, 4],
    ['asks itself and has the answer: nothing is counted', at(1, 60, 3), 60, 1, 10, 1, 60, 3],
    ['has turned a thousand times: another is started', at(1, 10, 1000), 60, 1, 10, 2, 60, 0],
  ])('%s', (_, incident, ...[due, running, now, n, wakesAt, turns]) => {
    expect(keepTime(incident, after(due), asking(running, now)).clock).toEqual({ n, wakesAt: after(wakesAt), turns, region: 'here' });
  });

  it('of the other region is trusted while it wakes in time, and taken over when it does not, whatever number it has', () => {
    const theirs = (wakesAt: number): Incident => ({ ...at(1, wakesAt), clock: { ...at(1, wakesAt).clock, region: 'there' } });
    expect(keepTime(theirs(60), after(60), asking(null, 10))).toEqual(theirs(60));
    expect(keepTime(theirs(9), after(60), asking(null, 10)).clock).toEqual({ n: 2, wakesAt: after(60), turns: 0, region: 'here' });
    expect(keepTime(theirs(60), after(60), asking(1, 10))).toEqual(theirs(60));
    expect([isClockOf(at(1, 60), 1, 'here'), isClockOf(theirs(60), 1, 'here'), isClockOf(at(2, 60), 1, 'here')]).toEqual([true, false, false]);
  });

  it('of what is closed is let be', () => {
    const closed = having(opened(), [primary, acknowledge], [primary, close]);
    expect(keepTime(closed, after(60), asking(1, 0))).toBe(closed);
    expect(wakesTooLate(closed, after(999))).toBe(false);
  });

  it('is asked for by whoever brings something nearer', () => {
    const due = (nextActionAt: number, wakesAt: number | null, now = 0) => wakesTooLate({ ...at(1, wakesAt), nextActionAt: after(nextActionAt) }, after(now));
    expect([due(60, 60), due(60, 59), due(60, 61), due(60, null)]).toEqual([false, false, true, true]);
  });

  it('is asked for by whoever finds that it should have woken already', () => {
    const due = (wakesAt: number, now: number) => wakesTooLate({ ...at(1, wakesAt), nextActionAt: after(60) }, after(now));
    expect([due(30, 29), due(30, 30), due(30, 31)]).toEqual([false, false, true]);
  });

  it('leaves claims on pages to the sweep: it wakes for what comes after them', () => {
    const claimed = { ...opened(), rung: { nextLevel: 1, dueAt: after(60) }, pages: [{ key: 'k', step: 'r1.l0', responderId: 'x', deskId: 'state', channel: 'sms', purpose: 'alert', state: 'planned', claimedUntil: after(15), attempts: 1, proveBy: null } as const] };
    expect(deadline(claimed)).toBe(after(60));
    const [page] = claimed.pages;
    expect(deadline({ ...claimed, pages: [{ ...page!, state: 'proved', proveBy: after(45) }] })).toBe(after(60));
    expect(deadline({ ...claimed, pages: [{ ...page!, proveBy: after(45) }] })).toBe(after(45));
  });
});
