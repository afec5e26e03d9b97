/** What the desk's programs see and do; and the smaller steps: change, last resort, enrolment. */
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { memoryClock } from '../../adapters/memory/world.ts';
import type { IncidentId } from '../../core/identity.ts';
import { record } from '../../core/events.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { change } from '../../pipeline/change.ts';
import { enrol, type Topics } from '../../pipeline/enrol.ts';
import { actOn, list, story } from '../../pipeline/incidents.ts';
import { lastResort, staying } from '../../pipeline/last-resort.ts';
import { canariesIn, canaryAlert, canaryNote } from '../support/canary.ts';
import { fromLucknow, openHouse, up } from '../support/house.ts';

const nowhere = 'a'.repeat(26) as IncidentId;

describe('a list', () => {
  it('says of each incident what the interface promises, and nothing of the person', async () => {
    const house = await openHouse();
    const id = await house.deliver(canaryAlert);
    const { incidents, cursor } = await list(house.ports(), 'open', null, null);
    expect(incidents).toEqual([expect.objectContaining({ incidentId: id, status: 'PAGING', unit: '162', unitName: 'Lucknow', acknowledgedBy: null, exercise: false, related: [], events: [] })]);
    expect([cursor, canariesIn(JSON.stringify(incidents)), incidents[0]?.because[0]]).toEqual([null, [], expect.any(String)]);
  });

  it('of one unit goes through all of them, fifty at a time, and leaves none out', async () => {
    const house = await openHouse();
    for (let i = 0; i < 130; i += 1) {
      await house.deliver({ alertId: String(i), hints: [{ kind: 'pin', pin: i % 2 ? '226010' : '282001' }] });
      house.clock.pass(1);
    }
    const first = await list(house.ports(), 'open', '162', null);
    const second = await list(house.ports(), 'open', '162', first.cursor);
    expect([first.incidents.length, second.incidents.length, second.cursor]).toEqual([50, 15, null]);
    expect(new Set([...first.incidents, ...second.incidents].map(({ incidentId }) => incidentId)).size).toBe(65);
  });
});

describe('a story', () => {
  it('is whole and in order, however much has left the incident', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.pass(4 * 3600);
    const events = (await story(house.ports(), id))!.events;
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, seq) => seq));
    expect([events[0]?.kind, events.length > 80]).toEqual(['OPENED', true]);
  });

  it('of what nobody opened is none', async () => {
    const house = await openHouse();
    expect([await story(house.ports(), nowhere), await actOn(house.ports(), nowhere, 'arn:op', { action: 'acknowledge' })]).toEqual([null, null]);
  });
});

it('a story has each event once, though a crash left a sheet of events that are still on the incident', async () => {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow);
  const { events } = await house.read(id);
  await house.ledger.putSheet(id, { number: 0, events: events.slice(0, 2) });
  expect((await story(house.ports(), id))!.events.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq));
});

