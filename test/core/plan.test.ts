/** What an incident needs at one moment: whom, by what, and what is written down of it. */
import { openDrill } from '../../core/drill.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Incident, Reminder } from '../../core/incident.ts';
import { planPages, type Page, type Purpose } from '../../core/page.ts';
import type { Desk, People, Responder } from '../../core/people.ts';
import { desksOf, planDue } from '../../core/plan.ts';
import type { Policy } from '../../core/policy.ts';
import { acknowledge, after, handOff, having, noon, opened, primary, reached, room } from '../support/incidents.ts';

const verified = { verifiedAt: noon };
const SMS = { sms: { number: '+917000000001', ...verified } };
const MAIL = { email: { address: 'x@example.in', topicArn: 'arn:e', ...verified } };
const CALL = { https: { url: 'tel:+917000000001', topicArn: 'arn:h', ...verified } };
const person = (responderId: string, channels: Responder['channels'] = SMS, given: Partial<Responder> = {}): Responder => ({ responderId, name: responderId, rank: '', language: 'en', channels, ...given });
const state = (given: Partial<Desk> = {}): Desk => ({ deskId: 'state', roster: { primary: ['primary'], secondary: ['secondary'], supervisor: ['supervisor'] }, lastResortPosts: [], ...given });
const unit = (deskId: string, ...ids: string[]): Desk => ({ deskId, roster: { primary: ids }, lastResortPosts: ids });
const all = [person('primary'), person('secondary'), person('supervisor'), person('room'), person('other-room')];
const house = (responders: readonly Responder[] = [], desks: readonly Desk[] = []): People => {
  const ids = responders.map(({ responderId }) => responderId);
  const codes = desks.map(({ deskId }) => deskId);
  return { desks: [...[unit('162', 'room'), unit('118', 'other-room'), state()].filter(({ deskId }) => !codes.includes(deskId)), ...desks], responders: [...all.filter(({ responderId }) => !ids.includes(responderId)), ...responders] };
};
const plan = (incident: Incident, people: People, seconds = 0) => {
  const { incident: planned, send } = planDue(incident, people, after(seconds));
  return { planned, sent: send.map(({ key }) => key), written: planned.events.slice(incident.events.length).map(({ kind, detail }) => [kind, detail]) };
};
const pages = (step: string, id = 'primary', given: Partial<Page> = {}, purpose: Purpose = 'alert'): Page[] => planPages(step, purpose, [{ responderId: id, deskId: 'state', channels: ['sms'] }], noon, 45).map((page) => ({ ...page, ...given }));
const level = (by: Policy['levels'][number]['by']): Policy => ({ ...opened().policy, levels: [{ who: [{ desk: 'state', role: 'primary' }], by, acknowledgeWithinSeconds: 60 }] });
const waiting = (given: Partial<Incident> = {}): Incident => ({ ...opened(), status: 'PAGING', rung: { nextLevel: 1, dueAt: after(9000) }, nextActionAt: noon, ...given });

describe('the desks of an incident', () => {
  it('are the state\'s, its units\', the one that it was handed to, and those that it left', () => {
    expect(desksOf(opened())).toEqual(['state', '162']);
    const handed = having(opened(), [primary, acknowledge], [primary, handOff('118')]);
    expect(desksOf({ ...handed, also: '210', reminder: { ...handed.reminder!, left: ['300'] } })).toEqual(['state', '162', '210', '118', '300']);
    expect(desksOf(having(opened(), [primary, acknowledge], [primary, handOff('An officer', null)]))).toEqual(['state', '162']);
  });
});

