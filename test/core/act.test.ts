/** What people do to an incident. */
import { act, mayLook } from '../../core/act.ts';
import { ACTIONS, ALLOWED, type Command } from '../../core/action.ts';
import { STATUSES, type Actor, type Incident, type Status } from '../../core/incident.ts';
import { updated } from '../../core/open.ts';
import { planPages } from '../../core/page.ts';
import { accepted, acknowledge, after, cannotLocate, close, delivery, handOff, having, noon, note, opened, operator, otherRoom, place, primary, reached, room, secondary, supervisor } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const COMMANDS: readonly Command[] = [acknowledge, { action: 'cannot-take' }, { action: 'release' }, reached, { action: 'reached', note: 'n1' }, note('n2'), handOff('162'), handOff('Inspector Invented', null), cannotLocate, place({ kind: 'pin', pin: '226010' }), accepted, handOff('Bihar', 'IN-BR'), close, { ...close, disposition: 'UNABLE_TO_LOCATE' } as Command];
const ACTORS: readonly Actor[] = [primary, secondary, supervisor, room, otherRoom, operator];

const held = having(opened(), [primary, acknowledge]);
const STATES: Record<string, Incident> = {
  opened: opened(),
  'opened without a place': opened({ findings: [] }),
  held,
  'held by the unit': having(opened(), [room, acknowledge]),
  'handed to the unit': having(held, [primary, handOff('162')]),
  'handed to an officer': having(held, [primary, handOff('Inspector Invented', null)]),
  'handed to the unit, which has it': having(held, [primary, handOff('162')], [room, acknowledge]),
  reached: having(held, [primary, reached]),
  'not located': having(held, [primary, cannotLocate]),
  'not located, held by the supervisor': having(held, [primary, cannotLocate], [supervisor, acknowledge]),
  'offered to another state': having(held, [primary, handOff('Bihar', 'IN-BR')]),
  'taken over by another state': having(held, [primary, handOff('Bihar', 'IN-BR')], [primary, accepted]),
  released: having(held, [primary, { action: 'release' }]),
  closed: having(held, [primary, close]),
  reopened: updated(having(held, [primary, close]), { ...delivery, digest: 'd2' }, up.deciding, after(60)),
};
const EACH = Object.entries(STATES).flatMap(([name, incident]) => ACTORS.flatMap((actor) => COMMANDS.map((command) => ({ name, incident, actor, command }))));
const done = (incident: Incident, actor: Actor, command: Command, seconds = 10): Incident => having(incident, [actor, command, seconds]);
const answer = (incident: Incident, actor: Actor, command: Command): string => {
  const outcome = act(incident, actor, command, after(10));
  return 'refused' in outcome ? outcome.refused : outcome.incident.status;
};

describe('every action by everybody in every state', () => {
  it('is refused or taken, and whatever is taken changes nothing the second time', () => {
    const changed = EACH.filter(({ incident, actor, command }) => {
      const first = act(incident, actor, command, after(10));
      if ('refused' in first) return false;
      const second = act(first.incident, actor, command, after(11));
      return !('incident' in second) || second.incident !== first.incident;
    });
    expect(changed.map(({ name, actor, command }) => `${name}: ${actor.responderId} ${command.action}`)).toEqual([]);
  });

  it('leaves an open incident with a next action within ten minutes, and a closed one with none', () => {
    const wrong = EACH.filter(({ incident, actor, command }) => {
      const outcome = act(incident, actor, command, after(10));
      if ('refused' in outcome) return false;
      const { status, nextActionAt } = outcome.incident;
      return status === 'CLOSED' ? nextActionAt !== null : nextActionAt === null || nextActionAt > after(610);
    });
    expect(wrong.map(({ name, command }) => `${name} ${command.action}`)).toEqual([]);
  });

  it('is taken only where the table allows it, or where it was done before', () => {
    const wrong = EACH.filter(({ incident, actor, command }) => {
      const outcome = act(incident, actor, command, after(10));
      return 'incident' in outcome && outcome.incident !== incident && !ALLOWED[incident.status].includes(command.action);
    });
    expect(wrong).toEqual([]);
  });

  it('covers every status', () => {
    expect(new Set([...Object.values(STATES).map(({ status }) => status), 'PAGING'])).toEqual(new Set<Status>(STATUSES));
    expect(new Set(COMMANDS.map(({ action }) => action))).toEqual(new Set(ACTIONS));
  });

  it('that needs an acknowledgement is refused to whoever has none, except to an operator', () => {
    for (const command of COMMANDS.filter(({ action }) => action !== 'acknowledge' && action !== 'cannot-take')) {
      const taken = command.action === 'accepted' ? STATES['offered to another state']! : held;
      expect([answer(opened(), primary, command), answer(taken, secondary, command)]).toEqual(['not-acknowledged', 'held-by-another']);
      expect(answer(taken, operator, command)).not.toBe('held-by-another');
    }
  });

  it('that says another state has it is refused while it was offered to none', () => {
    expect([answer(held, primary, accepted), answer(STATES['taken over by another state']!, primary, accepted)]).toEqual(['not-offered', 'TRANSFER_ACCEPTED']);
  });

  it('is too late once the incident is closed, for everybody', () => {
    for (const actor of [secondary, supervisor, room, operator]) for (const command of COMMANDS) expect(answer(STATES['closed']!, actor, command)).toBe('closed');
  });
});