describe('an action through the API', () => {
  it('is by the operator who is signed in, who needs not hold it', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    const acted = await actOn(house.ports(), id, 'arn:operator', { action: 'note', note: canaryNote });
    expect(acted).toMatchObject({ incident: { status: 'ACKNOWLEDGED', acknowledgedBy: 'state-primary' } });
    expect((await house.read(id)).events.at(-1)).toMatchObject({ kind: 'NOTED', by: 'arn:operator' });
    expect(canariesIn(JSON.stringify(acted))).toEqual([]);
  });

  it('may be on behalf of a responder, whose place counts: a control room takes it for its unit', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const acted = await actOn(house.ports(), id, 'arn:operator', { action: 'acknowledge', responderId: 'control-room-162' });
    expect(acted).toMatchObject({ incident: { status: 'HANDED_OFF', acknowledgedBy: 'control-room-162', handedOffTo: '162' } });
  });

  it('on behalf of somebody is theirs, with their rank, name and duties, and no operator\'s', async () => {
    const house = await openHouse();
    await house.directory.changeResponder('state-secondary', (one) => ({ ...one, rank: '', name: 'Invented' }));
    const id = await house.deliver(fromLucknow);
    await actOn(house.ports(), id, 'arn:operator', { action: 'acknowledge', responderId: 'control-room-162' });
    expect((await house.read(id)).holder).toMatchObject({ responderId: 'control-room-162', deskId: '162', name: 'Control room Lucknow (sample)', channel: null });
    expect(await actOn(house.ports(), id, 'arn:operator', { action: 'note', note: 'n', responderId: 'state-secondary' })).toMatchObject({ refused: { key: 'held-by-another' } });
    const second = await house.deliver({ ...fromLucknow, alertId: 'sample-2' });
    await actOn(house.ports(), second, 'arn:operator', { action: 'acknowledge', responderId: 'state-secondary' });
    await actOn(house.ports(), second, 'arn:operator', { action: 'cannot-locate', reason: 'PHONE_OFF' });
    const close = { action: 'close', disposition: 'UNABLE_TO_LOCATE', note: 'n' };
    expect((await house.read(second)).holder).toMatchObject({ deskId: 'state', name: 'Invented' });
    expect(await actOn(house.ports(), second, 'arn:operator', { ...close, responderId: 'state-secondary' })).toMatchObject({ refused: { key: 'only-a-supervisor' } });
    expect(await actOn(house.ports(), second, 'arn:operator', close)).toMatchObject({ incident: { status: 'CLOSED' } });
  });

  it('on behalf of nobody we know is refused in a sentence', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const acted = await actOn(house.ports(), id, 'arn:operator', { action: 'acknowledge', responderId: 'g'.repeat(70) });
    expect(acted).toEqual({ refused: { key: 'responder-unknown', values: { given: 'g'.repeat(60) } }, sentence: expect.stringContaining('g'.repeat(60)) as string });
  });

  it('that is not taken is answered with a sentence and its key', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    expect(await actOn(house.ports(), id, 'arn:operator', { action: 'dance' })).toEqual({ refused: expect.objectContaining({ key: 'unknown-action' }) as object, sentence: expect.stringContaining('Allowed: acknowledge, cannot-take') as string });
    expect(await actOn(house.ports(), id, 'arn:operator', { action: 'reached' })).toMatchObject({ refused: { key: 'not-acknowledged' } });
    await house.does('state-primary', 'acknowledge');
    expect(await actOn(house.ports(), id, 'arn:operator', { action: 'close', responderId: 'state-secondary', disposition: 'SAFE_BY_PHONE', note: 'n' })).toMatchObject({ refused: { key: 'held-by-another' } });
  });

  it('that makes something due has it done before it answers', async () => {
    const house = await openHouse();
    const id = await house.deliver({ ...fromLucknow, hints: [] });
    await actOn(house.ports(), id, 'arn:operator', { action: 'acknowledge' });
    const before = house.pager.inbox.length;
    await actOn(house.ports(), id, 'arn:operator', { action: 'hand-off', to: 'Agra' });
    expect(house.paged(before)).toEqual(['control-room-118/sms', 'control-room-118/email']);
  });
});

describe('a change', () => {
  it('whose answer was lost and that was tried again finds its own write, and is not done twice', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const { ledger } = house;
    const retrying = { ...ledger, keep: async (...args: Parameters<typeof ledger.keep>) => (await ledger.keep(...args), ledger.keep(...args)) };
    const kept = await change({ ledger: retrying, newId: () => 'mine' }, id, (incident) => record(incident, house.clock.now(), { kind: 'NOTED' }));
    expect(kept?.writeId).toBe('mine');
    expect((await house.read(id)).events.filter(({ kind }) => kind === 'NOTED')).toHaveLength(1);
  });

  it('that loses fifty races is an error, not a loop', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const ports = { ledger: { ...house.ledger, keep: async () => false }, newId: () => 'mine' };
    await expect(change(ports, id, (incident) => ({ ...incident }))).rejects.toThrow(`incident ${id} changed 50 times`);
  });

  it('of what is not there is nothing, and what changes nothing is not written', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const ports = { ledger: { ...house.ledger, keep: async () => Promise.reject(new Error('written')) }, newId: () => 'mine' };
    expect(await change(ports, nowhere, (incident) => ({ ...incident }))).toBeNull();
    expect(await change(ports, id, (incident) => incident)).toBe(await house.read(id));
  });
});