describe('a level', () => {
  it('pages who is on duty, and says which', () => {
    const { sent, written, planned } = plan(opened(), house());
    expect([sent, written]).toEqual([['r1.l0.primary.sms', 'r1.l0.room.sms'], [['PAGED', { level: 0, pages: ['r1.l0.primary.sms', 'r1.l0.room.sms'] }]]]);
    expect([planned.status, planned.paged.map(({ responderId }) => responderId)]).toEqual(['PAGING', ['primary', 'room']]);
  });

  it('is not due before its moment: nothing is written', () => {
    const early = waiting({ nextActionAt: after(1) });
    expect(planDue(early, house(), noon).incident).toBe(early);
  });

  it('says who could not be paged, also somebody who has none of its channels', () => {
    const { written } = plan(opened(), house([person('primary', CALL)]));
    expect(written).toEqual([['NO_ONE_ON_CALL', { level: 0, desk: 'state', role: 'primary' }], ['PAGED', { level: 0, pages: ['r1.l0.room.sms'] }]]);
  });

  it.each<[string, Responder, string[]]>([
    ['the first of its channels that somebody has', person('primary', { ...SMS, ...CALL }), ['r1.l0.primary.https']],
    ['the first that somebody wants, of its channels', person('primary', { ...SMS, ...CALL, ...MAIL }, { order: ['email', 'sms'] }), ['r1.l0.primary.sms']],
    ['none where they have none of these', person('primary', MAIL), []],
    ['none where they have none of these, whatever they want', person('primary', MAIL, { order: ['email'] }), []],
  ])('by the first of some channels takes %s', (_, who, sent) => {
    expect(plan({ ...opened(), policy: level({ firstOf: ['https', 'sms'] }) }, house([who], [state({ roster: { primary: ['primary'] }, lastResortPosts: [] })])).sent.filter((key) => key.startsWith('r1.l0'))).toEqual(sent);
  });

  it.each<[string, Page[], boolean]>([
    ['rings already', [{ ...pages('r1.l9')[0]!, channel: 'https', state: 'sent' }], true],
    ['is about to be called', [{ ...pages('r1.l9')[0]!, channel: 'https', claimedUntil: after(60) }], true],
    ['did ring', [{ ...pages('r1.l9')[0]!, channel: 'https', state: 'proved' }, ...pages('r1.l9', 'secondary', { state: 'sent' })], false],
    ['gets an SMS', pages('r1.l9', 'primary', { state: 'sent' }), false],
    ['is another\'s that rings', [{ ...pages('r1.l9', 'secondary')[0]!, channel: 'https', state: 'sent' }], false],
  ])('calls no telephone again that %s', (_, underWay, isSpared) => {
    const { sent } = plan({ ...opened(), policy: level({ all: ['https', 'sms'] }), pages: underWay }, house([person('primary', { ...SMS, ...CALL })]));
    expect(sent).toEqual(isSpared ? ['r1.l0.primary.sms'] : ['r1.l0.primary.sms', 'r1.l0.primary.https']);
  });

  it('of a drill is the only one: with nobody there nobody is paged', () => {
    const drill = openDrill({ incidentId: 'd'.repeat(26) as IncidentId, deskId: '162', roles: ['primary'], lasts: 600, by: 'tester', region: 'ap-south-1' }, opened().policy, noon);
    const { planned, sent } = plan(drill, house([], [unit('162')]));
    expect([sent, planned.rung, planned.status]).toEqual([[], null, 'PAGING']);
    expect(plan(planned, house(), 600)).toMatchObject({ sent: [], planned: { status: 'CLOSED' } });
  });
});

describe('the last resort', () => {
  const last = (given: Partial<Incident> = {}): Incident => ({ ...opened(), status: 'PAGING', rung: { nextLevel: 99, dueAt: noon }, ...given });

  it('is mail and calls to everybody of the state desk, and SMS to its own named posts', () => {
    const mailed = house([person('primary', { ...SMS, ...MAIL }), person('secondary', { ...SMS, ...CALL })], [state({ lastResortPosts: ['supervisor'] })]);
    const { sent, written, planned } = plan(last(), mailed);
    expect(sent).toEqual(['r1.last1.primary.email', 'r1.last1.secondary.https', 'r1.last1.supervisor.sms']);
    expect([written, planned.lastResorts]).toEqual([[['LAST_RESORT', { number: 1, pages: sent }]], 1]);
  });

  it.each<[string, People]>([
    ['there is no desk', { desks: [], responders: [] }],
    ['nobody has anything but a telephone, and none is a named post', house()],
  ])('is the subscribers fixed at deploy time where %s, and they count for nobody who was paged', (_, people) => {
    const { sent, planned } = plan(last(), people);
    expect([sent, planned.paged]).toEqual([['r1.last1.fixed-subscribers.email'], []]);
  });
});

