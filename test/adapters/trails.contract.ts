/** What every store of trails promises. `fresh` gives an empty one. */
import type { Trails, Version } from '../../pipeline/trails.ts';

export function trailsContract(fresh: () => Promise<Trails>): void {
  let trails: Trails;
  beforeEach(async () => {
    trails = await fresh();
  });
  const all = async (prefix: string): Promise<Version[]> => {
    const found: Version[] = [];
    for await (const version of trails.versions(prefix)) found.push(version);
    return found;
  };

  it('keeps what was put, to the last byte', async () => {
    const text = '{"a":"é क 🙂 \\n"}';
    expect(await trails.put('t/a/000000.json', text)).toBe(true);
    const [{ name, version, isDeletion }] = (await all('t/a/')) as [Version];
    expect([name, isDeletion, await trails.read(name, version)]).toEqual(['t/a/000000.json', false, text]);
  });

  it('puts nothing over what is there', async () => {
    await trails.put('t/a/000000.json', 'first');
    expect(await trails.put('t/a/000000.json', 'second')).toBe(false);
    const found = await all('t/a/');
    expect([found.length, await trails.read('t/a/000000.json', found[0]!.version)]).toEqual([1, 'first']);
  });

  it('takes one of twenty that are put at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => trails.put('t/a/000000.json', `by ${i}`)));
    const [{ version }] = (await all('t/a/')) as [Version];
    expect([answers.filter(Boolean).length, await trails.read('t/a/000000.json', version)]).toEqual([1, `by ${answers.indexOf(true)}`]);
  });

  it('lists what begins so, by name, and nothing else', async () => {
    for (const name of ['t/b/000000.json', 't/a/000010.json', 't/a/000002.json', 't/ab/000000.json', 'u/a/000000.json']) await trails.put(name, name);
    expect((await all('t/a/')).map(({ name }) => name)).toEqual(['t/a/000002.json', 't/a/000010.json']);
    expect((await all('')).map(({ name }) => name)).toEqual(['t/a/000002.json', 't/a/000010.json', 't/ab/000000.json', 't/b/000000.json', 'u/a/000000.json']);
    expect(await all('nothing/')).toEqual([]);
  });

  it('says that something is not there', async () => {
    expect(await trails.read('t/a/000000.json', '1')).toBeNull();
  });
}
