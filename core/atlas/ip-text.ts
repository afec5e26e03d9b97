/** An IP address as people and systems write it. Pure text: nothing is looked up. */

/** `words`: 16 bits each, two for IPv4 and eight for IPv6. */
export interface IpAddress {
  readonly version: 4 | 6;
  readonly words: readonly number[];
}

/** Longer than any address with zone, brackets and port. */
const LONGEST = 120;

/**
 * Forgives spaces, brackets, a port (1.2.3.4:5678, [2405::1]:443), a zone (fe80::1%eth0) and a prefix length (/64). An IPv4 address inside an IPv6 one
 * (::ffff:1.2.3.4, 64:ff9b::1.2.3.4) is read as IPv4. Octets with leading zeros are refused: some read them as octal. Null where it is no address; never throws.
 */
export function readIp(text: string): IpAddress | null {
  if (text.length > LONGEST) return null;
  const bare = bareOf(text.trim());
  if (!bare.includes(':')) return version4(bare);
  const words = wordsOf(bare);
  if (words === null) return null;
  return embedded(words) ?? { version: 6, words };
}

function bareOf(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  const address = bracketed ?? /^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/.exec(text)?.[1] ?? text;
  return address.replace(/\/\d{1,3}$/, '').replace(/%[\w.-]+$/, '');
}

function version4(text: string): IpAddress | null {
  const words = octetWords(text);
  return words === null ? null : { version: 4, words };
}

function octetWords(text: string): [number, number] | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => /^(0|[1-9]\d{0,2})$/.test(octet) && Number(octet) < 256)) return null;
  const [a, b, c, d] = octets.map(Number) as [number, number, number, number];
  return [a * 256 + b, c * 256 + d];
}

/** Eight words, or null. At most one "::", and IPv4 only at the end. */
function wordsOf(text: string): number[] | null {
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const [before, after] = halves.map(groupsOf);
  if (before === null || before === undefined || after === null) return null;
  if (after === undefined) return before.length === 8 ? before : null;
  const zeros = 8 - before.length - after.length;
  return zeros < 1 ? null : [...before, ...Array<number>(zeros).fill(0), ...after];
}

function groupsOf(text: string): number[] | null {
  if (text === '') return [];
  const groups = text.split(':');
  const tail = groups.at(-1)!.includes('.') ? octetWords(groups.pop()!) : [];
  if (tail === null || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return [...groups.map((group) => Number.parseInt(group, 16)), ...tail];
}

const MAPPED = [0, 0, 0, 0, 0, 0xffff];
const NAT64 = [0x64, 0xff9b, 0, 0, 0, 0];

function embedded(words: readonly number[]): IpAddress | null {
  const carries = [MAPPED, NAT64].some((prefix) => prefix.every((word, i) => word === words[i]));
  return carries ? { version: 4, words: words.slice(6) } : null;
}
