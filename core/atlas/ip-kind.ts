/** What kind of address it is, before anything is looked up: most kinds can never tell a place. */
import { readIp, type IpAddress } from './ip-text.ts';

/** `cgnat`: shared by an operator's customers (RFC 6598). `reserved`: loopback, link-local, documentation, multicast and the rest of IANA's registries. */
export type IpKind = 'public' | 'private' | 'reserved' | 'cgnat' | 'malformed';

/** First words, prefix length, kind. Source: IANA's special-purpose address registries, RFC 6890 and its updates. */
type Block = readonly [words: readonly number[], prefix: number, kind: IpKind];

const V4: readonly Block[] = [
  [[0x0a00, 0], 8, 'private'],
  [[0xac10, 0], 12, 'private'],
  [[0xc0a8, 0], 16, 'private'],
  [[0x6440, 0], 10, 'cgnat'],
  [[0x0000, 0], 8, 'reserved'], // this network
  [[0x7f00, 0], 8, 'reserved'], // loopback
  [[0xa9fe, 0], 16, 'reserved'], // link-local
  [[0xc000, 0x0000], 24, 'reserved'], // protocol assignments
  [[0xc000, 0x0200], 24, 'reserved'], // documentation, three times
  [[0xc633, 0x6400], 24, 'reserved'],
  [[0xcb00, 0x7100], 24, 'reserved'],
  [[0xc058, 0x6300], 24, 'reserved'], // 6to4 relays, given up
  [[0xc612, 0], 15, 'reserved'], // benchmarks
  [[0xe000, 0], 4, 'reserved'], // multicast
  [[0xf000, 0], 4, 'reserved'], // never assigned, and broadcast
];

/** Only 2000::/3 is assigned to anybody. */
const GLOBAL: Block = [[0x2000], 3, 'public'];
const V6: readonly Block[] = [
  [[0xfc00], 7, 'private'], // unique local
  [[0x2001, 0x0000], 23, 'reserved'], // protocol assignments, Teredo among them
  [[0x2001, 0x0db8], 32, 'reserved'], // documentation, twice
  [[0x3fff, 0x0000], 20, 'reserved'],
  [[0x2002], 16, 'reserved'], // 6to4, given up
];

/** Of any text; never throws. */
export function ipKind(text: string): IpKind {
  const address = readIp(text);
  return address === null ? 'malformed' : kindOf(address);
}

export function kindOf({ version, words }: IpAddress): Exclude<IpKind, 'malformed'> {
  const special = (version === 4 ? V4 : V6).find((block) => isIn(words, block))?.[2];
  const rest = version === 4 || isIn(words, GLOBAL) ? 'public' : 'reserved';
  return (special ?? rest) as Exclude<IpKind, 'malformed'>;
}

function isIn(words: readonly number[], [start, prefix]: Block): boolean {
  return start.every((word, i) => {
    const bits = Math.min(16, Math.max(0, prefix - 16 * i));
    return words[i]! >> (16 - bits) === word >> (16 - bits);
  });
}
