/** Where an IP address lies as far as DB-IP tells: India by place, its neighbours by country. Built by data/build-ip.mjs. */
import type { Where } from '../where.ts';
import { readIp } from './ip-text.ts';
import { kindOf } from './ip-kind.ts';

export interface IpPlace {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** ISO 3166-2; null abroad. */
  readonly state: Where | null;
  readonly lat: number | null;
  readonly lon: number | null;
  /** Bits of the network that the place is known for: the fewer, the less it says. */
  readonly prefix: number;
  readonly version: 4 | 6;
  /** Where its operator puts the addresses whose place it does not tell: says India, and no more. */
  readonly isDefaultPlace: boolean;
}

export interface IpTable {
  /** Null for text that is no public address, and for addresses neither of India nor of a neighbour. Never throws. */
  readonly lookup: (ip: string) => IpPlace | null;
}

const MAGIC = 0x5049524a;
const HEADER_BYTES = 24;
const NO_DEGREES = -32768;
const DEFAULT_PLACE = 0x8000;

/** Little-endian, as every machine it runs on. Throws where the bytes are no such table, or cut short. */
export function openIpTable(bytes: Uint8Array): IpTable {
  const columns = columnsOf(bytes);
  return {
    lookup: (ip) => {
      const address = readIp(ip);
      if (address === null || kindOf(address) !== 'public') return null;
      const high = high32(address.words, 0);
      const at = address.version === 4 ? find4(columns, high) : find6(columns, high, high32(address.words, 2));
      return at < 0 ? null : placeAt(columns, address.version, at);
    },
  };
}

type Columns = ReturnType<typeof columnsOf>;

function columnsOf(bytes: Uint8Array) {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : new Uint8Array(bytes);
  const { buffer, byteOffset } = aligned;
  let at = byteOffset + HEADER_BYTES;
  const take = <T>(make: new (buffer: ArrayBufferLike, at: number, length: number) => T, size: number, length: number): T => {
    at += size * length;
    if (at > byteOffset + bytes.length) throw new Error('ip.bin is cut short');
    return new make(buffer, at - size * length, length);
  };
  if (bytes.length < HEADER_BYTES) throw new Error('ip.bin is cut short');
  const [magic, version, v4, v6, places, areas] = new Uint32Array(buffer, byteOffset, 6) as unknown as [number, number, number, number, number, number];
  if (magic !== MAGIC || version !== 1) throw new Error('not a table of IP addresses, or of another layout');
  return {
    start4: take(Uint32Array, 4, v4),
    high6: take(Uint32Array, 4, v6),
    low6: take(Uint32Array, 4, v6),
    place4: take(Uint16Array, 2, v4),
    place6: take(Uint16Array, 2, v6),
    lat: take(Int16Array, 2, places),
    lon: take(Int16Array, 2, places),
    prefix4: take(Uint8Array, 1, v4),
    prefix6: take(Uint8Array, 1, v6),
    area: take(Uint8Array, 1, places),
    areas: new TextDecoder().decode(take(Uint8Array, 1, areas)).split(','),
  };
}

const high32 = (words: readonly number[], at: number): number => words[at]! * 65536 + words[at + 1]!;

/** The last of `length` for which `starts(i)` holds, or -1; it holds for all before one for which it holds. */
function last(length: number, starts: (i: number) => boolean): number {
  let [from, to] = [0, length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (starts(middle)) from = middle + 1;
    else to = middle;
  }
  return from - 1;
}

function find4({ start4, prefix4 }: Columns, ip: number): number {
  const at = last(start4.length, (i) => start4[i]! <= ip);
  return at >= 0 && ip - start4[at]! < 2 ** (32 - prefix4[at]!) ? at : -1;
}

/** By the first 64 bits: no network of the table is longer. */
function find6({ high6, low6, prefix6 }: Columns, high: number, low: number): number {
  const at = last(high6.length, (i) => high6[i]! < high || (high6[i] === high && low6[i]! <= low));
  if (at < 0) return -1;
  const ahead = (high - high6[at]!) * 2 ** 32 + (low - low6[at]!);
  return ahead < 2 ** (64 - prefix6[at]!) ? at : -1;
}

function placeAt(columns: Columns, version: 4 | 6, at: number): IpPlace {
  const [place, prefix] = version === 4 ? [columns.place4[at]!, columns.prefix4[at]!] : [columns.place6[at]!, columns.prefix6[at]!];
  const number = place & ~DEFAULT_PLACE;
  const area = columns.areas[columns.area[number]!]!;
  const [lat, lon] = [columns.lat[number]!, columns.lon[number]!].map((degrees) => (degrees === NO_DEGREES ? null : degrees / 100)) as [number | null, number | null];
  return { country: area.slice(0, 2), state: area.includes('-') ? area : null, lat, lon, prefix, version, isDefaultPlace: (place & DEFAULT_PLACE) !== 0 };
}
