/** One suite for every directory: in memory, and on DynamoDB. */
import { dynamoDirectory } from '../../adapters/aws/directory.ts';
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import type { Desk, Responder } from '../../core/people.ts';
import { instant } from '../../core/time.ts';
import type { Audit, Audited, Directory, Proving, Roll } from '../../pipeline/ports.ts';
import { openEngine, type Engine } from '../support/engine.ts';

const person = (responderId: string, name = 'Invented'): Responder => ({ responderId, name, rank: '', language: 'hi', channels: { sms: { number: '+917000000001' } } });
const desk = (deskId: string, roster: Desk['roster'], lastResortPosts: string[] = []): Desk => ({ deskId, roster, lastResortPosts });
const idsOf = ({ responders }: { readonly responders: readonly Responder[] }): string[] => responders.map(({ responderId }) => responderId).toSorted();

function directoryContract(fresh: () => Promise<Directory & Roll & Proving>): void {
  it('gives the desks asked for, everybody on their rosters and posts, and whom is named besides, each once', async () => {
    const directory = await fresh();
    await directory.putResponders(['a', 'b', 'c', 'd', 'e'].map((id) => person(id)));
    const [state, unit] = [desk('state', { primary: ['a'], shift: ['a', 'b'] }, ['c']), desk('162', { primary: ['b'] })];
    await directory.putDesks([state, unit, desk('118', { primary: ['e'] })]);
    const people = await directory.people(['state', '162'], ['d', 'a']);
    expect(people.desks).toEqual(expect.arrayContaining([state, unit]));
    expect([people.desks.length, idsOf(people)]).toEqual([2, ['a', 'b', 'c', 'd']]);
  });

  it('knows of each channel what was noted of the address that it has now', async () => {
    const directory = await fresh();
    await directory.putResponders([person('a')]);
    const sms = async () => (await directory.people([], ['a'])).responders[0]!.channels.sms;
    const [morning, noon] = [instant('2026-03-01T06:00Z'), instant('2026-03-01T12:00Z')];
    await directory.mark('a', 'sms', '+917000000001', { verifiedAt: morning });
    await directory.mark('a', 'sms', '+917000000001', { failedAt: noon, failedBecause: 'opted out' });
    await directory.mark('a', 'email', 'old@sample.invalid', { verifiedAt: morning });
    expect(await sms()).toEqual({ number: '+917000000001', verifiedAt: morning, failedAt: noon, failedBecause: 'opted out' });
    await directory.mark('a', 'sms', '+917000000002', { provedAt: noon });
    expect(await sms()).toEqual({ number: '+917000000001' });
    await directory.changeResponder('a', (one) => ({ ...one, channels: { sms: { number: '+917000000002' } } }));
    expect(await sms()).toEqual({ number: '+917000000002', provedAt: noon });
  });

  it('gives everybody, on a desk or on none, with what is known of them; and desks without their people', async () => {
    const directory = await fresh();
    await directory.putResponders([person('a'), person('on-no-desk')]);
    await directory.putDesks([desk('state', { primary: ['a'] })]);
    await directory.markDone('something');
    await directory.mark('on-no-desk', 'sms', '+917000000001', { verifiedAt: instant('2026-03-01T06:00Z') });
    await directory.mark('removed', 'sms', '+917000000001', { verifiedAt: instant('2026-03-01T06:00Z') });
    const all = await directory.responders();
    expect([idsOf({ responders: all }), all.find(({ responderId }) => responderId === 'on-no-desk')!.channels.sms!.verifiedAt]).toEqual([['a', 'on-no-desk'], instant('2026-03-01T06:00Z')]);
    expect(await directory.desks(['state', '999'])).toEqual([desk('state', { primary: ['a'] })]);
  });

  it('leaves out whoever and whatever is not there', async () => {
    const directory = await fresh();
    await directory.putDesks([desk('state', { primary: ['ghost'] })]);
    expect(await directory.people(['state', '999'], ['nobody'])).toEqual({ desks: [desk('state', { primary: ['ghost'] })], responders: [] });
    expect(await directory.people([], [])).toEqual({ desks: [], responders: [] });
  });

  it('gives a desk of 150 people whole', async () => {
    const directory = await fresh();
    const shift = Array.from({ length: 150 }, (_, i) => `member-${i}`);
    await directory.putResponders(shift.map((id) => person(id)));
    await directory.putDesks([desk('state', { shift })]);
    expect(idsOf(await directory.people(['state'], []))).toEqual(shift.toSorted());
  });

  it('keeps rotas, overrides and absences, and gives everybody on a crew or standing in', async () => {
    const directory = await fresh();
    const away = { ...person('b'), absences: [{ from: instant('2026-03-01T00:00Z'), to: instant('2026-03-02T00:00Z') }] };
    const state: Desk = {
      ...desk('state', {}),
      rotas: [{ role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00'], advances: 'week', crews: [['a'], ['b']] }],
      overrides: [{ from: instant('2026-03-01T00:00Z'), to: instant('2026-03-02T00:00Z'), role: 'primary', instead: null, responders: ['c'] }],
    };
    await directory.putResponders([person('a'), away, person('c')]);
    await directory.putDesks([state]);
    const people = await directory.people(['state'], []);
    expect([people.desks, idsOf(people)]).toEqual([[state], ['a', 'b', 'c']]);
    expect(people.responders).toContainEqual(away);
  });

  it('changes one desk or responder by what is there, and says so when it is not', async () => {
    const directory = await fresh();
    await directory.putDesks([desk('state', { primary: ['a'] })]);
    await directory.putResponders([person('a')]);
    const add = (id: string) => (one: Desk): Desk => ({ ...one, lastResortPosts: [...one.lastResortPosts, id] });
    await Promise.all([directory.changeDesk('state', add('a')), directory.changeDesk('state', add('b'))]);
    expect((await directory.people(['state'], [])).desks[0]!.lastResortPosts.toSorted()).toEqual(['a', 'b']);
    expect(await directory.changeResponder('a', (one) => ({ ...one, name: 'Changed' }))).toEqual(person('a', 'Changed'));
    expect(await directory.changeResponder('a', (one) => one)).toEqual(person('a', 'Changed'));
    expect([await directory.changeDesk('999', add('a')), await directory.changeResponder('nobody', (one) => one)]).toEqual([null, null]);
  });

  it('writes one desk or responder by what is there, or makes it: of two at once neither is lost', async () => {
    const directory = await fresh();
    const add = (id: string) => (one: Desk | null): Desk => ({ ...(one ?? desk('162', {})), lastResortPosts: [...(one?.lastResortPosts ?? []), id] });
    await Promise.all([directory.writeDesk('162', add('a')), directory.writeDesk('162', add('b')), directory.writeDesk('162', add('c'))]);
    expect((await directory.desks(['162']))[0]!.lastResortPosts.toSorted()).toEqual(['a', 'b', 'c']);
    const named = (name: string) => (one: Responder | null): Responder => person('z', `${one?.name ?? ''}${name}`);
    expect([await directory.writeResponder('z', named('x')), await directory.writeResponder('z', named('y'))]).toEqual([person('z', 'x'), person('z', 'xy')]);
  });

  it('gives what was ordered in a month, oldest first and a hundred at once, all of it and each once', async () => {
    const directory = await fresh();
    const name = (i: number): string => String(i).padStart(3, '0');
    const ordered = Array.from({ length: 230 }, (_, i) => ({ id: `id-${name(i)}`, at: instant(Date.UTC(2026, 2, 1) + Math.floor(i / 7) * 1000), by: 'admin', order: { change: 'remove' as const, responder: `r-${i}` } }));
    await Promise.all(ordered.toReversed().map(async (one) => directory.putAudit(one)));
    await directory.putAudit({ ...ordered[0]!, id: 'other', at: instant('2026-04-01T00:00Z') });
    const [found, sizes]: [Audit[], number[]] = [[], []];
    let cursor: string | null = null;
    do {
      const page: Audited = await directory.audits('2026-03', cursor);
      found.push(...page.audits);
      sizes.push(page.audits.length);
      cursor = page.cursor;
    } while (cursor !== null);
    expect([found, sizes]).toEqual([ordered, [100, 100, 30]]);
    expect(await directory.audits('2026-05')).toEqual({ audits: [], cursor: null });
  });

  it('has the latest of what was put, and of what was put twice one', async () => {
    const directory = await fresh();
    await directory.putResponders([person('a', 'before')]);
    await directory.putResponders([person('a', 'after')]);
    await directory.putResponders([person('a', 'after')]);
    expect((await directory.people([], ['a', 'a'])).responders).toEqual([person('a', 'after')]);
  });
}

describe('the directory in memory', () => {
  directoryContract(async () => memoryDirectory());
});

describe('the directory on DynamoDB', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => engine.close());
  directoryContract(async () => dynamoDirectory(await engine.directory()));
});
