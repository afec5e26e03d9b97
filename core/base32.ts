/** The leading characters of some bytes in lower-case base 32: five bits each, nothing padded. */
const RFC4648 = 'abcdefghijklmnopqrstuvwxyz234567';
/** Crockford's alphabet leaves out i, l, o and u: read aloud at night, nothing is mistaken for another. */
const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

export const base32 = (bytes: Uint8Array, characters: number): string => encode(bytes, characters, RFC4648);
export const crockford = (bytes: Uint8Array, characters: number): string => encode(bytes, characters, CROCKFORD);

function encode(bytes: Uint8Array, characters: number, alphabet: string): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length: characters }, (_, i) => alphabet[Number.parseInt(bits.slice(i * 5, i * 5 + 5), 2)]).join('');
}
