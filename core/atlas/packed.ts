/**
 * The atlas's file format: a little-endian length, a head in JSON of that length, then arrays, each on a multiple of 4 bytes.
 * The head's `arrays` says where each lies, counted from the end of the head.
 */

export interface Packed<Head> {
  readonly head: Head;
  bytes(name: string): Uint8Array;
  int32(name: string): Int32Array;
  uint32(name: string): Uint32Array;
}

interface Directory {
  readonly arrays: Readonly<Record<string, readonly [from: number, to: number]>>;
}

/** @throws {RangeError} naming the array that is not there, or that the bytes end before */
export function unpack<Head>(file: Uint8Array): Packed<Head> {
  const headBytes = new DataView(file.buffer, file.byteOffset).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(file.subarray(4, 4 + headBytes))) as Head & Directory;
  const bytes = (name: string): Uint8Array => {
    const range = head.arrays[name];
    if (range === undefined || 4 + headBytes + range[1] > file.length) throw new RangeError(`the array ${name} is missing or cut short`);
    return new Uint8Array(file.subarray(4 + headBytes + range[0], 4 + headBytes + range[1])); // a copy begins on a multiple of 4; slice of a Buffer is none
  };
  return {
    head,
    bytes,
    int32: (name) => new Int32Array(bytes(name).buffer),
    uint32: (name) => new Uint32Array(bytes(name).buffer),
  };
}

/** The other way round, for the scripts that build. */
export function pack(head: object, parts: Readonly<Record<string, ArrayBufferView>>): Uint8Array {
  const padded = Object.entries(parts).map(([name, { buffer, byteOffset, byteLength }]) => ({ name, bytes: new Uint8Array(buffer, byteOffset, byteLength) }));
  let end = 0;
  const arrays = Object.fromEntries(padded.map(({ name, bytes }) => {
    const from = end;
    end = Math.ceil((from + bytes.length) / 4) * 4;
    return [name, [from, from + bytes.length]];
  }));
  const json = new TextEncoder().encode(JSON.stringify({ ...head, arrays }));
  const headBytes = Math.ceil(json.length / 4) * 4;
  const file = new Uint8Array(4 + headBytes + end);
  new DataView(file.buffer).setUint32(0, headBytes, true);
  file.fill(0x20, 4, 4 + headBytes);
  file.set(json, 4);
  for (const { name, bytes } of padded) file.set(bytes, 4 + headBytes + arrays[name]![0]!);
  return file;
}
