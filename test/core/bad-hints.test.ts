/** The worst that a hint can say: nothing throws, nobody is routed by it, and each leaves a reason that can be read. */
import * as fc from 'fast-check';
import { becauseOf } from '../../core/because.ts';
import { findingsOf } from '../../core/locate.ts';
import type { Reason } from '../../core/location.ts';
import { instant } from '../../core/time.ts';
import type { Alert } from '../../core/alert.ts';
import { findingsIn, gps, ip, likeliest, located, pin, place } from '../support/locating.ts';
import { locatorOf, up } from '../support/locators.ts';

type Kind = Reason['kind'];
const kindsOf = (alert: unknown): Kind[] => findingsIn(alert).map(({ because }) => because.kind);
const LONG = 100 * 1024;

describe('coordinates', () => {
  it.each<[string, unknown, unknown, Kind, string | null]>([
    ['swapped', 80.95, 26.85, 'point-swapped', '162'],
    ['at 0, 0', 0, 0, 'point-zero', null],
    ['next to 0, 0', 0.0001, -0.0001, 'point-zero', null],
    ['out of range', 95, 200, 'point-out-of-range', null],
    ['far out of range', 1e300, -1e300, 'point-out-of-range', null],
    ['in the Indian Ocean', 0, 80, 'point-nowhere', null],
    ['in the Bay of Bengal', 14, 87, 'point-nowhere', null],
    ['in the other half of the world', -26.85, 80.95, 'point-nowhere', null],
    ['with decimal commas', '26,85', '80,95', 'point-is', '162'],
    ['as strings', '26.85', ' 80.95 ', 'point-is', '162'],
    ['with degrees', '26.85° N', '80.95° E', 'point-is', '162'],
    ['both in one string', '26.85, 80.95', '', 'point-malformed', null],
    ['as words', 'north', 'east', 'point-malformed', null],
    ['NaN', 'NaN', 'NaN', 'point-malformed', null],
    ['null', null, null, 'point-malformed', null],
    ['empty', '', '', 'point-malformed', null],
    ['lists', [26.85], [80.95], 'point-malformed', null],
    ['of 100 KB', '2'.repeat(LONG), '8'.repeat(LONG), 'point-malformed', null],
  ])('%s: %#', (_, lat, lon, kind, unit) => {
    const alert = { hints: [gps(lat, lon)] };
    expect([kindsOf(alert), likeliest(located(alert)) ?? null]).toEqual([[kind], unit]);
  });

  it.each([['40 m'], ['40,5'], [-5], ['wide'], [null], [Number.MAX_VALUE]])('with %j for their accuracy are read all the same', (accuracyM) => {
    expect(located({ hints: [gps(26.85, 80.95, { accuracyM })] }).because[0].kind).toMatch(/^point-(is|near-border)$/);
  });

  it.each([['yesterday'], ['2999-01-01T00:00:00Z'], [7], [null], ['-271821-04-20T00:00:00Z']])('of %j are read all the same', (observedAt) => {
    expect(likeliest(located({ hints: [gps(26.85, 80.95, { observedAt })] }))).toBe('162');
  });

  it('of a mast without its radius are a mast\'s', () => {
    expect(located({ hints: [{ kind: 'cell', lat: 26.85, lon: 80.95 }] })).toMatchObject({ decision: 'unit', uncertaintyM: 2016 });
  });

  it('that never were in an alert\'s bytes throw neither', () => {
    for (const lat of [Number.NaN, Infinity, -0, {}, () => 1, Symbol('x')]) {
      const alert = { hints: [{ kind: 'gps', lat, lon: 80.95 }], subject: { phones: [], emails: [] } } as unknown as Alert;
      expect(findingsOf(locatorOf(up), alert, instant('2026-03-01T12:00:00Z'))[0]!.because.kind).toMatch(/^point-/);
    }
  });
});

describe('a PIN', () => {
  it.each<[unknown, Kind, string | null]>([
    ['226 010', 'pin-is', '162'],
    [' 226-010 ', 'pin-is', '162'],
    ['२२६०१०', 'pin-is', '162'],
    ['२२६ ०१०', 'pin-is', '162'],
    [226010, 'pin-is', '162'],
    ['22601', 'pin-malformed', null],
    ['2260100', 'pin-malformed', null],
    ['000000', 'pin-malformed', null],
    ['', 'pin-malformed', null],
    [null, 'pin-malformed', null],
    [{}, 'pin-malformed', null],
    [1e21, 'pin-malformed', null],
    ['800001', 'pin-elsewhere', 'IN-BR'],
    ['999999', 'pin-unknown', null],
    ['2'.repeat(LONG), 'pin-malformed', null],
  ])('%.20j: %s', (code, kind, where) => {
    const alert = { hints: [pin(code)] };
    const kinds = kindsOf(alert);
    // What is no PIN at all may be left out already where the alert is read.
    expect([kinds.length === 0 ? [kind] : kinds, likeliest(located(alert)) ?? null]).toEqual([[kind], where]);
    expect(located(alert).because).not.toHaveLength(0);
  });
});

