/** Which state a PIN lies in, all over India. Built by data/build-india-pins.mjs from India Post's directories. */
import { sharesOf, type Shares, type Where } from '../where.ts';

export interface PinTable {
  readonly size: number;
  /** Shares of the PIN's post offices by state; null for a PIN that the table lacks. */
  readonly statesOf: (pin: string) => Shares | null;
  /** Of the PINs that start with the same four digits, or else three: for a PIN that the table lacks. Null where there are none. */
  readonly prefixShares: (pin: string) => Shares | null;
}

const HEADER_BYTES = 12;
const WIDE_GAP = 255;
const SIX_DIGITS = /^[1-9]\d{5}$/;

/** Throws where the bytes are no such table, or cut short. */
export function openPinTable(bytes: Uint8Array): PinTable {
  const { answers, pins, answerOf } = read(bytes);
  const between = (from: number, to: number): Shares | null => {
    const sums = new Map<Where, number>();
    for (let i = firstNotBelow(pins, from); i < pins.length && pins[i]! < to; i += 1) {
      for (const [where, share] of answers[answerOf[i]!]!) sums.set(where, (sums.get(where) ?? 0) + share);
    }
    return sums.size === 0 ? null : sharesOf(sums);
  };
  const startingWith = (prefix: string): Shares | null => between(Number(prefix.padEnd(6, '0')), (Number(prefix) + 1) * 10 ** (6 - prefix.length));
  return {
    size: pins.length,
    statesOf: (pin) => {
      if (!SIX_DIGITS.test(pin)) return null;
      const at = firstNotBelow(pins, Number(pin));
      return pins[at] === Number(pin) ? answers[answerOf[at]!]! : null;
    },
    prefixShares: (pin) => (SIX_DIGITS.test(pin) ? (startingWith(pin.slice(0, 4)) ?? startingWith(pin.slice(0, 3))) : null),
  };
}

function read(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const text = new TextDecoder();
  if (bytes.length < HEADER_BYTES || text.decode(bytes.subarray(0, 4)) !== 'JRPN') throw new Error('not a table of PINs');
  const [count, length] = [view.getUint32(4, true), view.getUint32(8, true)];
  if (bytes.length < HEADER_BYTES + length + 2 * count) throw new Error('the table of PINs is cut short');
  const answers = (JSON.parse(text.decode(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length))) as Record<Where, number>[]).map((shares) => sharesOf(new Map(Object.entries(shares))));
  const [pins, answerOf] = [new Int32Array(count), new Uint8Array(count)];
  let [at, pin] = [HEADER_BYTES + length, 0];
  for (let i = 0; i < count; i += 1) {
    const wide = bytes[at] === WIDE_GAP;
    pin += wide ? (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]! : bytes[at]!;
    pins[i] = pin;
    answerOf[i] = bytes[at + (wide ? 4 : 1)]!;
    at += wide ? 5 : 2;
  }
  if (at !== bytes.length) throw new Error('the table of PINs is cut short');
  return { answers, pins, answerOf };
}

function firstNotBelow(pins: Int32Array, pin: number): number {
  let [from, to] = [0, pins.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (pins[middle]! < pin) from = middle + 1;
    else to = middle;
  }
  return from;
}
