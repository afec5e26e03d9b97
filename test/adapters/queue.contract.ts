/** What every queue promises, from the outbox to the step that it feeds. `fresh` gives an empty one; `tries`: how often a message comes at most. */
import * as fc from 'fast-check';
import type { Outbox } from '../../pipeline/ports.ts';
import { until } from '../support/engines/asked.ts';

export interface Letter {
  readonly partner: string;
  readonly text: string;
}
/** `received`: how often the message has come, this time included. */
export type Step = (letter: Letter, received: number) => Promise<void>;

export interface Fed {
  readonly outbox: Outbox<Letter>;
  /** From now on, until what it answers is called. */
  readonly feeds: (step: Step) => () => void;
  readonly dead: () => Promise<readonly Letter[]>;
}

const TRIES = 3;
const letter = (text: string, partner = 'meta'): Letter => ({ partner, text });
const codes = (from: number, to: number): string => String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

export function queueContract(fresh: (tries: number) => Promise<Fed>): void {
  let queue: Fed;
  let stop: () => void;
  beforeEach(async () => {
    queue = await fresh(TRIES);
    stop = () => undefined;
  });
  afterEach(() => stop());

  /** Feeds a step that fails on what `isBad`; answers what comes, as it comes. */
  function feeding(isBad: (text: string, received: number) => boolean = () => false): { readonly text: string; readonly received: number }[] {
    const seen: { text: string; received: number }[] = [];
    stop = queue.feeds(async ({ text }, received) => {
      seen.push({ text, received });
      if (isBad(text, received)) throw new Error('the step failed');
    });
    return seen;
  }
  async function arrived(sent: Letter): Promise<Letter> {
    await queue.outbox.send(sent);
    let found: Letter | null = null;
    stop = queue.feeds(async (one) => void (found = one));
    await until(async () => found !== null);
    return found!;
  }

  describe('a message', () => {
    it.each([
      ['nothing', ''],
      ['control characters, NUL among them', codes(0, 0x9f)],
      ['halves of characters', '\ud800 \udfff\ud83d x \ude42'],
      ['characters that are none', '\ufdd0\ufffe\uffff\u{1ffff}'],
      ['ends of lines, marks of direction and of bytes', '\r\n\u2028\u2029\u202e\ufeff\u200d'],
      ['words and signs', 'गोमती नगर, लखनऊ 🙂 <&>"\'\\ \\u0000 %00'],
    ])('of %s comes as it was sent', async (_, text) => {
      expect(await arrived(letter(text))).toEqual(letter(text));
    });

    it('of whatever anybody may write comes as it was sent', async () => {
      const text = fc.sample(fc.integer({ min: 0, max: 0x10ffff }), { numRuns: 20_000, seed: 7 }).map((code) => String.fromCodePoint(code)).join('');
      expect(await arrived(letter(text, 'ngo'))).toEqual(letter(text, 'ngo'));
    });

    it('of 350 KB, as the largest alert is in its envelope, comes whole', async () => {
      const text = Buffer.alloc(262_144, 'a life').toString('base64');
      expect((await arrived(letter(text))).text === text).toBe(true);
    });

    it('waits for whoever comes later, and comes once to a step that does it', async () => {
      await queue.outbox.send(letter('waits'));
      const seen = feeding();
      await queue.outbox.send(letter('comes after'));
      await until(async () => seen.length >= 2);
      expect(seen).toEqual(expect.arrayContaining([{ text: 'waits', received: 1 }, { text: 'comes after', received: 1 }]));
      expect([seen.length, await queue.dead()]).toEqual([2, []]);
    });

    it('is one of thirty that are sent at once, and all of them come', async () => {
      const texts = Array.from({ length: 30 }, (_, i) => `${i}`);
      await Promise.all(texts.map(async (text) => queue.outbox.send(letter(text, `partner-${text}`))));
      const seen = feeding();
      await until(async () => seen.length >= texts.length);
      expect(seen.map(({ text }) => text).sort()).toEqual(texts.sort());
    });
  });

  describe('a step that fails', () => {
    const comings = (seen: readonly { text: string; received: number }[], text: string): number[] => seen.filter((one) => one.text === text).map(({ received }) => received);

    it('has the message again, counted, until it does it; its neighbours do not come again', async () => {
      for (const text of ['good', 'slow', 'fine']) await queue.outbox.send(letter(text));
      const seen = feeding((text, received) => text === 'slow' && received < TRIES);
      await until(async () => seen.some(({ received }) => received === TRIES));
      expect([comings(seen, 'good'), comings(seen, 'slow'), comings(seen, 'fine')]).toEqual([[1], [1, 2, 3], [1]]);
      await queue.outbox.send(letter('after'));
      await until(async () => comings(seen, 'after').length > 0);
      expect([seen.length, await queue.dead()]).toEqual([6, []]);
    });

    it('on every try leaves the message in the dead letters, as it was sent, and comes to others as before', async () => {
      for (const text of ['good', 'bad \0\ud800\uffff', 'fine']) await queue.outbox.send(letter(text, 'ngo'));
      const seen = feeding((text) => text.startsWith('bad'));
      await until(async () => (await queue.dead()).length > 0);
      expect(await queue.dead()).toEqual([letter('bad \0\ud800\uffff', 'ngo')]);
      expect([comings(seen, 'good'), comings(seen, 'bad \0\ud800\uffff'), comings(seen, 'fine')]).toEqual([[1], [1, 2, 3], [1]]);
    });

    it('on all that there is leaves all of it in the dead letters', async () => {
      for (const text of ['a', 'b', 'c']) await queue.outbox.send(letter(text));
      const seen = feeding(() => true);
      await until(async () => (await queue.dead()).length === 3);
      expect((await queue.dead()).map(({ text }) => text).sort()).toEqual(['a', 'b', 'c']);
      expect(seen).toHaveLength(3 * TRIES);
    });
  });
}