describe('dead letters', () => {
  const letter = (body: string, messageId = 'm1') => ({ messageId, queue: 'AlertsDead', body, firstSentAt: '2026-03-01T12:00:00.000Z' });
  const published = async (...bodies: string[]): Promise<[string, string][]> => {
    const sent: [string, string][] = [];
    await lastResort({ publish: async (subject, body) => void sent.push([subject, body]) })(bodies.map((body, i) => letter(body, `m${i}`)));
    return sent;
  };

  it('are one message with a line for each, and what to do', async () => {
    const house = await openHouse();
    const [[subject, body] = ['', '']] = await published(JSON.stringify(house.accepted(canaryAlert)), 'no json canary-body', '{"incidentId":"x"}');
    expect(subject).toBe('Jeevan Raksha: 3 alerts stuck, act now');
    expect(body.split('\n').filter((line) => line.startsWith('- '))).toEqual([
      expect.stringMatching(/^- incident [a-z2-7]{26} of partner meta, in AlertsDead since .* \(message m0\)$/),
      expect.stringContaining('- a message of unknown content'),
      expect.stringContaining('- a message of unknown content'),
    ]);
    expect([canariesIn(`${subject}${body}`), body.includes('Dead letters')]).toEqual([[], true]);
  });

  it('may be alerts of which the desk was paged: nobody is told that it was not', async () => {
    const [[subject, body] = ['', '']] = await published('{"incidentId":"x"}');
    expect([subject, body.includes('the desk may not have been paged'), body.includes('auditor')]).toEqual(['Jeevan Raksha: 1 alert stuck, act now', true, false]);
  });

  it.each(['sweep', 'scan'])('that are a failed %s say what it means, and speak of no alert', async (task) => {
    const [[subject, body] = ['', '']] = await published(JSON.stringify({ task }));
    expect([subject, body.split('\n').filter((line) => line.startsWith('- '))]).toEqual(['Jeevan Raksha: the auditor failed', [`- a look of the auditor (${task}), in AlertsDead since 2026-03-01T12:00:00.000Z (message m0)`]]);
    expect(body).toMatch(/Some open incident may be overdue[^]*section "sweep-dead"[^]*nothing to redrive/);
    expect(body).not.toMatch(/stuck|alert|may not have been paged|Dead letters/);
  });

  it('that hold a task among other things are alerts, and alerts come first', async () => {
    const [[subject, body] = ['', '']] = await published('{"task":"sweep"}', '{"task":"sweep","alert":{}}', '{"task":"lift"}');
    expect(subject).toBe('Jeevan Raksha: 2 alerts stuck, act now');
    expect(body.split('\n').filter((line) => line.startsWith('- ')).map((line) => /\(message (m\d)\)/.exec(line)![1])).toEqual(['m1', 'm2', 'm0']);
  });

  it("stay and page, but for the canary's, which nobody is called for", async () => {
    const house = await openHouse();
    const [ours, theirs, unread] = [house.accepted({ exercise: true }, 'canary'), house.accepted({ note: '"partner":"canary"' }), '"partner":"canary"'];
    const letters = [ours, theirs].map((message, i) => letter(JSON.stringify(message), `m${i}`));
    expect(staying([...letters, letter(unread, 'm2'), letter('null', 'm3')]).map(({ messageId }) => messageId)).toEqual(['m1', 'm2', 'm3']);
  });

  it('that are none send none; that SNS refuses are an error', async () => {
    expect(await published()).toEqual([]);
    await expect(lastResort({ publish: async () => Promise.reject(new Error('AuthorizationError')) })([letter('x')])).rejects.toThrow('AuthorizationError');
  });
});

