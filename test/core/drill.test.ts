/** A drill pages everybody on duty at one desk as an exercise, notes each answer, and ends by itself. */
import { incidentIdOf } from '../../core/identity.ts';
import { act } from '../../core/act.ts';
import { answerDrill, isDrillOver, openDrill } from '../../core/drill.ts';
import { NOTHING_SAID } from '../../core/location.ts';
import { secondsAfter } from '../../core/time.ts';
import { noon } from '../support/incidents.ts';
import type { Incident } from '../../core/incident.ts';
import { drive } from '../../pipeline/drive.ts';
import { openHouse, up } from '../support/house.ts';
import { policyOf } from '../../core/pack.ts';

const id = incidentIdOf('drill', { kind: 'alert', key: 'state 1' });

async function drilled(deskId = 'state') {
  const house = await openHouse();
  const roles = deskId === 'state' ? (['primary', 'secondary', 'supervisor'] as const) : (['primary'] as const);
  await house.ledger.open(openDrill({ incidentId: id, deskId, roles, lasts: 600, by: 'tester', region: 'ap-south-1' }, policyOf(up, null), house.clock.now()));
  await drive(house.ports(), id);
  return house;
}

it('pages the desk\'s people on duty once, by every channel, and says that it is an exercise', async () => {
  const house = await drilled();
  expect(house.paged().sort()).toEqual(['state-primary', 'state-secondary', 'state-supervisor'].flatMap((one) => [`${one}/email`, `${one}/sms`]));
  for (const { text } of house.pager.inbox) expect(text.template).toMatch(/^exercise\./);
  await house.pass(599);
  expect(house.pager.inbox).toHaveLength(6);
});

it('pages a unit\'s post and not the state desk', async () => {
  expect((await drilled('162')).paged().sort()).toEqual(['control-room-162/email', 'control-room-162/sms']);
});

it('takes each answer once and is over when everybody answered', async () => {
  const house = await drilled();
  await house.does('state-primary', 'acknowledge');
  await house.does('state-primary', 'acknowledge');
  await house.does('state-secondary', 'cannot-take');
  expect(await house.read(id)).toMatchObject({ status: 'PAGING', holder: null, drill: { answered: ['state-primary', 'state-secondary'] } });
  await house.does('state-supervisor', 'acknowledge');
  const { status, events } = await house.read(id);
  expect([status, events.at(-1)]).toMatchObject(['CLOSED', { kind: 'DRILL_ENDED', detail: { answered: 3, paged: 3 } }]);
  expect(events.filter(({ kind }) => kind === 'ACKNOWLEDGED')).toHaveLength(2);
});

it.each(['acknowledge', 'cannot-take'] as const)('is not written anew when %s is pressed a second time, also when it is over', async (action) => {
  const answered = await drilled('162');
  await answered.does('control-room-162', action);
  const whole = await answered.read(id);
  const again = { responderId: 'control-room-162', deskId: '162', name: 'x', supervises: false, operator: false, page: null };
  const outcome = act(whole, again, { action }, answered.clock.now());
  expect([whole.status, outcome]).toEqual(['CLOSED', { incident: whole }]);
  const open = { ...whole, status: 'PAGING' as const };
  expect((act(open, again, { action }, answered.clock.now()) as { incident: unknown }).incident).toBe(open);
});

it('writes down who answered what, and who signed for a post', async () => {
  const house = await drilled();
  await house.does('state-secondary', 'cannot-take');
  const signed = { responderId: 'state-primary', deskId: 'state', name: 'x', supervises: false, operator: false, page: null, signed: 'Inspector Invented' };
  const outcome = act(await house.read(id), signed, { action: 'acknowledge' }, house.clock.now()) as { incident: Incident };
  expect(outcome.incident.events.slice(-2)).toMatchObject([{ kind: 'CANNOT_TAKE', by: 'state-secondary' }, { kind: 'ACKNOWLEDGED', by: 'state-primary', detail: { signed: 'Inspector Invented' } }]);
});

it('is over after its time, whoever answered, and pages nobody ever after', async () => {
  const house = await drilled();
  await house.does('state-primary', 'acknowledge');
  await house.pass(7200);
  expect(await house.read(id)).toMatchObject({ status: 'CLOSED', nextActionAt: null });
  expect(house.pager.inbox).toHaveLength(6);
});

it('shows nobody anything, and takes no other action', async () => {
  const house = await drilled();
  expect((await house.does('state-primary', 'acknowledge'))!.details).toBeNull();
  expect((await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'x' }))!.refused).toEqual({ key: 'only-answers', values: {} });
});

