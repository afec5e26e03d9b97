/** Where an alert belongs, and why, on the Uttar Pradesh pack. */
import * as fc from 'fast-check';
import { becauseOf } from '../../core/because.ts';
import { routedUnit, type Location } from '../../core/location.ts';
import { findingsIn, gps, likeliest, located, locatedBy as where, pin, place } from '../support/locating.ts';
import { locatorOf, up } from '../support/locators.ts';

const { pins: { units: unitPins }, names } = locatorOf(up); // prettier-ignore
const kinds = ({ because }: Location) => because.map(({ kind }) => kind);
const unitOf = (...hints: unknown[]): string | undefined => up.units.get(routedUnit(where(...hints)) ?? '')?.name['en'];

describe('a PIN', () => {
  it.each([
    ['226010', 'Lucknow'],
    [226010, 'Lucknow'],
    ['226 010', 'Lucknow'],
    [' 226-010 ', 'Lucknow'],
    ['२२६०१०', 'Lucknow'],
    ['282001', 'Agra'],
    ['201301', 'Gautam Buddh Nagar'],
  ])('%j lies in %s', (code, unit) => {
    expect(unitOf(pin(code))).toBe(unit);
  });

  it.each([
    ['', 'pin-malformed'],
    ['22601', 'pin-malformed'],
    ['2260100', 'pin-malformed'],
    ['026010', 'pin-malformed'],
    ['PIN: 226 010; DROP', 'pin-is'],
    ['phone 9226010123', 'pin-malformed'],
    [22601.5, 'pin-malformed'],
    ['110001', 'pin-elsewhere'],
    ['999999', 'pin-unknown'],
    ['226999', 'pin-like'],
    ['201009', 'pin-is'],
  ])('%j is answered with %s', (code, kind) => {
    expect(kinds(where(pin(code)))).toEqual([kind]);
  });

  it('of another state is outside, and says which', () => {
    expect(where(pin('110001'))).toMatchObject({ decision: 'outside', outside: { where: 'IN-DL' }, because: [{ kind: 'pin-elsewhere', where: ['IN-DL'] }] });
  });

  it('that begins like those of a unit says so, and routes nobody', () => {
    expect(where(pin('226999'))).toMatchObject({ decision: 'desk', units: [{ code: '162' }, {}, {}, {}, {}] });
  });

  it('that several units share is told with all of them, and goes to two that adjoin or to the state desk', () => {
    const shared = [...unitPins].filter(([, units]) => units[0]!.p < 0.7 && units.every(({ p }) => p >= 0.15));
    expect(shared.length).toBeGreaterThan(10);
    for (const [code, units] of shared) {
      const { decision, because } = where(pin(code));
      const [first, second] = units.map((unit) => unit.code);
      const adjoin = up.deciding.neighbours.get(first!)!.includes(second!);
      expect([code, because[0]]).toEqual([code, expect.objectContaining({ kind: 'pin-shared', where: expect.arrayContaining(units.map((unit) => unit.code)) as unknown })]);
      expect([code, decision === 'desk' || (decision === 'units' && adjoin)]).toEqual([code, true]);
    }
    expect(new Set(shared.map(([code]) => where(pin(code)).decision))).toEqual(new Set(['units', 'desk']));
  });
});

