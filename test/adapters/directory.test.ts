/** One suite for every directory: in memory, and on DynamoDB. */
import { dynamoDirectory } from '../../adapters/aws/directory.ts';
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import type { Desk, Responder } from '../../core/people.ts';
import type { Directory, Roll } from '../../pipeline/ports.ts';
import { openEngine, type Engine } from '../support/engine.ts';

const person = (responderId: string, name = 'Invented'): Responder => ({ responderId, name, rank: '', language: 'hi', channels: { sms: { number: '+917000000001' } } });
const desk = (deskId: string, roster: Desk['roster'], lastResortPosts: string[] = []): Desk => ({ deskId, roster, lastResortPosts });
const idsOf = ({ responders }: { readonly responders: readonly Responder[] }): string[] => responders.map(({ responderId }) => responderId).toSorted();

function directoryContract(fresh: () => Promise<Directory & Roll>): void {
  it('gives the desks asked for, everybody on their rosters and posts, and whom is named besides, each once', async () => {
    const directory = await fresh();
    await directory.putResponders(['a', 'b', 'c', 'd', 'e'].map((id) => person(id)));
    const [state, unit] = [desk('state', { primary: ['a'], shift: ['a', 'b'] }, ['c']), desk('162', { primary: ['b'] })];
    await directory.putDesks([state, unit, desk('118', { primary: ['e'] })]);
    const people = await directory.people(['state', '162'], ['d', 'a']);
    expect(people.desks).toEqual(expect.arrayContaining([state, unit]));
    expect([people.desks.length, idsOf(people)]).toEqual([2, ['a', 'b', 'c', 'd']]);
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