describe('an acknowledgement', () => {
  it('is a lease of five minutes, and three more after a reminder', () => {
    expect(done(opened(), primary, acknowledge)).toMatchObject({ status: 'ACKNOWLEDGED', leaseUntil: after(490), nextActionAt: after(310), rung: null, pages: [] });
  });

  it('by somebody else of the desk shows who has it, and takes it from nobody', () => {
    const both = done(held, secondary, acknowledge);
    expect(both.holder).toBe(held.holder);
    expect(both.events.at(-1)).toMatchObject({ kind: 'ALSO_ACKNOWLEDGED', by: 'secondary' });
  });

  it('by the unit is the hand-off, also from the state desk that has it, and a lease of its own', () => {
    expect(done(opened(), room, acknowledge)).toMatchObject({ status: 'HANDED_OFF', holder: { responderId: 'room' }, handOff: { deskId: '162', by: 'room' }, leaseUntil: after(490) });
    expect(done(held, room, acknowledge)).toMatchObject({ status: 'HANDED_OFF', holder: { responderId: 'room' }, handOff: { deskId: '162', by: 'primary' } });
  });

  it('by the state desk takes nothing back from the unit, but for what the unit hands to it', () => {
    const byUnit = STATES['held by the unit']!;
    expect(done(byUnit, primary, acknowledge).holder?.responderId).toBe('room');
    const handedBack = having(byUnit, [room, handOff('state')]);
    expect(done(handedBack, primary, acknowledge)).toMatchObject({ status: 'ACKNOWLEDGED', holder: { responderId: 'primary' }, handOff: null, leaseUntil: after(490) });
  });

  it('of what was not located is taken over by a supervisor alone, and stays not located', () => {
    expect(done(STATES['not located']!, secondary, acknowledge).holder?.responderId).toBe('primary');
    expect(done(STATES['not located']!, supervisor, acknowledge)).toMatchObject({ status: 'UNABLE_TO_LOCATE', holder: { responderId: 'supervisor' }, leaseUntil: null });
  });

  it.each([primary, secondary])('pressed by $responderId in the moment that the lease runs out holds: no round of pages drowns it', (actor) => {
    const again = done(held, actor, acknowledge, 480);
    expect(again).toMatchObject({ status: 'ACKNOWLEDGED', holder: { responderId: actor.responderId }, leaseUntil: after(960), rung: null });
    expect(again.events.slice(-2).map(({ kind }) => kind)).toEqual(['LEASE_EXPIRED', 'ACKNOWLEDGED']);
  });

  it('is renewed by a note, and by nothing else that is no progress', () => {
    expect(done(held, primary, note('n1'), 200).leaseUntil).toBe(after(680));
    expect(done(held, primary, acknowledge, 200).leaseUntil).toBe(after(480));
    expect(done(held, secondary, acknowledge, 200).leaseUntil).toBe(after(480));
  });
});

