/** What later deliveries of an alert do to its incident. */
import type { Incident } from '../../core/incident.ts';
import { leaseEnded, openIncident, pageFromTheStart, relatedTo, updated, type Delivery } from '../../core/open.ts';
import { planPages } from '../../core/page.ts';
import type { IncidentId } from '../../core/identity.ts';
import { policyOf } from '../../core/pack.ts';
import { acknowledge, after, close, delivery, handOff, having, noon, opened, primary, room } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const pin = (code: string, at = noon): Delivery['findings'][number] => ({ source: 'pin', shares: [[code, 1]], at, uncertaintyM: 8000, doubt: 0, because: { kind: 'pin-is', pin: '226010', where: [code] } });
const next = (incident: Incident, given: Partial<Delivery> = {}): Incident => updated(incident, { ...delivery, digest: 'd2', receivedAt: after(30), findings: [], ...given }, up.deciding, after(60));
const held = having(opened(), [primary, acknowledge]);

describe('the first moment', () => {
  it('says where it is, from whom, and when it was received', () => {
    expect(opened().events).toEqual([{ seq: 0, at: noon, kind: 'OPENED', by: 'meta', detail: { unit: '162', receivedAt: noon, digest: 'd1' } }]);
    const unlocated = openIncident({ ...delivery, findings: [] }, { deciding: up.deciding, policy: (unit) => policyOf(up, unit), region: 'here' }, noon);
    expect([unlocated.status, unlocated.unit, unlocated.events[0]!.detail]).toEqual(['ROUTE_UNCERTAIN', null, { receivedAt: noon, digest: 'd1' }]);
  });

  it('is without anything that comes later', () => {
    const { writeId, related, declined, paged, asked, taps, pages } = opened();
    expect([writeId, related, declined, paged, asked, taps, pages]).toEqual(['', [], [], [], [], [], []]);
  });
});

describe('the place of another body', () => {
  const gps = (...shares: [string, number][]): Partial<Delivery> => ({ findings: [{ source: 'gps', shares, at: after(20), uncertaintyM: 10, doubt: 0, because: { kind: 'point-is', name: 'gps', where: shares.map(([where]) => where) } }] });
  const neighbour = up.deciding.neighbours.get('162')![0]!;
  const news = (incident: Incident): unknown => incident.events.findLast(({ kind }) => kind === 'UPDATED')!.detail!['news'];

  it('leaves the units that it is no longer in, and no other', () => {
    const both = next({ ...held, findings: [] }, gps([neighbour, 0.52], ['162', 0.48]));
    expect(both).toMatchObject({ unit: neighbour, also: '162', reminder: { purpose: 'moved', left: [] } });
    expect(next({ ...held, also: '118' }, gps(['118', 1]))).toMatchObject({ unit: '118', also: null, reminder: { left: ['162'] } });
  });

  it('that is in doubt is no news, and leaves nothing', () => {
    expect(news(next(opened({ findings: [] }), gps(['162', 0.3], ['118', 0.3])))).toEqual([]);
    expect(next({ ...opened(), findings: [] }, gps(['162', 0.3], ['118', 0.3]))).toMatchObject({ unit: '162', round: 1 });
  });

  it('that is elsewhere is news once, and what was handed to the unit is handed to nobody', () => {
    const gone = next(having({ ...held, findings: [] }, [primary, handOff('162')]), gps(['IN-BR', 1]));
    expect([gone.unit, gone.handOff, news(gone)]).toEqual([null, null, ['unit', 'also']]);
    expect(news(updated(gone, { ...delivery, digest: 'd3', ...gps(['IN-BR', 0.99]) }, up.deciding, after(90)))).toEqual([]);
  });
});

describe('the same body again', () => {
  it('changes nothing, unless it brings its place now', () => {
    expect(next(opened(), { digest: 'd1', findings: delivery.findings })).toEqual(opened());
    const unlocated = opened({ findings: [] });
    expect(next(unlocated, { digest: 'd1', findings: delivery.findings })).toMatchObject({ unit: '162', alerts: [{ digest: 'd1' }], status: 'PAGING', round: 2 });
  });
});

