/** Telephone numbers as people write them, and the places of landlines. */
import * as fc from 'fast-check';
import { getCountries, getCountryCallingCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { countryOf } from '../../../core/atlas/calling-codes.ts';
import { lineOf, stdOf } from '../../../core/atlas/number-plan.ts';
import { readPhone } from '../../../core/atlas/phone.ts';
import { stdFaults, stdPlace } from '../../../core/atlas/std.ts';
import { up } from '../../support/house.ts';
import { atlasJson, states, stdTable } from '../../support/atlas.ts';

describe('a number', () => {
  it.each([
    '9812345678', '09812345678', '+919812345678', '+91 98123 45678', '+91-98123-45678', '00919812345678', '919812345678', '0919812345678', '+91 0 98123 45678', '(+91) 9812345678', '९८१२३४५६७८',
    '+९१ ९८१२३ ४५६७८', 'tel:+919812345678', 'Mobile: 98123 45678', '98123 45678 x123', '98123 45678;ext=12', '98123 45678 ext. 5', '98123\u00a045678', '\u200e9812345678',
  ])('%j is a mobile of India', (text) => {
    expect(readPhone(text)).toEqual({ kind: 'mobile', country: 'IN', std: null, e164: '+919812345678' });
  });

  it.each([
    ['0522-2234567', '522', '+915222234567'],
    ['522 2234567', '522', '+915222234567'],
    ['(0522) 2234567 x123', '522', '+915222234567'],
    ['+91 522 223 4567;ext=12', '522', '+915222234567'],
    ['०५२२-२२३४५६७', '522', '+915222234567'],
    ['05842-223344', '5842', '+915842223344'],
    ['011 23456789', '11', '+911123456789'],
    ['080-25551234', '80', '+918025551234'],
    ['079-26551234', '79', '+917926551234'],
    ['0612-2234567', '612', '+916122234567'],
    ['0771-2234567', '771', '+917712234567'],
    ['(0771) 2234567', '771', '+917712234567'],
    ['+91 771 2234567', '771', '+917712234567'],
  ])('%j is a landline of STD code %s', (text, std, e164) => {
    expect(readPhone(text)).toEqual({ kind: 'landline', country: 'IN', std, e164 });
  });

  it.each(['7712234567', '07712234567', '+91 77122 34567'])('%j, which is of a mobile as well as of a landline, is a mobile unless its STD code stands apart', (text) => {
    expect(readPhone(text)).toMatchObject({ kind: 'mobile', std: null });
  });

  it.each([
    ['+977 1 4411234', 'NP'],
    ['00977-9841234567', 'NP'],
    ['+880 2 9558000', 'BD'],
    ['+92 21 111222333', 'PK'],
    ['+1 650 253 0000', 'US'],
    ['+971 4 123 4567', 'AE'],
  ])('%j is of %s', (text, country) => {
    expect(readPhone(text)).toMatchObject({ kind: 'foreign', country, std: null });
  });

  it.each(['', 'abc', '112', '12345', '2234567', '98123456', '98123456789', '1800112233', '1234567890', '0000000000', '9999999999', '+91', '+91 12345', '+999 1234567', '+977 1', '98123 45678 or 98123 45679', '9'.repeat(100_000), '98१२३4567x'])(
    '%.30j tells nothing',
    (text) => {
      expect(readPhone(text)).toEqual({ kind: 'malformed', country: null, std: null, e164: null });
    },
  );

  it('of any text is read without an error', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789+-() x;ext=९') })), (text) => expect(() => stdPlace(stdTable, text)).not.toThrow()));
  });
});

describe('the numbering plan', () => {
  it('calls landline and mobile what libphonenumber calls so', () => {
    const digits = Array.from({ length: 4000 }, (_, i) => String(6_000_000_000 + ((i * 1_234_567_891) % 4_000_000_000)));
    const theirs = (text: string): string | undefined => parsePhoneNumberFromString(`+91${text}`)?.getType()?.replace('FIXED_LINE_OR_MOBILE', 'MOBILE').replace('FIXED_LINE', 'landline').toLowerCase();
    const agreed = digits.filter((text) => theirs(text) === lineOf(text)).length;
    expect(agreed / digits.length).toBeGreaterThan(0.999);
  });

  it('knows whose every calling code is', () => {
    const ours = getCountries().filter((country) => !['XK', 'AC'].includes(country)); // Kosovo has no ISO code of its own; Ascension is part of SH
    const wrong = ours.filter((country) => {
      const code = getCountryCallingCode(country);
      return countryOf(`${code}12345678`)?.code !== code;
    });
    expect(wrong).toEqual([]);
  });

  it('splits each STD code of the table from a number as the table has it', () => {
    for (const code of stdTable.codes) expect(stdOf(`${code}2345678901`.slice(0, 10))).toBe(code);
  });
});

describe('the place of a landline', () => {
  it.each([
    ['0522-2234567', '162'],
    ['0121 2654321', '169'],
    ['05842-223344', '180'],
    ['05240-223344', '129'],
    ['0612-2234567', 'IN-BR'],
    ['0651-2234567', 'IN-JH'],
    ['0771-2234567', 'IN-CG'],
    ['040 23456789', 'IN-TG'],
    ['0877-2234567', 'IN-AP'],
    ['05946-223344', 'IN-UK'],
    ['01982-252525', 'IN-LA'],
    ['011-23456789', 'IN-DL'],
  ])('of %s is %s', (number, where) => {
    expect([...stdPlace(stdTable, number)!.shares]).toEqual([[where, 1]]);
  });

  it('whose code crosses a border is on both sides', () => {
    expect([...stdPlace(stdTable, '0120-2345678')!.shares.keys()].sort()).toEqual(['144', '145']);
    expect([...stdPlace(stdTable, '0172-2345678')!.shares.keys()]).toEqual(['IN-CH', 'IN-PB', 'IN-HR']);
  });

  it.each(['9812345678', '+977 1 4411234', '1234567890', ''])('of %j is not known', (number) => {
    expect(stdPlace(stdTable, number)).toBeNull();
  });

  it('is a unit or a state that there is, and every unit has a code', () => {
    const places = stdTable.codes.flatMap((code) => [...stdTable.get(code)!.shares.keys()]);
    expect(places.filter((where) => !up.units.has(where) && !states.has(where))).toEqual([]);
    expect([...up.units.keys()].filter((unit) => !places.includes(unit))).toEqual([]);
    expect(places).not.toContain('IN-UP');
  });

  it('in Uttar Pradesh lies near the unit: within 85 km of its headquarters', () => {
    const far = stdTable.codes.map((code) => stdTable.get(code)!).filter(({ shares, lat, lon }) => {
      const seat = up.units.get([...shares.keys()][0]!)?.headquarters;
      return seat !== undefined && Math.hypot((seat.lat - lat!) * 111, (seat.lon - lon!) * 99) > 85;
    });
    expect(far).toEqual([]);
  });

  it('comes out of a file without faults; a wrong one is named', () => {
    expect(stdFaults(atlasJson('std.json'))).toEqual([]);
    expect(stdFaults({ 522: { name: '', where: '162' } })[0]).toContain('std.json: 522.name');
  });
});