describe('somebody who cannot take it', () => {
  it('makes the next level due at once', () => {
    const paged = { ...opened(), rung: { nextLevel: 1, dueAt: after(60) }, nextActionAt: after(60) };
    expect(done(paged, primary, { action: 'cannot-take' })).toMatchObject({ rung: { nextLevel: 1, dueAt: after(10) }, declined: ['primary'], nextActionAt: after(10) });
  });

  it('after all, gives it back, and everybody but that person is paged from the start', () => {
    expect(done(held, primary, { action: 'cannot-take' })).toMatchObject({ status: 'PAGING', round: 2, rung: { nextLevel: 0, dueAt: after(10) }, declined: ['primary'], holder: null });
  });

  it('while another has it changes nothing for that one', () => {
    expect(done(held, secondary, { action: 'cannot-take' })).toMatchObject({ holder: held.holder, leaseUntil: held.leaseUntil, rung: null });
  });
});

describe('after progress', () => {
  it.each([
    ['a hand-off to a desk that we page', handOff('162'), 'HANDED_OFF', 10],
    ['a hand-off to an officer, who was told', handOff('Inspector Invented', null), 'HANDED_OFF', 610],
    ['the person was reached', reached, 'CONTACT_CONFIRMED', 610],
    ['the person cannot be located', cannotLocate, 'UNABLE_TO_LOCATE', 610],
  ] as const)('%s: the lease is over, and the next reminder comes in time', (_, command, status, next) => {
    expect(done(held, primary, command)).toMatchObject({ status, leaseUntil: null, rung: null, nextActionAt: after(next) });
  });

  it('who handed it off may still act when the unit has it; who did neither may not', () => {
    const handed = STATES['handed to the unit, which has it']!;
    expect([answer(handed, primary, note('n')), answer(handed, room, note('n')), answer(handed, secondary, note('n'))]).toEqual(['HANDED_OFF', 'HANDED_OFF', 'held-by-another']);
  });

  it('what was not located is closed by a supervisor alone, and so is a close that says so', () => {
    expect([answer(STATES['not located']!, primary, close), answer(STATES['not located, held by the supervisor']!, supervisor, close)]).toEqual(['only-a-supervisor', 'CLOSED']);
    expect(answer(held, primary, { ...close, disposition: 'UNABLE_TO_LOCATE' } as Command)).toBe('only-a-supervisor');
  });

  it('a close ends everything that would page', () => {
    const handed = STATES['handed to the unit']!;
    const busy: Incident = { ...handed, pages: planPages('r1.reminder9', 'reminder', [{ responderId: 'room', deskId: '162', channels: ['sms'] }], noon, 45) };
    expect(busy.reminder).not.toBeNull();
    expect(done(busy, primary, close)).toMatchObject({ status: 'CLOSED', nextActionAt: null, rung: null, reminder: null, leaseUntil: null, pages: [], disposition: 'SAFE_BY_PHONE', closedAt: after(10) });
  });
});

describe('what the partner sent', () => {
  it.each<[string, Incident, Actor, number, boolean]>([
    ['nobody before an acknowledgement', opened(), primary, 0, false],
    ['whoever has it', held, primary, 479, true],
    ['nobody when the lease has run out', held, primary, 480, false],
    ['no other', held, secondary, 0, false],
    ['whoever handed it off', STATES['handed to the unit, which has it']!, primary, 0, true],
    ['the unit that has it', STATES['handed to the unit, which has it']!, room, 0, true],
    ['not the unit that it was handed to, until it acknowledges', STATES['handed to the unit']!, room, 0, false],
    ['nobody once it is closed', STATES['closed']!, primary, 10, false],
    ['nobody when it is reopened, until somebody acknowledges', STATES['reopened']!, primary, 60, false],
    ['nobody who gave it back', STATES['released']!, primary, 0, false],
  ])('is shown to %s', (_, incident, actor, seconds, shown) => {
    expect(mayLook(incident, actor, after(seconds))).toBe(shown);
  });
});