it('follows a page that does not arrive by the next channel, as in earnest', async () => {
  const house = await openHouse();
  house.pager.fate = () => null;
  await house.ledger.open(openDrill({ incidentId: id, deskId: '162', roles: ['primary'], lasts: 600, by: 'tester', region: 'ap-south-1' }, policyOf(up, null), house.clock.now()));
  await drive(house.ports(), id);
  await house.pass(60);
  expect(house.pager.inbox.at(-1)!.page.key).toBe('r1.l0.control-room-162.sms-other');
});

it('of a post whose number is refused rings at nobody else\'s desk, now or later', async () => {
  const house = await openHouse();
  house.pager.answer = () => ({ outcome: 'refused', because: 'OptedOut' });
  await house.ledger.open(openDrill({ incidentId: id, deskId: '162', roles: ['primary'], lasts: 600, by: 'tester', region: 'ap-south-1' }, policyOf(up, null), house.clock.now()));
  await drive(house.ports(), id);
  house.pager.answer = () => ({ outcome: 'sent', messageId: 'm' });
  await house.pass(1200);
  expect([house.paged(), (await house.read(id)).status, (await house.directory.people([], ['control-room-162'])).responders[0]!.channels.sms?.failedBecause]).toEqual([[], 'CLOSED', 'OptedOut']);
});

it('takes no answer from whom it did not page', async () => {
  const house = await drilled('162');
  const outsider = { responderId: 'operator', deskId: 'state', name: 'operator', supervises: true, operator: true, page: null };
  expect(act(await house.read(id), outsider, { action: 'acknowledge' }, house.clock.now())).toEqual({ refused: 'not-paged' });
});

describe('as it is opened', () => {
  const opened = (deskId: string) => openDrill({ incidentId: id, deskId, roles: ['primary', 'shift'], lasts: 600, by: 'tester', region: 'local' }, policyOf(up, null), noon);

  it('is an exercise of nobody: no alert, no hint, no risk, no place but the desk, and nothing of any person', () => {
    const { policy, events, clock, ...whole } = opened('162');
    expect(whole).toEqual({
      incidentId: id, partner: 'drill', identityKind: 'alert', risk: 'unknown', exercise: true, findings: [], location: { decision: 'desk', units: [], outside: null, uncertaintyM: null, because: [NOTHING_SAID] }, unit: '162', also: null, related: [],
      version: 0, writeId: '', openedAt: noon, status: 'ROUTED', alerts: [], round: 1, rung: { nextLevel: 0, dueAt: noon }, lastResorts: 0, declined: [], paged: [], asked: [], taps: [], pages: [],
      drill: { deskId: '162', until: secondsAfter(noon, 600), answered: [] }, holder: null, leaseUntil: null, handOff: null, reminder: null, disposition: null, found: null, closedAt: null, erased: null, hold: null, nextActionAt: noon,
    });
    expect([policy.levels, policy.leaseSeconds, clock]).toEqual([[{ who: [{ desk: 'unit', role: 'primary' }, { desk: 'unit', role: 'shift' }], by: { all: ['sms', 'email', 'https'] }, acknowledgeWithinSeconds: 600 }], policyOf(up, null).leaseSeconds, { n: 0, wakesAt: null, turns: 0, region: 'local' }]);
    expect(events).toMatchObject([{ kind: 'DRILL_STARTED', by: 'tester', at: noon, detail: { desk: '162' } }]);
  }); // prettier-ignore

  it("is at the state desk of no unit, and of the state's roles", () => expect(opened('state')).toMatchObject({ unit: null, status: 'ROUTE_UNCERTAIN', policy: { levels: [{ who: [{ desk: 'state', role: 'primary' }, { desk: 'state', role: 'shift' }] }] } }));

  it('is not over while nobody was paged, whoever answers; and what is no drill takes no answer', () => {
    const answer = { kind: 'ACKNOWLEDGED', by: 'x', detail: {} } as const;
    expect(answerDrill(opened('162'), 'x', answer, noon)).toMatchObject({ status: 'ROUTED', drill: { answered: ['x'] } });
    const none = { ...opened('162'), drill: null };
    expect([answerDrill(none, 'x', answer, noon), isDrillOver(none, noon)]).toEqual([none, false]);
    expect([isDrillOver(opened('162'), secondsAfter(noon, 599)), isDrillOver(opened('162'), secondsAfter(noon, 600))]).toEqual([false, true]);
  });
});