describe('enrolment', () => {
  const clock = memoryClock('2026-03-01T18:30:00Z');
  const topics = (): Topics & { readonly asked: string[] } => {
    const asked: string[] = [];
    return { asked, subscribe: async (responderId, channel, address, before) => (asked.push(`${responderId} ${channel} ${address} before ${before}`), `arn:${responderId}-${channel}`), dismiss: async () => undefined };
  };
  const file = () => ({ ...samplePeople(up), responders: samplePeople(up).responders.slice(0, 25) });

  it('makes each topic before it lists its responder, tells how far it is, and changes nothing the second time', async () => {
    const directory = memoryDirectory();
    const told: number[] = [];
    const [first, second] = [topics(), topics()];
    await enrol({ directory, topics: first, clock }, file(), (done) => told.push(done));
    const people = await directory.people(['state'], []);
    await enrol({ directory, topics: second, clock }, file(), () => undefined);
    expect(await directory.people(['state'], [])).toEqual(people);
    expect([told, first.asked.length, first.asked[0], second.asked[0]]).toEqual([[10, 20, 25], 25, 'state-primary email state-primary@sample.invalid before null', 'state-primary email state-primary@sample.invalid before state-primary@sample.invalid']);
  });

  it('of people who are not invented verifies nothing: only a code that comes back does; and each mailbox is listed with its topic', async () => {
    const directory = memoryDirectory();
    const listed = async () => (await directory.people(['state', '162'], ['state-primary', 'control-room-118'])).responders.map(({ channels }) => channels);
    await enrol({ directory, topics: topics(), clock }, { ...file(), invented: false }, () => undefined);
    expect((await listed()).flatMap((channels) => Object.values(channels)).some(({ verifiedAt, provedAt }) => verifiedAt !== undefined || provedAt !== undefined)).toBe(false);
    expect((await directory.people([], ['state-primary'])).responders[0]!.channels.email).toEqual({ address: 'state-primary@sample.invalid', topicArn: 'arn:state-primary-email' });
    await enrol({ directory, topics: topics(), clock }, file(), () => undefined);
    expect((await directory.people([], ['state-primary'])).responders[0]!.channels.email).toMatchObject({ verifiedAt: clock.now(), topicArn: 'arn:state-primary-email' });
    expect((await directory.people([...up.units.keys()], [])).desks).toHaveLength(up.units.size);
  });

  it('that breaks off has listed nobody without a topic, and is done again', async () => {
    const directory = memoryDirectory();
    const working = topics();
    const breaking: Topics = { subscribe: async (...asked) => (asked[0] === 'control-room-120' ? Promise.reject(new Error('Throttled')) : working.subscribe(...asked)), dismiss: async () => undefined };
    await expect(enrol({ directory, topics: breaking, clock }, file(), () => undefined)).rejects.toThrow('Throttled');
    expect((await directory.people([], ['control-room-120'])).responders).toEqual([]);
    await enrol({ directory, topics: working, clock }, file(), () => undefined);
    expect((await directory.people(['state'], ['control-room-120'])).responders.some(({ responderId }) => responderId === 'control-room-120')).toBe(true);
  });

  it('of a changed address says which was the old one', async () => {
    const directory = memoryDirectory();
    const second = topics();
    await enrol({ directory, topics: topics(), clock }, file(), () => undefined);
    const [one, ...others] = file().responders;
    await enrol({ directory, topics: second, clock }, { ...file(), responders: [{ ...one!, email: 'new@sample.invalid' }, ...others] }, () => undefined);
    expect(second.asked[0]).toBe('state-primary email new@sample.invalid before state-primary@sample.invalid');
  });
});