describe('a second press', () => {
  const dispose = (disposition: 'SAFE_BY_PHONE' | 'FOUND_SAFE', words: string): Command => ({ action: 'close', disposition, found: null, note: words }) as Command;

  it.each<[string, Incident, Actor, Command, string]>([
    ['of release, when another has taken it since', having(STATES['released']!, [secondary, acknowledge]), primary, { action: 'release' }, 'held-by-another'],
    ['of close, with another end', STATES['closed']!, primary, dispose('FOUND_SAFE', 'n-close'), 'closed'],
    ['of close, with other words', STATES['closed']!, primary, dispose('SAFE_BY_PHONE', 'n-other'), 'closed'],
    ['of close, after an update has opened it again', STATES['reopened']!, primary, close, 'not-acknowledged'],
    ['of the same words, when another has closed it since', having(held, [primary, note('n-close')], [operator, dispose('SAFE_BY_PHONE', 'n-other')]), primary, close, 'closed'],
    ['of accepted, with other words', STATES['taken over by another state']!, primary, { action: 'accepted', note: 'n-other' }, 'not-offered'],
    ['of accepted, after more has come of it', having(STATES['taken over by another state']!, [operator, reached]), primary, accepted, 'not-offered'],
  ])('is another act %s', (_, incident, actor, command, refused) => {
    expect(answer(incident, actor, command)).toBe(refused);
  });

  const written = (incident: Incident, actor: Actor, command: Command) => done(incident, actor, command, 20).events.slice(incident.events.length);
  it.each<[string, Incident, Actor, Command, object]>([
    ['of reached, with more to say', having(held, [primary, { action: 'reached', note: 'n1' }]), primary, { action: 'reached', note: 'n2' }, { kind: 'REACHED', detail: { note: 'n2' } }],
    ['of cannot-locate, after a note', having(held, [primary, cannotLocate], [primary, note('n')]), primary, cannotLocate, { kind: 'CANNOT_LOCATE' }],
    ['of cannot-locate, when the person was reached since', having(held, [primary, cannotLocate], [operator, reached]), primary, cannotLocate, { kind: 'CANNOT_LOCATE' }],
    ['of a hand-off to the same desk, by somebody else', STATES['handed to the unit, which has it']!, room, handOff('162'), { kind: 'HANDED_OFF', by: 'room' }],
    ['of a place, that is another', having(held, [primary, place({ kind: 'pin', pin: '226010' })]), primary, place({ kind: 'pin', pin: '282001' }), { kind: 'PLACE_GIVEN' }],
  ])('is another act %s, and is written down', (_, incident, actor, command, event) => {
    expect(written(incident, actor, command)).toMatchObject([event]);
  });
});

describe('what is written down of an act', () => {
  const post = { ...room, signed: 'Inspector Invented' };
  const biharDesk: Actor = { ...room, responderId: 'bihar', deskId: 'IN-BR' };
  const happened = (incident: Incident, actor: Actor, command: Command) => done(incident, actor, command).events.slice(incident.events.length).map(({ kind, detail }) => (detail === undefined ? [kind] : [kind, detail]));
  const asked: Incident = { ...held, asked: ['secondary'] };

  it.each<[string, Incident, Actor, Command, unknown[][]]>([
    ['an acknowledgement', opened(), primary, acknowledge, [['ACKNOWLEDGED']]],
    ['one by the unit, for whom a person signed', opened(), post, acknowledge, [['ACKNOWLEDGED', { signed: 'Inspector Invented' }], ['HANDED_OFF', { to: '162' }]]],
    ['one that comes later', STATES['held by the unit']!, { ...post, responderId: 'room-2' }, acknowledge, [['ALSO_ACKNOWLEDGED', { signed: 'Inspector Invented' }]]],
    ['one by the next shift', asked, { ...secondary, signed: 'Sub-Inspector Invented' }, acknowledge, [['ACKNOWLEDGED', { signed: 'Sub-Inspector Invented' }]]],
    ['one by another state', STATES['offered to another state']!, biharDesk, acknowledge, [['ACKNOWLEDGED'], ['TRANSFER_ACCEPTED', { to: 'IN-BR' }]]],
    ['cannot take', opened(), primary, { action: 'cannot-take' }, [['CANNOT_TAKE']]],
    ['reached', held, primary, { action: 'reached', note: 'n' }, [['REACHED', { note: 'n' }]]],
    ['not located', held, primary, cannotLocate, [['CANNOT_LOCATE', { reason: 'PHONE_OFF' }]]],
    ['a hand-off to an officer, without the name', held, primary, handOff('Inspector Invented', null), [['HANDED_OFF', { to: 'officer' }]]],
    ['another state has it', STATES['offered to another state']!, primary, accepted, [['TRANSFER_ACCEPTED', { to: 'Bihar', note: 'n-accepted' }]]],
    ['another state has it, which was handed to nobody', { ...STATES['offered to another state']!, handOff: null }, primary, accepted, [['TRANSFER_ACCEPTED', { note: 'n-accepted' }]]],
  ])('%s', (_, incident, actor, command, events) => {
    expect(happened(incident, actor, command)).toEqual(events);
  });

  it('a place, by a name of 24 characters', () => {
    expect(done(held, primary, place({ kind: 'pin', pin: '226010' })).events.at(-1)!.detail!['hint']).toHaveLength(24);
  });
});

