/** Where an alert belongs, and why, on the Uttar Pradesh pack. */
import * as fc from 'fast-check';
import { readAlert } from '../../core/alert.ts';
import { becauseOf } from '../../core/because.ts';
import { locate } from '../../core/locate.ts';
import { routedUnit } from '../../core/location.ts';
import { up } from '../support/house.ts';

const where = (...hints: unknown[]) => locate(up.gazetteer, readAlert(Buffer.from(JSON.stringify({ hints }))));
const pin = (code: unknown) => ({ kind: 'pin', pin: code });
const place = (text: string) => ({ kind: 'place', text });
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
    ['226010; DROP', 'pin-malformed'],
    [22601.5, 'pin-malformed'],
    ['110001', 'pin-elsewhere'],
    ['999999', 'pin-elsewhere'],
    ['201009', 'pin-is'],
  ])('%j is answered with %s', (code, kind) => {
    expect(where(pin(code)).because.map((reason) => reason.kind)).toEqual([kind]);
  });

  it('that several units share goes to the state desk, with all of them', () => {
    const shared = [...up.gazetteer.pins].find(([, units]) => units[0]!.p < 0.8)!;
    const location = where(pin(shared[0]));
    expect([location.decision, location.units.map(({ code }) => code), location.because[0].kind]).toEqual(['desk', shared[1].map(({ code }) => code), 'pin-shared']);
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
    ['Patna', 'place-elsewhere'],
    ['दिल्ली', 'place-elsewhere'],
    ['Hamirpur', 'place-ambiguous'],
    ['somewhere by the river', 'place-unknown'],
    ['', 'place-unknown'],
    ['\0\ud800\ufffe', 'place-unknown'],
    ['Uttar Pradesh', 'place-unknown'],
  ])('%j goes to the state desk: %s', (text, kind) => {
    const location = where(place(text));
    expect([location.decision, location.because.map((reason) => reason.kind)]).toEqual(['desk', [kind]]);
  });

  it('is the longer one of two names that overlap', () => {
    expect(unitOf(place('Fatehpur Sikri'))).toBe('Agra');
  });
});

describe('several hints', () => {
  it('that say the same name one unit, and each says why', () => {
    const location = where(pin('226010'), place('Lucknow'));
    expect([unitOf(pin('226010'), place('Lucknow')), location.because.map(({ kind }) => kind)]).toEqual(['Lucknow', ['pin-is', 'place-is']]);
  });

  it('that disagree go to the state desk with both units', () => {
    const location = where(pin('226010'), place('Agra'));
    expect(location.decision).toBe('desk');
    expect(location.units.map(({ code }) => code).sort()).toEqual(['118', '162']);
    expect(location.because.at(-1)?.kind).toBe('hints-disagree');
  });

  it('that say nothing take nothing from one that does', () => {
    expect(unitOf({ kind: 'gps', lat: 26.85, lon: 80.95 }, { kind: 'ip', ip: '192.0.2.1' }, place('by the river'), pin('226010'))).toBe('Lucknow');
  });

  it('none at all: the state desk, and why', () => {
    expect(where()).toEqual({ decision: 'desk', units: [], because: [{ kind: 'no-hints' }] });
  });

  it('in another order give the same answer', () => {
    const some = [pin('226010'), place('Agra'), pin('201009'), place('Hamirpur')];
    expect(where(...some.toReversed()).units).toEqual(where(...some).units);
  });
});

describe('whatever the hints say', () => {
  const known = fc.constantFrom(...[...up.gazetteer.names.values()].map(({ name }) => name));
  const words = fc.oneof(fc.string({ unit: 'binary' }), known, fc.tuple(known, known, fc.string()).map((parts) => parts.join(' ')));
  const pins = fc.oneof(fc.string(), fc.integer(), fc.double(), fc.constantFrom(...up.gazetteer.pins.keys()));
  const number = fc.double({ noNaN: true, noDefaultInfinity: true });
  const hint = fc.oneof(words.map(place), pins.map(pin), fc.record({ kind: fc.constant('gps'), lat: number, lon: number }), fc.record({ kind: fc.constant('ip'), ip: fc.string() }));

  it('there is an answer with a reason, of units that the pack has, and it can be read in every language', () => {
    fc.assert(fc.property(fc.array(hint, { maxLength: 8 }), (hints) => {
      const location = where(...hints);
      expect(location.because.length).toBeGreaterThan(0);
      expect(location.units.every(({ code, p }) => up.units.has(code) && p > 0 && p <= 1)).toBe(true);
      expect(location.decision === 'unit').toBe(routedUnit(location) !== null);
      for (const language of up.languages) expect(becauseOf(up, location.because, language).join(' ')).not.toMatch(/[{}]|undefined/);
    }), { numRuns: 500 }); // prettier-ignore
  });

  it('the reason never repeats what a partner wrote: only names and PINs of the pack', () => {
    const { because } = where(place('Lucknow, house of CANARY, call 7000099999'), pin('CANARY 226010'), place('CANARY'), { kind: 'ip', ip: 'CANARY' });
    expect(JSON.stringify(because)).not.toMatch(/CANARY|7000099999|house/);
  });
});
