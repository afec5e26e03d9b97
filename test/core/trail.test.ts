import * as fc from 'fast-check';
import { blockName, canonical, eventEntry, hashOf, incidentTrail, nextBlock, nextSeq, orderEntry, type Block } from '../../core/trail.ts';
import { disagreement, readTrail, type Found } from '../../core/trail-check.ts';
import { after, noon } from '../support/incidents.ts';

const TRAIL = incidentTrail('ledger', 'a'.repeat(26) as never);
const event = (seq: number) => ({ seq, at: after(seq), kind: 'NOTED', by: 'primary', detail: { note: `n${seq}` } }) as const;

/** Blocks with so many events each. */
function chain(...sizes: readonly number[]): Block[] {
  const blocks: Block[] = [];
  for (const size of sizes) {
    const from = nextSeq(blocks.at(-1) ?? null);
    blocks.push(nextBlock(TRAIL, blocks.at(-1) ?? null, Array.from({ length: size }, (_, i) => event(from + i))));
  }
  return blocks;
}
const found = (blocks: readonly Block[]): Found[] => blocks.map((block) => ({ name: blockName(block.trail, block.entries[0]!.seq), text: canonical(block), versions: 1, isDeleted: false }));
const faultOf = (objects: readonly Found[]): string | null => {
  const read = readTrail(TRAIL, objects);
  return 'fault' in read ? read.fault : null;
};
const whole = chain(2, 1, 3);
const all = whole.flatMap(({ entries }) => entries);

describe('canonical JSON', () => {
  it('is the same for the same value, however its names were put in', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text))).toBe(text);
    }));
    expect(canonical({ b: [1, { d: null, c: 'é' }], a: undefined, A: true })).toBe('{"A":true,"b":[1,{"c":"é","d":null}]}');
  });
});

describe('a whole trail', () => {
  it('is read, block after block', () => {
    expect(readTrail(TRAIL, found(whole))).toEqual({ blocks: whole });
    expect(readTrail(TRAIL, [])).toEqual({ blocks: [] });
  });

  it('says what the ledger says, and may be behind it for a minute', () => {
    expect(disagreement(TRAIL, whole, all, after(3600))).toBeNull();
    expect(disagreement(TRAIL, chain(2, 1), all, after(3 + 59))).toBeNull();
    expect(disagreement(TRAIL, [], [], noon)).toBeNull();
  });
});

describe('a trail that was touched', () => {
  it('is found by one flipped bit, wherever it is', () => {
    const missed: string[] = [];
    for (const [i, block] of whole.entries()) {
      const bytes = Buffer.from(canonical(block));
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Buffer.from(bytes);
        flipped[bit >> 3]! ^= 1 << (bit & 7);
        const objects = found(whole).map((one, j) => (i === j ? { ...one, text: flipped.toString('utf8') } : one));
        if (faultOf(objects) === null) missed.push(`bit ${bit} of block ${i}`);
      }
    }
    expect(missed).toEqual([]);
  });

  it.each<[string, (objects: Found[]) => Found[], string]>([
    ['a block taken out of its middle', ([a, , c]) => [a!, c!], '000003.json begins with entry 3 where 2 was to follow: 1 are missing before it'],
    ['its first block taken', ([, b, c]) => [b!, c!], '000002.json begins with entry 2 where 0 was to follow'],
    ['a block that is deleted', ([a, b, c]) => [a!, { ...b!, isDeleted: true, text: '' }, c!], '000002.json was deleted'],
    ['a new version put over an old one', ([a, b, c]) => [a!, { ...b!, versions: 2 }, c!], '000002.json was written over: it has 2 versions'],
    ['a block under another name', ([a, b, c]) => [a!, { ...b!, name: b!.name.replace('000002', '000009') }, c!], '000009.json was moved: it says of itself that it is'],
    ['what is no block', ([a]) => [{ ...a!, text: '{}' }], '000000.json is no block'],
    ['the same in other spaces', ([a]) => [{ ...a!, text: JSON.stringify(JSON.parse(a!.text), null, 1) }], '000000.json was changed: its hash is not that of what it holds'],
  ])('is found by %s', (_, touch, sentence) => {
    expect(faultOf(touch(found(whole)))).toContain(sentence);
  });

  it('is found where a block was made anew, hash and all: the next one remembers another', () => {
    const [first, second, third] = whole as [Block, Block, Block];
    const forged = { ...second, entries: [{ ...second.entries[0]!, by: 'somebody else' }] };
    expect(faultOf(found([first, { ...forged, hash: hashOf(forged) }, third]))).toBe(`${blockName(TRAIL, 3)} does not follow the block before it: that has another hash than this one remembers`);
  });

  it('is found by a gap within a block', () => {
    expect(faultOf(found([nextBlock(TRAIL, null, [event(0), event(2)])]))).toContain('has entry 2 where 1 was to follow');
  });

  it('is found by what the ledger says: cut off, changed, or longer', () => {
    expect(disagreement(TRAIL, chain(2, 1), all, after(3 + 60))).toBe(`${TRAIL} ends before entry 3: the ledger has 3 more, the oldest of ${after(3)}`);
    expect(disagreement(TRAIL, whole, all.map((one) => (one.seq === 4 ? { ...one, by: 'changed' } : one)), after(9))).toContain(`${TRAIL}: entry 4 is not what the ledger has`);
    expect(disagreement(TRAIL, whole, all.slice(0, 5), after(9))).toContain(`${TRAIL}: the ledger ends before entry 5, of which the trail knows`);
  });
});

describe('what goes on the trail', () => {
  it('is an event without what a PIN could be guessed from', () => {
    expect(eventEntry({ seq: 1, at: noon, kind: 'PLACE_GIVEN', by: 'primary', detail: { hint: 'digest of a PIN' } })).toEqual({ seq: 1, at: noon, kind: 'PLACE_GIVEN', by: 'primary' });
    expect(eventEntry(event(1))).toEqual(event(1));
  });

  it('is an order by its digest: it may hold the numbers of officers', () => {
    const order = { change: 'remove', responder: 'invented-person' } as const;
    const entry = orderEntry({ id: 'o1', at: noon, by: 'admin', order }, 3);
    expect(entry).toEqual({ seq: 3, at: noon, id: 'o1', by: 'admin', change: 'remove', digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(orderEntry({ id: 'o1', at: noon, by: 'admin', order: { ...order, responder: 'another' } }, 3).digest).not.toBe(entry.digest);
  });
});
