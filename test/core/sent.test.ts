/** What became of the pages that were handed to SNS. */
import type { Incident } from '../../core/incident.ts';
import { FIXED_SUBSCRIBERS, planPages, type Page, type Purpose } from '../../core/page.ts';
import type { People, Responder } from '../../core/people.ts';
import { goOn, markSent, reachedNobody, type Result } from '../../core/sent.ts';
import { after, noon, opened } from '../support/incidents.ts';

const verified = { verifiedAt: noon };
const person = (responderId: string): Responder => ({ responderId, name: responderId, rank: '', language: 'en', channels: { sms: { number: '+917000000001', ...verified }, email: { address: 'x@example.in', topicArn: 'arn:e', ...verified } } });
const people: People = { desks: [], responders: [person('x'), person('y')] };
const pagesOf = (step: string, purpose: Purpose, ...ids: string[]): Page[] => planPages(step, purpose, ids.map((responderId) => ({ responderId, deskId: 'state', channels: ['sms'] })), noon, 45);
const incident = (pages: readonly Page[], given: Partial<Incident> = {}): Incident => ({ ...opened(), rung: { nextLevel: 1, dueAt: after(60) }, pages, ...given });
const level = pagesOf('r1.l0', 'alert', 'x', 'y');
const mark = (given: Incident, results: Record<string, Result>, seconds = 1): Incident => markSent(given, new Map(Object.entries(results)), people, after(seconds));
const written = ({ events }: Incident) => events.slice(1).map(({ kind, detail }) => [kind, detail]);
const states = ({ pages }: Incident): string[] => pages.map(({ key, state }) => `${key} ${state}`);
const refused: Result = { outcome: 'refused', because: 'OptedOut' };

describe('what was handed over', () => {
  it('of nothing changes nothing', () => {
    const before = incident(level);
    expect(mark(before, {})).toBe(before);
  });

  it('is sent, and waits for its proof', () => {
    const after1 = mark(incident(level), { 'r1.l0.x.sms': { outcome: 'sent', messageId: 'm1' }, 'r1.l0.y.sms': { outcome: 'sent' } });
    expect(states(after1)).toEqual(['r1.l0.x.sms sent', 'r1.l0.y.sms sent']);
    expect(written(after1)).toEqual([['HANDED_TO_SNS', { pages: ['r1.l0.x.sms', 'r1.l0.y.sms'] }]]);
    expect(after1).toMatchObject({ nextActionAt: after(45), rung: { dueAt: after(60) } });
  });

  it('for later is put off, and why is told once', () => {
    const putOff: Result = { outcome: 'put-off', because: 'Throttled' };
    const later = mark(incident(level), { 'r1.l0.x.sms': putOff, 'r1.l0.y.sms': putOff });
    expect(later.pages).toEqual(level.map((page) => ({ ...page, claimedUntil: after(2) })));
    expect(written(later)).toEqual([['PAGE_PUT_OFF', { pages: ['r1.l0.x.sms', 'r1.l0.y.sms'], because: ['Throttled'] }]]);
  });

  it('and refused brings the next channel at once, to be sent by whoever looks', () => {
    const again = mark(incident(level), { 'r1.l0.x.sms': refused, 'r1.l0.y.sms': { outcome: 'sent' } });
    expect(states(again)).toEqual(['r1.l0.x.sms refused', 'r1.l0.y.sms sent', 'r1.l0.x.email planned']);
    expect(again.pages[2]).toMatchObject({ claimedUntil: after(1), attempts: 0, proveBy: null });
    expect(written(again)).toEqual([['HANDED_TO_SNS', { pages: ['r1.l0.y.sms'] }], ['PAGE_REFUSED', { pages: ['r1.l0.x.sms'], because: ['OptedOut'] }], ['PAGED', { pages: ['r1.l0.x.email'] }]]);
    expect(again).toMatchObject({ nextActionAt: after(1), rung: { dueAt: after(60) } });
  });

  it('is marked once: what was marked before, or belongs to no plan, stays', () => {
    const sent = incident([{ ...level[0]!, state: 'sent' }, { ...level[1]!, state: 'refused' }]);
    const again = mark(sent, { 'r1.l0.x.sms': refused });
    expect(states(again)).toEqual(['r1.l0.x.sms sent', 'r1.l0.y.sms refused']);
  });

  it('and only tells brings nothing more when it is refused', () => {
    const told = mark(incident(pagesOf('r1.taken4', 'taken', 'x')), { 'r1.taken4.x.sms': refused });
    expect([states(told), told.rung?.dueAt]).toEqual([['r1.taken4.x.sms refused'], after(60)]);
  });
});

describe('a step that reached nobody', () => {
  const gone = (pages: readonly Page[], state: Page['state'] = 'refused'): Page[] => pages.map((page) => ({ ...page, state }));

  it('is one of which every page was refused or lost, and each asked for something', () => {
    const lost = { ...level[0]!, state: 'lost' as const };
    expect([incident([]), incident(gone(level)), incident([lost, ...gone(level.slice(1))]), incident([lost, level[1]!]), incident(gone(pagesOf('r1.moved4', 'moved', 'x')))].map(reachedNobody)).toEqual([false, true, true, false, false]);
  });

  it('of a level makes the next one due', () => {
    const none: People = { desks: [], responders: [] };
    const next = markSent(incident(level), new Map([['r1.l0.x.sms', refused], ['r1.l0.y.sms', refused]]), none, after(1));
    expect([next.rung, next.nextActionAt, states(next)]).toEqual([{ nextLevel: 1, dueAt: after(1) }, after(1), ['r1.l0.x.sms refused', 'r1.l0.y.sms refused']]);
  });

  it.each<[string, Page[], Partial<Incident>]>([
    ['the last resort', pagesOf('r1.last1', 'alert', 'x'), {}],
    ['a reminder', pagesOf('r1.reminder4', 'reminder', 'x'), { rung: null }],
    ['a level and a reminder', [...pagesOf('r1.l0', 'alert', 'y'), ...pagesOf('r1.reminder4', 'reminder', 'x')], {}],
    ['a level whose rung is gone', pagesOf('r1.l0', 'alert', 'x'), { rung: null }],
  ])('of %s pages the subscribers fixed at deploy time, once', (_, pages, given) => {
    const before = incident(gone(pages), given);
    const on = goOn(before, after(2));
    const { step, purpose } = pages.at(-1)!;
    expect(on.pages.slice(pages.length)).toEqual([{ key: `${step}.${FIXED_SUBSCRIBERS}.email`, step, responderId: FIXED_SUBSCRIBERS, deskId: 'state', channel: 'email', purpose, state: 'planned', claimedUntil: after(2), attempts: 0, proveBy: null }]);
    expect(written(on)).toEqual([['PAGED', { pages: [`${step}.${FIXED_SUBSCRIBERS}.email`] }]]);
    expect(goOn(on, after(3))).toBe(on);
  });

  it('of a drill pages nobody else', () => {
    const drill = incident(gone(level), { drill: { deskId: '162', until: after(600), answered: [] } });
    expect(goOn(drill, after(2))).toBe(drill);
  });
});
