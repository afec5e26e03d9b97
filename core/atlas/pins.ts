/** Which state a PIN lies in, all over India. Built by data/build-india-pins.mjs from India Post's directories. */
import { sharesOf, type Shares, type Where } from './where.ts';

export interface PinTable {
  readonly size: number;
  /** Shares of the PIN's post offices by state; null for a PIN that the table lacks. */
  readonly statesOf: (pin: string) => Shares | null;
  /** Of the PINs that start with the same four digits, or else three: for a PIN that the table lacks. Null where there are none. */
  readonly prefixShares: (pin: string) => Shares | null;
}

const HEADER_BYTES = 12;
const WIDE_GAP = 255;

/** Throws where the bytes are no such table, or cut short. */
export function openPinTable(bytes: Uint8Array): PinTable {
  const { answers, pins } = read(bytes);
  const prefixes = new Map<string, Map<Where, number>>();
  for (const [pin, answer] of pins) {
    const text = String(pin);
    for (const prefix of [text.slice(0, 4), text.slice(0, 3)]) add(prefixes, prefix, answers[answer]!);
  }
  const shares = (prefix: string): Shares | null => (prefixes.has(prefix) ? sharesOf(prefixes.get(prefix)!) : null);
  return {
    size: pins.size,
    statesOf: (pin) => (/^\d{6}$/.test(pin) ? (answers[pins.get(Number(pin)) ?? -1] ?? null) : null),
    prefixShares: (pin) => shares(pin.slice(0, 4)) ?? shares(pin.slice(0, 3)),
  };
}

function read(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = new TextDecoder();
  if (bytes.length < HEADER_BYTES || text.decode(bytes.subarray(0, 4)) !== 'JRPN') throw new Error('not a table of PINs');
  const [count, length] = [view.getUint32(4, true), view.getUint32(8, true)];
  const answers = (JSON.parse(text.decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length))) as Record<Where, number>[]).map((shares) => new Map(Object.entries(shares)));
  const pins = new Map<number, number>();
  let [at, pin] = [HEADER_BYTES + length, 0];
  for (let i = 0; i < count; i += 1) {
    const wide = bytes[at] === WIDE_GAP;
    pin += wide ? (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]! : bytes[at]!;
    pins.set(pin, bytes[at + (wide ? 4 : 1)]!);
    at += wide ? 5 : 2;
  }
  if (at !== bytes.length) throw new Error('the table of PINs is cut short');
  return { answers, pins };
}

function add(prefixes: Map<string, Map<Where, number>>, prefix: string, shares: Shares): void {
  const sums = prefixes.get(prefix) ?? new Map<Where, number>();
  for (const [where, share] of shares) sums.set(where, (sums.get(where) ?? 0) + share);
  prefixes.set(prefix, sums);
}
