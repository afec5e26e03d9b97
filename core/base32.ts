/** The leading characters of some bytes in lower-case base 32: five bits each, nothing padded. */
const RFC4648 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Crockford's alphabet leaves out i, l, o and u: read aloud at night, nothing is mistaken for another. */
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

export const base32 = (bytes: Uint8Array, characters: number): string => encode(bytes, characters, RFC4648);
export const crockford = (bytes: Uint8Array, characters: number): string => encode(bytes, characters, CROCKFORD);

function encode(bytes: Uint8Array, characters: number, alphabet: string): string {
  let [text, left, bits, next] = ['', 0, 0, 0];
  while (text.length < characters) {
    if (bits < 5) {
      left = ((left << 8) | bytes[next]!) & 0xfff; // at most 4 bits are left of the byte before
      bits += 8;
      next += 1;
    }
    bits -= 5;
    text += alphabet[(left >> bits) & 31]!;
  }
  return text;
}