describe('pages under way', () => {
  it('whose step is settled leave the incident, and those of a step that is not stay beside each other', () => {
    const settled = [...pages('r1.l0', 'primary', { state: 'proved' }), ...pages('r1.l1', 'primary', { state: 'refused' }), ...pages('r1.l1', 'secondary', { state: 'sent' })];
    expect(plan(waiting({ pages: settled }), house()).planned.pages.map(({ key }) => key)).toEqual(['r1.l1.primary.sms', 'r1.l1.secondary.sms']);
  });

  it('whose claim is over are sent again, which is told; a claim that holds is let be', () => {
    const both = [...pages('r1.l0', 'primary', { claimedUntil: noon }), ...pages('r1.l0', 'secondary', { claimedUntil: after(5) })];
    const { sent, written } = plan(waiting({ pages: both }), house());
    expect([sent, written]).toEqual([['r1.l0.primary.sms'], [['PAGED_AGAIN', { pages: ['r1.l0.primary.sms'] }]]]);
    expect(plan(waiting({ pages: pages('r1.l0', 'primary', { claimedUntil: noon, attempts: 0 }) }), house())).toMatchObject({ sent: ['r1.l0.primary.sms'], written: [] });
  });

  it('are overtaken by what is planned later for the same telephone, and not by what was sent', () => {
    const [older, newer] = [pages('r1.l0', 'primary', { claimedUntil: noon }), pages('r1.l1', 'primary', { claimedUntil: noon })];
    expect(plan(waiting({ pages: [...older, ...newer] }), house()).sent).toEqual(['r1.l1.primary.sms']);
    expect(plan(waiting({ pages: [...older, ...newer.map((page): Page => ({ ...page, state: 'sent' }))] }), house()).sent).toEqual(['r1.l0.primary.sms']);
  });

  it('that are unproven are told, and followed by the next channel', () => {
    const { sent, written } = plan(waiting({ pages: pages('r1.l0', 'primary', { state: 'sent' }) }), house([person('primary', { ...SMS, ...MAIL })]), 45);
    expect([sent, written]).toEqual([['r1.l0.primary.email'], [['UNPROVEN', { pages: ['r1.l0.primary.sms'] }], ['PAGED', { pages: ['r1.l0.primary.email'] }]]]);
  });

  it('that failed are followed without that word, also beside one that SNS did not take', () => {
    const failed = pages('r1.l0', 'primary', { state: 'failed' });
    const stuck = pages('r1.l0', 'secondary', { attempts: 2, claimedUntil: after(60) });
    const people = house([person('primary', { ...SMS, ...MAIL }), person('secondary', { ...SMS, ...MAIL })]);
    const { sent, written } = plan(waiting({ pages: [...failed, ...stuck] }), people, 45);
    expect([sent, written]).toEqual([['r1.l0.primary.email', 'r1.l0.secondary.email'], [['PAGED', { pages: ['r1.l0.primary.email', 'r1.l0.secondary.email'] }]]]);
  });

  it('of a reminder that reached nobody bring the fixed subscribers, once', () => {
    const usual = pages('r1.reminder4', 'primary', { state: 'lost' }, 'reminder');
    const other = pages('r1.reminder4', 'primary', { state: 'failed', proveBy: noon, key: 'r1.reminder4.primary.sms-other', route: 'other' }, 'reminder');
    expect(plan(waiting({ rung: null, leaseUntil: after(480), pages: [...usual, ...other] }), house()).sent).toEqual(['r1.reminder4.fixed-subscribers.email']);
  });
});

