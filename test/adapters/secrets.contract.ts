/** What every source of secrets promises. `fresh` gives one in which nothing is kept. */
import type { Secrets } from '../../pipeline/partner-keys.ts';

export interface SecretSource {
  /** Keeps a secret, or another value of it. */
  readonly keep: (which: 'partners' | 'link', text: string) => Promise<void>;
  readonly partners: (malformed: (partner: string) => void) => Promise<Secrets>;
  /** The key of the links. */
  readonly link: () => Promise<string>;
  /** Sources that have nothing to give, for one reason or another. */
  readonly helpless: readonly (() => Promise<unknown>)[];
}

const [ONE, OTHER] = ['A', 'b/+9'].map((some) => `whsec_${some.repeat(32).slice(0, 32)}`) as [string, string];

export function secretsContract(fresh: () => Promise<SecretSource>): void {
  let source: SecretSource;
  let malformed: string[];
  beforeEach(async () => {
    source = await fresh();
    malformed = [];
  });
  const partners = async (): Promise<Secrets> => source.partners((partner) => malformed.push(partner));
  const keepPartners = async (entries: unknown): Promise<void> => source.keep('partners', JSON.stringify(entries));

  describe('the secrets of partners', () => {
    it('are the names and lists that somebody wrote, and nothing else of what is there', async () => {
      await keepPartners({ meta: { secrets: [ONE, OTHER], note: 'turned on Monday' }, desk: { secrets: [] } });
      expect([await partners(), malformed]).toEqual([{ meta: { secrets: [ONE, OTHER] }, desk: { secrets: [] } }, []]);
    });

    it('are none in the beginning', async () => {
      await keepPartners({});
      expect([await partners(), malformed]).toEqual([{}, []]);
    });

    it('of one whose entry is malformed are none, and that is told; the others have theirs', async () => {
      await keepPartners({ meta: { secrets: ['whsec_c2hvcnQ='] }, ngo: [ONE], desk: { secrets: [ONE] } });
      expect([await partners(), malformed]).toEqual([{ meta: { secrets: [] }, ngo: { secrets: [] }, desk: { secrets: [ONE] } }, ['meta', 'ngo']]);
    });

    it('are of no partner called canary: its alerts would be exercises, and nobody paged', async () => {
      await keepPartners({ canary: { secrets: [ONE] }, meta: { secrets: [ONE] } });
      expect([await partners(), malformed]).toEqual([{ meta: { secrets: [ONE] } }, ['canary']]);
    });

    it.each(['no JSON', '[]', '7', 'null', '"meta"'])('that are %s as a whole are an error, so that the last known ones serve', async (text) => {
      await source.keep('partners', text);
      await expect(partners()).rejects.toThrow(Error);
      expect(malformed).toEqual([]);
    });

    it('are those of now at each look: a secret is turned without a deploy', async () => {
      await keepPartners({ meta: { secrets: [ONE] } });
      const before = await partners();
      await keepPartners({ meta: { secrets: [ONE, OTHER] } });
      const meanwhile = await partners();
      await keepPartners({ meta: { secrets: [OTHER] } });
      expect([before, meanwhile, await partners()]).toEqual([[ONE], [ONE, OTHER], [OTHER]].map((secrets) => ({ meta: { secrets } })));
    });
  });

  it.each(['0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+/', ' a key with "quotes", \\ and शब्द 🙂 \n'])('the key of the links is the very text: %j', async (key) => {
    await source.keep('link', key);
    expect([await source.link(), await source.link()]).toEqual([key, key]);
  });

  it('each secret is its own', async () => {
    await keepPartners({ meta: { secrets: [ONE] } });
    await source.keep('link', 'the key');
    expect([await source.link(), await partners()]).toEqual(['the key', { meta: { secrets: [ONE] } }]);
  });

  it('what cannot be had is an error, each time', async () => {
    for (const fetch of [...source.helpless, ...source.helpless]) await expect(fetch()).rejects.toThrow(Error);
  });
}
