/** The token in a page's link. */
import { base32, crockford } from '../../core/base32.ts';
import type { IncidentId } from '../../core/identity.ts';
import { secondsAfter } from '../../core/time.ts';
import { hashOf, isToken, linkLives, tokenOf, typed } from '../../core/token.ts';
import { noon } from '../support/incidents.ts';

const id = 'a'.repeat(26) as IncidentId;
const token = tokenOf('key', id, 'r1.l0.x.sms');

describe('a token', () => {
  it('is 20 characters that no phone cuts a link at, and the same for the same page', () => {
    expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/);
    expect(tokenOf('key', id, 'r1.l0.x.sms')).toBe(token);
  });

  it('differs by key, by incident and by page', () => {
    const others = [tokenOf('kez', id, 'r1.l0.x.sms'), tokenOf('key', 'b'.repeat(26) as IncidentId, 'r1.l0.x.sms'), tokenOf('key', id, 'r1.l0.y.sms'), tokenOf('key', id, 'r1.l0.x.email')];
    expect(new Set([token, ...others]).size).toBe(5);
  });

  it('is not in the ledger: only its hash is', () => {
    expect(hashOf(token)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOf(token)).not.toContain(token);
  });

  it.each(['', 'x', '0'.repeat(19), '0'.repeat(21), `${'0'.repeat(19)}u`, `${'0'.repeat(19)}I`, `${'0'.repeat(19)}\n`, `${'0'.repeat(20)}\n`])('is never %j', (text) => {
    expect(isToken(text)).toBe(false);
  });

  it('may be typed in capitals, with spaces, hyphens and letters that look alike', () => {
    expect(typed('01IL O-abcd EFGH-jkmnp-qrs')).toBe('01110abcdefghjkmnpqrs');
    expect(typed(token.toUpperCase().replace(/.{5}/g, '$& - '))).toBe(token);
    expect(isToken(typed('x'.repeat(100_000)))).toBe(false);
  });

  it('works while the incident is open, and 24 hours more', () => {
    const day = secondsAfter(noon, 86_400);
    expect([linkLives(null, secondsAfter(noon, 1e8)), linkLives(noon, day), linkLives(noon, secondsAfter(day, 0.001))]).toEqual([true, true, false]);
  });
});

describe('base 32', () => {
  it.each([
    ['', ''],
    ['f', 'm'],
    ['fooba', 'mzxw6ytb'],
    ['foobarfoob', 'mzxw6ytboj'],
  ])('of %j is %j, as RFC 4648 has it', (text, encoded) => {
    expect(base32(Buffer.from(text), encoded.length)).toBe(encoded);
  });

  it("in Crockford's alphabet leaves out i, l, o and u", () => {
    expect(crockford(Buffer.from([0x00, 0x44, 0x32, 0x14, 0xc7, 0x42, 0x54, 0xb6, 0x35, 0xcf, 0x84, 0x65, 0x3a, 0x56, 0xd7, 0xc6, 0x75, 0xbe, 0x77, 0xdf]), 32)).toBe('0123456789abcdefghjkmnpqrstvwxyz');
  });
});
