/** Who may take an incident from whom, and what whoever has it is told. */
import { act } from '../../core/act.ts';
import type { Actor } from '../../core/incident.ts';
import { leaseEnded } from '../../core/open.ts';
import { planDue } from '../../core/plan.ts';
import { fromLucknow, openHouse } from '../support/house.ts';

const someone = (responderId: string, deskId: string, supervises = false): Actor => ({ responderId, deskId, name: responderId, supervises, operator: false, page: null });
const [u1, u2, s1] = [someone('u1', '162'), someone('u2', '162'), someone('s1', 'state')];

async function played(...steps: readonly (readonly [Actor, string, Record<string, string>?])[]) {
  const house = await openHouse();
  const opened = await house.read(await house.deliver(fromLucknow));
  const now = house.clock.now();
  return steps.reduce((incident, [actor, action, more = {}]) => {
    const outcome = act(incident, actor, { action, note: null, ...more } as never, now);
    return 'refused' in outcome ? incident : outcome.incident;
  }, opened);
}

describe('somebody who acknowledged second', () => {
  it('of the unit can take it later, when the state desk has it', async () => {
    const incident = await played([u1, 'acknowledge'], [u2, 'acknowledge'], [u1, 'release'], [s1, 'acknowledge'], [u2, 'acknowledge']);
    expect([incident.holder?.responderId, incident.status, incident.handOff?.deskId]).toEqual(['u2', 'HANDED_OFF', '162']);
  });

  it('as a supervisor can still take over what was not located', async () => {
    const supervisor = someone('boss', 'state', true);
    const incident = await played([s1, 'acknowledge'], [supervisor, 'acknowledge'], [s1, 'cannot-locate', { reason: 'PHONE_OFF' }], [supervisor, 'acknowledge']);
    expect(incident.holder?.responderId).toBe('boss');
  });
});

it('a responder of another unit does not take it from the right one', async () => {
  const incident = await played([u1, 'acknowledge'], [someone('x1', '118'), 'acknowledge']);
  expect([incident.holder?.responderId, incident.events.at(-1)?.kind]).toEqual(['u1', 'ALSO_ACKNOWLEDGED']);
});

it('two reminders never share a page key, also when nothing happened between them', async () => {
  const house = await openHouse();
  let incident = await played([s1, 'acknowledge'], [s1, 'reached']);
  const keys: string[] = [];
  const people = await house.directory.people(['state'], []);
  for (let turn = 0; turn < 4; turn += 1) {
    const plan = planDue(incident, people, incident.reminder!.at);
    keys.push(...plan.send.map(({ key }) => key));
    incident = plan.incident;
  }
  expect(new Set(keys.map((key) => key.split('.')[1]!).filter((step) => step.startsWith('reminder'))).size).toBe(4);
  expect(leaseEnded(incident, incident.reminder!.at)).toBe(incident);
});

describe('a new body', () => {
  it('that brings no new place is told to whoever has it', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    const before = house.pager.inbox.length;
    await house.deliver({ ...fromLucknow, subject: { phones: ['+91 70000 88888'] } });
    expect(house.paged(before)).toContain('state-primary/sms');
  });

  it('takes nothing from the page, however many follow it', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    for (let number = 0; number < 9; number += 1) await house.deliver({ alertId: fromLucknow.alertId, update: number });
    const view = await house.does('state-primary', 'acknowledge');
    expect(view?.details?.alert?.subject.phones).toEqual(fromLucknow.subject.phones);
  });

  it('that came unlocated brings its place when it comes again', async () => {
    const house = await openHouse();
    const { route } = await import('../../pipeline/route.ts');
    await route(house.ports())(await house.located(fromLucknow, 'meta', 2));
    const id = await house.deliver(fromLucknow);
    expect((await house.read(id)).unit).toBe('162');
    expect(house.paged()).toContain('control-room-162/sms');
  });
});