describe('a place', () => {
  it.each([
    ['Lucknow', 'Lucknow'],
    ['LUCKNOW!!', 'Lucknow'],
    ['Gomti Nagar, Lucknow', 'Lucknow'],
    ['लखनऊ', 'Lucknow'],
    ['Allahabad', 'Prayagraj'],
    ['इलाहाबाद', 'Prayagraj'],
    ['I live near Tajganj in Agra, please come', 'Agra'],
    ['Faizabad', 'Ayodhya'],
    ['Hamirpur, UP', 'Hamirpur'],
    ['Agra, Uttar Pradesh, India', 'Agra'],
  ])('%j lies in %s', (text, unit) => {
    expect(unitOf(place(text))).toBe(unit);
  });

  it.each([
    ['Hamirpur', 'place-ambiguous'],
    ['somewhere by the river', 'place-unknown'],
    ['', 'place-unknown'],
    ['\0\ud800\ufffe', 'place-unknown'],
    ['Uttar Pradesh', 'place-ours'],
  ])('%j goes to the state desk: %s', (text, kind) => {
    const location = where(place(text));
    expect([location.decision, kinds(location)]).toEqual(['desk', [kind]]);
  });

  it.each([
    ['Patna', 'IN-BR'],
    ['दिल्ली', 'IN-DL'],
    ['Kathmandu, Nepal', 'NP'],
  ])('%j is outside: %s', (text, elsewhere) => {
    expect(where(place(text))).toMatchObject({ decision: 'outside', outside: { where: elsewhere }, because: [{ kind: 'place-elsewhere', where: [elsewhere] }] });
  });

  it('that only names the state says each of its units as many as live there', () => {
    const { units, outside } = where(place('Uttar Pradesh'));
    const largest = [...up.deciding.population].toSorted((a, b) => b[1] - a[1]).slice(0, 5).map(([code]) => code); // prettier-ignore
    expect([units.map(({ code }) => code), (outside?.p ?? 0) < 0.1]).toEqual([largest, true]);
  });

  it('is the longer one of two names that overlap', () => {
    expect(unitOf(place('Fatehpur Sikri'))).toBe('Agra');
  });
});

describe('several hints', () => {
  it('that say the same name one unit, and each says why', () => {
    const location = where(pin('226010'), place('Lucknow'));
    expect([unitOf(pin('226010'), place('Lucknow')), kinds(location)]).toEqual(['Lucknow', ['pin-is', 'place-is']]);
    expect(location.units[0]!.p).toBeGreaterThan(where(pin('226010')).units[0]!.p);
  });

  it('that disagree go to the state desk with both units', () => {
    const location = where(pin('226010'), place('Agra'));
    expect(location.decision).toBe('desk');
    expect(location.units.slice(0, 2).map(({ code }) => code).sort()).toEqual(['118', '162']); // prettier-ignore
    expect(location.because.at(-1)?.kind).toBe('hints-disagree');
  });

  it('that say nothing take nothing from one that does', () => {
    expect(unitOf(gps(0, 0), { kind: 'ip', ip: '192.0.2.1' }, place('by the river'), pin('226010'))).toBe('Lucknow');
  });

  it('none at all: the state desk, and why', () => {
    expect(where()).toEqual({ decision: 'desk', units: [], outside: null, uncertaintyM: null, because: [{ kind: 'no-hints', bits: 0, source: null }] });
  });

  it('in another order give the same answer', () => {
    const some = [pin('226010'), place('Agra'), pin('201009'), place('Hamirpur')];
    expect(where(...some.toReversed()).units).toEqual(where(...some).units);
  });

  it('that are nearer say how near', () => {
    expect([where(pin('226010')).uncertaintyM, where(pin('226010'), gps(26.85, 80.95, { accuracyM: 40 })).uncertaintyM]).toEqual([8000, 253]);
  });

  it('are weighed against each other: no hint vetoes another', () => {
    const location = where(gps(26.85, 80.95), place('Patna'), { kind: 'ip', ip: '103.21.124.1' });
    expect([likeliest(location), location.because.map(({ bits }) => Math.sign(bits))]).toEqual(['162', [1, -1, -1]]);
  });
});