describe('who has it', () => {
  it('goes by both names', () => {
    expect(done(opened(), { ...primary, nameLocal: 'नाम' }, acknowledge).holder).toEqual({ responderId: 'primary', deskId: 'state', name: 'Name of primary', nameLocal: 'नाम', since: after(10), channel: null });
    expect(done(opened(), primary, acknowledge).holder).not.toHaveProperty('nameLocal');
  });

  it('is relieved by the unit that adjoins, by nobody else of the same unit, and by no supervisor while the search goes on', () => {
    expect(done({ ...held, also: '118' }, otherRoom, acknowledge)).toMatchObject({ status: 'HANDED_OFF', holder: { responderId: 'other-room' } });
    expect(done(STATES['held by the unit']!, { ...room, responderId: 'room-2' }, acknowledge).holder?.responderId).toBe('room');
    expect(done(held, supervisor, acknowledge).holder?.responderId).toBe('primary');
  });

  it('and has reached the person leaves it so to the unit that takes it', () => {
    expect(done(STATES['reached']!, room, acknowledge)).toMatchObject({ status: 'CONTACT_CONFIRMED', holder: { responderId: 'room' }, leaseUntil: null, reminder: { purpose: 'reminder', at: after(610) } });
  });

  it('hands over to the next shift as it stands, with nobody asked any more and no page left', () => {
    const asked: Incident = { ...held, asked: ['secondary'], pages: planPages('r1.hand-over9', 'hand-over', [{ responderId: 'secondary', deskId: 'state', channels: ['sms'] }], noon, 45) };
    expect(done(asked, secondary, acknowledge)).toMatchObject({ status: 'ACKNOWLEDGED', holder: { responderId: 'secondary' }, asked: [], pages: [] });
  });

  it('of another state is who accepted it', () => {
    expect(done(STATES['offered to another state']!, { ...room, responderId: 'bihar', deskId: 'IN-BR' }, acknowledge).status).toBe('TRANSFER_ACCEPTED');
  });

  it('may note what was not located without being a supervisor', () => {
    expect(answer(STATES['not located']!, primary, note('n'))).toBe('UNABLE_TO_LOCATE');
  });
});

describe('a reminder', () => {
  it('stays as it is when a note is made after progress', () => {
    const { reminder, leaseUntil } = done(STATES['reached']!, primary, note('n'), 100);
    expect([reminder, leaseUntil]).toEqual([STATES['reached']!.reminder, null]);
  });

  it('is one of the usual kind, unless a desk has to hear of a hand-off that is not its own', () => {
    const purpose = (incident: Incident, actor: Actor, command: Command): string | undefined => done(incident, actor, command).reminder?.purpose;
    expect(purpose(STATES['not located']!, supervisor, acknowledge)).toBe('reminder');
    expect(purpose(STATES['offered to another state']!, primary, accepted)).toBe('reminder');
    expect(purpose(held, primary, handOff('162'))).toBe('hand-off');
    expect(purpose(having(STATES['held by the unit']!, [room, handOff('Inspector Invented', null)]), room, handOff('162'))).toBe('reminder');
  });
});

describe('taps', () => {
  it('of the sixty newest links stay known', () => {
    const taps = Array.from({ length: 61 }, (_, i) => `r1.l${i}.primary.sms`);
    const tapped = taps.reduce((incident, page) => done(incident, { ...primary, page }, acknowledge), held);
    expect(tapped.taps).toEqual(taps.slice(1));
  });
});

describe('an incident', () => {
  it('is due in the moment that it is opened', () => {
    expect(opened().nextActionAt).toBe(noon);
  });
});