describe('an IP', () => {
  it.each<[string, Kind]>([
    ['10.0.0.1', 'ip-private'],
    ['172.16.9.9', 'ip-private'],
    ['192.168.1.5', 'ip-private'],
    ['127.0.0.1', 'ip-private'],
    ['169.254.1.1', 'ip-private'],
    ['100.64.0.1', 'ip-private'],
    ['100.127.255.255', 'ip-private'],
    ['192.0.2.1', 'ip-private'],
    ['224.0.0.1', 'ip-private'],
    ['0.0.0.0', 'ip-private'],
    ['255.255.255.255', 'ip-private'],
    ['::1', 'ip-private'],
    ['fe80::1', 'ip-private'],
    ['fc00::1', 'ip-private'],
    ['2001:db8::1', 'ip-private'],
    ['::ffff:10.0.0.1', 'ip-private'],
    ['1.2.3', 'ip-malformed'],
    ['256.1.1.1', 'ip-malformed'],
    ['1.2.3.4.5', 'ip-malformed'],
    ['1::2::3', 'ip-malformed'],
    ['hello', 'ip-malformed'],
    ['', 'ip-malformed'],
    ['\0', 'ip-malformed'],
    ['1.'.repeat(LONG / 2), 'ip-malformed'],
  ])('%.20j says nothing: %s', (address, kind) => {
    expect([kindsOf({ hints: [ip(address)] }), located({ hints: [ip(address)] })]).toEqual([[kind], expect.objectContaining({ decision: 'desk', units: [], outside: null })]);
  });
});

describe('a phone', () => {
  it.each<[string, Kind, string | null]>([
    ['7000099999', 'phone-mobile', null],
    ['070000 99999', 'phone-mobile', null],
    ['+91-70000-99999', 'phone-mobile', null],
    ['0522-2345678', 'landline-is', '162'],
    ['522 2345678', 'landline-is', '162'],
    ['1234', 'phone-malformed', null],
    ['no phone', 'phone-malformed', null],
    ['', 'phone-malformed', null],
    ['+', 'phone-malformed', null],
    ['9'.repeat(LONG), 'phone-malformed', null],
  ])('%.20j: %s', (number, kind, unit) => {
    const alert = { subject: { phones: [number] } };
    expect([kindsOf(alert), likeliest(located(alert)) ?? null]).toEqual([[kind], unit]);
  });
});

describe('a text about a place', () => {
  it.each<[string, string, readonly Kind[]]>([
    ['of 100 KB that says nothing', 'xqzv '.repeat(LONG / 5), ['place-unknown', 'place-cut']],
    ['of one word of 100 KB', 'क'.repeat(LONG / 3), ['place-unknown', 'place-cut']],
    ['of 100 KB that begins with a place', `Gomti Nagar, Lucknow. ${'xqzv '.repeat(LONG / 5)}`, ['place-is', 'place-cut']],
    ['of nothing', '', ['place-unknown']],
    ['of no letters', '\0\ud800\ufffe¯\\_(ツ)_/¯', ['place-unknown']],
    ['of 100 KB of digits', '2'.repeat(LONG), ['place-unknown', 'place-cut']],
    ['of 100 KB of links', 'https://maps.google.com/?q= '.repeat(LONG / 28), ['place-unknown', 'place-cut']],
  ])('%s: %s', (_, text, kinds) => {
    const from = performance.now();
    expect(kindsOf({ hints: [place(text)] })).toEqual(kinds);
    expect(performance.now() - from).toBeLessThan(200);
  });
});

describe('hints that contradict each other', () => {
  it.each<[string, readonly unknown[], string]>([
    ['a PIN and a place of two units', [pin('226010'), place('Gorakhpur')], 'desk'],
    ['two PINs', [pin('226010'), pin('282001')], 'desk'],
    ['a cell and a place elsewhere', [{ kind: 'cell', lat: 26.85, lon: 80.95, radiusM: 800 }, place('Patna')], 'desk'],
    ['a point elsewhere and a PIN of ours', [gps(25.594, 85.137), pin('226010')], 'desk'],
  ])('%s go to the state desk, which is told so', (_, hints, decision) => {
    const location = located({ hints });
    expect([location.decision, location.because.at(-1)?.kind, location.because.length]).toEqual([decision, 'hints-disagree', hints.length + 1]);
  });
});

describe('any hints', () => {
  const value = fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.integer(), fc.constantFrom(null, true, '26.85', '80,95', '226010', '10.0.0.1', 'Lucknow', [], {}));
  const hint = fc.record({ kind: fc.constantFrom('gps', 'ip', 'pin', 'cell', 'place'), lat: value, lon: value, accuracyM: value, radiusM: value, observedAt: value, ip: value, connection: value, pin: value, text: value, role: value, source: value }, { requiredKeys: ['kind'] });
  const alert = fc.record({ hints: fc.array(hint, { maxLength: 6 }), subject: fc.record({ phones: fc.array(value, { maxLength: 3 }) }), post: fc.record({ excerpt: value }) });

  it('leave a reason each that can be read in every language', () => {
    fc.assert(fc.property(alert, (given) => {
      const findings = findingsIn(given);
      for (const { because, shares, doubt } of findings) {
        expect(shares.every(([, p]) => p > 0 && p <= 1) && doubt >= 0 && doubt <= 1).toBe(true);
        for (const language of up.languages) expect(becauseOf(up, [because], language)[0]).not.toMatch(/[{}]|undefined|NaN/);
      }
      expect(located(given).because.length).toBeGreaterThan(0);
    }), { numRuns: 500 }); // prettier-ignore
  });
});
