/** Reads a MaxMind DB file (28-bit records, as the city tables have) network by network. */
import { readFileSync } from 'node:fs';

const MARKER = Buffer.from('\xab\xcd\xefMaxMind.com', 'latin1');
const RECORD_BYTES = 7;
const SEPARATOR = 16;

/**
 * Calls `visit(start, prefix, data)` for each network, by ascending address.
 * @param {string} path @param {(start: bigint, prefix: number, data: Record<string, any>) => void} visit
 */
export function eachNetwork(path, visit) {
  const bytes = readFileSync(path);
  const metadata = decoder(bytes, bytes.lastIndexOf(MARKER) + MARKER.length)(0);
  if (metadata.record_size !== 28) throw new Error(`${path}: records of ${metadata.record_size} bits, expected are 28`);
  const bits = metadata.ip_version === 4 ? 32 : 128;
  const nodes = metadata.node_count;
  const decode = decoder(bytes, nodes * RECORD_BYTES + SEPARATOR);
  const known = new Map();
  const data = (/** @type {number} */ at) => known.get(at) ?? known.set(at, decode(at)).get(at);
  const walk = (/** @type {number} */ node, /** @type {number} */ depth, /** @type {bigint} */ start) => {
    for (const bit of [0, 1]) {
      const next = record(bytes, node * RECORD_BYTES, bit);
      const from = bit === 0 ? start : start | (1n << BigInt(bits - 1 - depth));
      if (next < nodes) walk(next, depth + 1, from);
      else if (next > nodes) visit(from, depth + 1, data(next - nodes - SEPARATOR));
    }
  };
  walk(0, 0, 0n);
}

/** @param {Buffer} bytes @param {number} at @param {number} bit */
const record = (bytes, at, bit) =>
  bit === 0 ? ((bytes[at + 3] & 0xf0) << 20) | bytes.readUIntBE(at, 3) : ((bytes[at + 3] & 0x0f) << 24) | bytes.readUIntBE(at + 4, 3);

/** @param {Buffer} bytes @param {number} base pointers count from here @returns {(offset: number) => any} */
function decoder(bytes, base) {
  const sizeAt = (/** @type {number} */ low, /** @type {number} */ at) => {
    if (low < 29) return [low, at];
    const extra = low - 28;
    return [[29, 285, 65821][extra - 1] + bytes.readUIntBE(at, extra), at + extra];
  };
  const pointer = (/** @type {number} */ control, /** @type {number} */ at) => {
    const length = ((control >> 3) & 3) + 1;
    const high = length === 4 ? 0 : (control & 7) * 2 ** (8 * length);
    return [high + bytes.readUIntBE(at, length) + [0, 2048, 526336, 0][length - 1], at + length];
  };
  const value = (/** @type {number} */ offset) => {
    const control = bytes[offset];
    if (control >> 5 === 1) {
      const [target, end] = pointer(control, offset + 1);
      return [value(base + target)[0], end];
    }
    const type = control >> 5 || bytes[offset + 1] + 7;
    const [size, at] = sizeAt(control & 31, offset + (control >> 5 === 0 ? 2 : 1));
    return read(type, size, at);
  };
  const read = (/** @type {number} */ type, /** @type {number} */ size, /** @type {number} */ at) => {
    if (type === 2) return [bytes.toString('utf8', at, at + size), at + size];
    if (type === 3) return [bytes.readDoubleBE(at), at + 8];
    if (type === 15) return [bytes.readFloatBE(at), at + 4];
    if (type === 5 || type === 6) return [size === 0 ? 0 : bytes.readUIntBE(at, size), at + size];
    if (type === 9) return [Number(`0x${bytes.toString('hex', at, at + size) || '0'}`), at + size];
    if (type === 7) return list(at, size, (next) => [[value(next)[0], value(value(next)[1])[0]], value(value(next)[1])[1]], Object.fromEntries);
    if (type === 11) return list(at, size, value, (items) => items);
    throw new Error(`a value of type ${type}, which no city table has`);
  };
  const list = (/** @type {number} */ at, /** @type {number} */ size, /** @type {(at: number) => [any, number]} */ one, /** @type {(items: any[]) => any} */ made) => {
    const items = [];
    let next = at;
    for (let i = 0; i < size; i += 1) {
      const [item, end] = one(next);
      items.push(item);
      next = end;
    }
    return [made(items), next];
  };
  return (offset) => value(base + offset)[0];
}