describe('every other thing that an alert says', () => {
  it.each([
    ['a landline', { subject: { phones: ['0522-2345678'] } }, '162', 'landline-is'],
    ['a Plus code', { hints: [place('7MR2RWWW+MF')] }, '162', 'point-is'],
    ['a link to a map', { hints: [place('https://maps.google.com/?q=26.85,80.95')] }, '162', 'point-is'],
    ['a PIN in an address', { hints: [place('गोमती नगर, 226010')] }, '162', 'pin-is'],
    ['a post', { post: { excerpt: 'Sitting at the ghat in Varanasi' } }, '187', 'post-says'],
    ['a foreign number', { subject: { phones: ['+977 1 4412345'] } }, 'NP', 'phone-foreign'],
    ['a mobile', { subject: { phones: ['+91 70000 99999'] } }, undefined, 'phone-mobile'],
    ['a cell', { hints: [{ kind: 'cell', lat: 27.18, lon: 78.02, radiusM: 800 }] }, '118', 'point-is'],
  ])('%s is a finding of its own', (_, alert, unit, kind) => {
    const findings = findingsIn(alert);
    expect(findings.map(({ because }) => because.kind)).toContain(kind);
    expect(likeliest(located(alert))).toBe(unit);
  });

  it.each([['800 m', 838], ['1,000', 1031], ['5 km', 5006], [' 1.5KM ', 1521], [12.5, 250], ['', 2016], ['near', 2016], [-5, 2016]])('a mast of %j reaches as far as people mean by it', (radiusM, uncertaintyM) => {
    expect(located({ hints: [{ kind: 'cell', lat: 27.18, lon: 78.02, radiusM }] }).uncertaintyM).toBe(uncertaintyM);
  });

  it.each<[string, object, RegExp]>([
    ['a post that names the state alone', { post: { excerpt: 'Uttar Pradesh, invented for a test' } }, /^"Uttar Pradesh" says only that it is this state\.$/],
    ['a point as coarse as the state', { hints: [{ kind: 'gps', lat: 29.5, lon: 79.3, accuracyM: 500_000 }] }, /^GPS: the point may lie in [A-Z].*, .*\.$/],
    ['a landline whose code two units share', { subject: { phones: ['0120-4567890'] } }, /Gautam Buddh Nagar.*Ghaziabad|Ghaziabad.*: .*Gautam Buddh Nagar, Ghaziabad/],
  ])('%s is told in a whole sentence', (_, alert, sentence) => {
    expect(becauseOf(up, located(alert).because, 'en')[0]).toMatch(sentence);
  });

  it('a post is a weak hint: alone it routes nobody', () => {
    expect(located({ post: { excerpt: 'Sitting at the ghat in Varanasi' } }).decision).toBe('desk');
    expect(located({ post: { excerpt: 'Sitting in Patna' } }).decision).toBe('desk');
  });

  it('a network address alone never says that somebody is not ours', () => {
    for (const connection of ['mobile', 'fixed', 'unknown']) expect(located({ hints: [{ kind: 'ip', ip: '103.21.124.1', connection }] }).decision).toBe('desk');
  });
});

describe('whatever the hints say', () => {
  const known = fc.constantFrom(...[...names.byName.values()].map(({ name }) => name));
  const words = fc.oneof(fc.string({ unit: 'binary' }), known, fc.tuple(known, known, fc.string()).map((parts) => parts.join(' ')));
  const pins = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constantFrom(...unitPins.keys()));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const hint = fc.oneof(words.map((text) => place(text)), pins.map((code) => pin(code)), fc.record({ kind: fc.constant('gps'), lat: number, lon: number }), fc.record({ kind: fc.constant('ip'), ip: fc.string() }));

  it('there is an answer with a reason, of units that the pack has, and it can be read in every language', () => {
    fc.assert(fc.property(fc.array(hint, { maxLength: 8 }), (hints) => {
      const location = where(...hints);
      expect(location.because.length).toBeGreaterThan(0);
      expect(location.units.every(({ code, p }) => up.units.has(code) && p > 0 && p <= 1)).toBe(true);
      expect(location.units.reduce((sum, { p }) => sum + p, location.outside?.p ?? 0)).toBeLessThanOrEqual(1.005);
      expect(location.decision === 'unit').toBe(routedUnit(location) !== null);
      for (const language of up.languages) expect(becauseOf(up, location.because, language).join(' ')).not.toMatch(/[{}]|undefined/);
    }), { numRuns: 500 }); // prettier-ignore
  });

  it('the reason never repeats what a partner wrote: only names and PINs of the pack', () => {
    const alert = { hints: [place('Lucknow, house of CANARY, call 7000099999'), pin('CANARY 226010'), place('CANARY'), { kind: 'ip', ip: 'CANARY' }, gps('CANARY', 26.133713), gps(26.133713, 80.133713)], subject: { phones: ['CANARY', '+917000099999'] }, post: { excerpt: 'CANARY of Lucknow' } };
    expect(JSON.stringify([located(alert).because, findingsIn(alert)])).not.toMatch(/CANARY|7000099999|house|133713/);
  });
});