describe('a reminder', () => {
  const held = having(opened(), [primary, acknowledge]);
  const handed = having(held, [primary, handOff('162')]);
  const due = (incident: Incident, purpose: Reminder['purpose'], given: Partial<Incident> & { readonly left?: readonly string[] } = {}): Incident => {
    const { left, ...rest } = given;
    return { ...incident, nextActionAt: noon, ...rest, reminder: { at: noon, purpose, number: 7, ...(left && { left }) } };
  };

  it.each<[string, Incident, Partial<Incident>, string[]]>([
    ['of a lease goes to whoever has it and a supervisor', held, {}, ['primary', 'supervisor']],
    ['of what was handed off goes to the desk that has it too', handed, {}, ['room', 'primary']],
    ['of what was reached goes to whoever has it', having(held, [primary, reached]), {}, ['primary']],
    ['of what nobody has any more goes to the state desk', held, { holder: null, leaseUntil: null }, ['primary']],
  ])('%s', (_, incident, given, who) => {
    const { sent, written, planned } = plan(due(incident, 'reminder', given), house());
    expect(sent).toEqual(who.map((id) => `r1.reminder7.${id}.sms`));
    expect(written).toEqual([['REMINDED', { why: 'reminder', pages: sent }]]);
    expect(planned.paged).toEqual(incident.paged);
  });

  it('goes to whoever has it as of their own desk', () => {
    const byUnit = having(opened(), [room, acknowledge]);
    expect(planDue(due(byUnit, 'reminder'), house(), noon).send.find(({ responderId }) => responderId === 'room')!.deskId).toBe('162');
  });

  it.each<[string, Responder[], Desk[], string[]]>([
    ['goes to that desk alone', [], [], ['room']],
    ['goes to those of it who can be reached', [person('room-2', {})], [unit('162', 'room', 'room-2')], ['room']],
    ['goes to whoever handed it off where nobody of it can be reached', [person('room', {})], [], ['primary']],
  ])('of a hand-off %s', (_, responders, desks, who) => {
    expect(plan(due(handed, 'hand-off'), house(responders, desks)).sent).toEqual(who.map((id) => `r1.hand-off7.${id}.sms`));
  });

  it('of an update goes to the unit\'s desk as well', () => {
    expect(plan(due(held, 'update'), house()).sent).toEqual(['r1.update7.primary.sms', 'r1.update7.room.sms']);
  });

  it('of the link goes by anything but a call, and where there is nothing else to the fixed subscribers', () => {
    expect(plan(due(held, 'link'), house([person('primary', { ...SMS, ...CALL })])).sent).toEqual(['r1.link7.primary.sms']);
    expect(plan(due(held, 'link'), house([person('primary', CALL)])).sent).toEqual(['r1.link7.fixed-subscribers.email']);
  });

  it('for nobody who can be reached goes to the fixed subscribers', () => {
    expect(plan(due(having(held, [primary, reached]), 'reminder'), house([person('primary', {})])).sent).toEqual(['r1.reminder7.fixed-subscribers.email']);
  });

  it('of a move asks the new unit, tells whoever has it, and tells the unit that it left, each once', () => {
    const moved = due(held, 'moved', { unit: '118', left: ['162'] });
    expect(plan(moved, house()).sent).toEqual(['r1.moved7.other-room.sms', 'r1.moved7.primary.sms', 'r1.moved7.room.sms']);
    const byUnit = due(having(opened(), [room, acknowledge]), 'moved', { unit: '118', left: ['162'] });
    expect(plan(byUnit, house()).sent).toEqual(['r1.moved7.other-room.sms', 'r1.moved7.room.sms']);
    expect(plan(due(held, 'moved', { unit: '118', left: ['118'] }), house()).sent).toEqual(['r1.moved7.other-room.sms', 'r1.moved7.primary.sms']);
  });

  describe('and the next', () => {
    const next = (incident: Incident, people = house(), seconds = 0) => plan({ ...incident, nextActionAt: after(seconds), reminder: { at: after(seconds), purpose: 'reminder', number: 7 } }, people, seconds).planned.reminder;

    it('comes at the usual time, or before a lease ends, or with the end of the holder\'s shift', () => {
      expect(next(having(held, [primary, reached]))).toEqual({ at: after(600), purpose: 'reminder', number: 8 });
      expect(next(held)!.at).toBe(after(300));
      expect(next(held, house(), 300)!.at).toBe(after(900));
      const untilSix = { from: noon, to: after(360), role: 'primary' as const, instead: null, responders: ['guest'] };
      const guest = having(opened(), [{ ...primary, responderId: 'guest' }, acknowledge], [{ ...primary, responderId: 'guest' }, reached]);
      expect(next(guest, house([person('guest')], [state({ overrides: [untilSix] })]))!.at).toBe(after(360));
      expect(next({ ...held, holder: null, leaseUntil: null }, house([person('guest')], [state({ overrides: [untilSix] })]))!.at).toBe(after(600));
    });
  });

  it('when the holder\'s shift is over asks the next one to take it, and nobody else', () => {
    const gone = due({ ...having(held, [primary, reached]), holder: { ...held.holder!, responderId: 'night' } }, 'reminder');
    const people = house([person('night', SMS)], [state({ roster: { primary: ['primary', 'pocket'], supervisor: ['supervisor'] } })]);
    const { sent, written, planned } = plan(gone, { ...people, responders: [...people.responders, person('pocket', {})] });
    expect(sent).toEqual(['r1.reminder7.night.sms', 'r1.hand-over7.primary.sms']);
    expect(written).toEqual([['REMINDED', { why: 'reminder', pages: ['r1.reminder7.night.sms'] }], ['SHIFT_ASKED', { pages: ['r1.hand-over7.primary.sms'] }]]);
    expect(planned.asked).toEqual(['primary', 'pocket']);
    expect(plan(due(having(held, [primary, reached]), 'reminder'), house()).planned.asked).toEqual([]);
  });
});