describe('another body', () => {
  it('that brings nothing new is kept in the order of arrival, pages nobody, and is written down', () => {
    const kept = next(opened(), { receivedAt: after(-30) });
    expect(kept).toMatchObject({ round: 1, status: 'ROUTED', alerts: [{ digest: 'd2', receivedAt: after(-30) }, { digest: 'd1', receivedAt: noon }] });
    expect(kept.events.at(-1)).toMatchObject({ kind: 'UPDATED', by: 'meta', detail: { news: [] } });
  });

  it('of two hundred and one leaves the newest two hundred', () => {
    const full = { ...opened(), alerts: Array.from({ length: 200 }, (_, i) => ({ digest: `o${i}`, receivedAt: after(i - 300) })) };
    expect(next(full).alerts.map(({ digest }) => digest)).toEqual([...full.alerts.slice(1).map(({ digest }) => digest), 'd2']);
  });

  it.each<[string, Partial<Incident>, Partial<Delivery>, string[]]>([
    ['a higher risk', {}, { risk: 'imminent' }, ['risk']],
    ['the same risk', {}, { risk: 'high' }, []],
    ['a lower risk', {}, { risk: 'elevated' }, []],
    ['no exercise any more', { exercise: true }, { exercise: false }, ['exercise']],
    ['an exercise still', { exercise: true }, { exercise: true }, []],
    ['an exercise, of a real one', {}, { exercise: true }, []],
    ['another unit, that is newer', {}, { findings: [pin('118', after(20))] }, ['unit', 'also']],
  ])('with %s', (_, given, more, news) => {
    const after1 = next({ ...opened(), ...given }, more);
    expect(after1.events.find(({ kind }) => kind === 'UPDATED')!.detail).toMatchObject({ news });
    expect(after1.round).toBe(news.length > 0 ? 2 : 1);
  });

  it('for whoever has it is a reminder at once, and pages nobody from the start', () => {
    expect(next(held, { risk: 'imminent' })).toMatchObject({ status: 'ACKNOWLEDGED', risk: 'imminent', round: 1, reminder: { purpose: 'update', at: after(60) }, holder: { responderId: 'primary' } });
  });

  it('with another place is told to whoever has it as that, and what was handed to the unit before is the new one\'s', () => {
    const exact = { findings: [{ ...pin('118', after(20)), source: 'gps' as const, uncertaintyM: 10 }] };
    const moved = next(having(held, [primary, handOff('162')]), exact);
    expect(moved).toMatchObject({ unit: '118', reminder: { purpose: 'moved', at: after(60), left: ['162'] }, handOff: { deskId: '118', to: '118', at: after(60) } });
    expect(next(having(held, [primary, handOff('Inspector Invented', null)]), exact).handOff).toMatchObject({ deskId: null, to: 'Inspector Invented' });
    expect(next(having(held, [primary, handOff('210')]), exact).handOff).toMatchObject({ deskId: '210' });
  });

  it('opens again what was closed, from the first level', () => {
    const again = next(having(held, [primary, close]));
    expect(again).toMatchObject({ status: 'PAGING', round: 2, closedAt: null, disposition: null, rung: { nextLevel: 0, dueAt: after(60) } });
    expect(again.events.at(-1)!.kind).toBe('REOPENED');
  });

  it('does not, when an officer gave the place before it was closed', () => {
    const closed = having(held, [primary, close, 40]);
    const place = { partner: 'desk:place', findings: [pin('118', after(20))] };
    const still = next(closed, place);
    expect(still).toMatchObject({ status: 'CLOSED', alerts: [{ digest: 'd1' }, { digest: 'd2' }], findings: { length: 2 } });
    expect(still.events.at(-1)).toMatchObject({ kind: 'UPDATED', by: 'desk:place', detail: { news: [] } });
    expect(next(closed, { ...place, receivedAt: after(40) }).status).toBe('CLOSED');
    expect([next(closed, { ...place, receivedAt: after(41) }).status, next(closed, { ...place, partner: 'meta' }).status]).toEqual(['PAGING', 'PAGING']);
  });
});

it('paging from the start forgets who had it, declined and was asked; what tells of a move still goes out', () => {
  const page = (step: string, purpose: 'alert' | 'moved' | 'taken') => planPages(step, purpose, [{ responderId: 'x', deskId: 'state', channels: ['sms'] }], noon, 45);
  const busy: Incident = { ...having(held, [room, acknowledge]), lastResorts: 3, declined: ['x'], asked: ['y'], paged: [{ responderId: 'x', deskId: 'state', channel: 'sms' }], pages: [...page('r1.l0', 'alert'), ...page('r1.moved2', 'moved'), ...page('r1.taken3', 'taken')] };
  expect(pageFromTheStart(busy, after(5))).toEqual({ ...busy, status: 'PAGING', round: 2, rung: { nextLevel: 0, dueAt: after(5) }, lastResorts: 0, declined: [], asked: [], paged: [], pages: busy.pages.slice(0, 2), holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, found: null, closedAt: null });
});

it('a lease ends in its moment, and says whose it was', () => {
  expect(leaseEnded(held, after(479))).toBe(held);
  const ended = leaseEnded(held, after(480));
  expect([ended.status, ended.events.at(-1)]).toMatchObject(['PAGING', { kind: 'LEASE_EXPIRED', by: 'primary' }]);
  expect(leaseEnded({ ...held, holder: null }, after(480)).events.at(-1)).not.toHaveProperty('by');
  expect(leaseEnded(opened(), after(9999))).toEqual(opened());
});

describe('a related incident', () => {
  const other = 'b'.repeat(26) as IncidentId;

  it('is linked once, and never to itself', () => {
    const linked = relatedTo(opened(), other, after(1));
    expect([linked.related, linked.events.at(-1)]).toMatchObject([[other], { kind: 'RELATED', detail: { incidentId: other } }]);
    expect(relatedTo(linked, other, after(2))).toBe(linked);
    const own = opened();
    expect(relatedTo(own, own.incidentId, after(1))).toBe(own);
  });

  it('is one of fifty', () => {
    const many = (count: number): Incident => ({ ...opened(), related: Array.from({ length: count }, (_, i) => `r${i}` as IncidentId) });
    expect([relatedTo(many(49), other, noon).related.length, relatedTo(many(50), other, noon).related.length]).toEqual([50, 50]);
  });
});
