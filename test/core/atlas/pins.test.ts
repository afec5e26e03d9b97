/** PINs: how they are written, the states they lie in, and what their first digits tell. */
import * as fc from 'fast-check';
import { latinDigits, pinIn } from '../../../core/atlas/pin-text.ts';
import { pinShares } from '../../../core/atlas/pin-units.ts';
import { openPinTable } from '../../../core/atlas/pins.ts';
import { atlasBytes, pinTable, states } from '../../support/atlas.ts';
import { locatorOf, up } from '../../support/locators.ts';

const { pins: sources } = locatorOf(up);
const sum = (shares: ReadonlyMap<string, number>): number => [...shares.values()].reduce((all, p) => all + p, 0);

describe('a PIN as it is written', () => {
  it.each([
    ['226010', '226010'],
    ['226 010', '226010'],
    [' 226-010 ', '226010'],
    ['२२६०१०', '226010'],
    ['२२६ 010', '226010'],
    ['22601', null],
    ['2260100', null],
    ['026010', null],
    ['', null],
    ['226010; DROP', null],
    ['9'.repeat(100_000), null],
  ])('%.20j is %j', (text, pin) => {
    expect(pinIn(text)).toBe(pin);
  });

  it('in Devanagari digits is the one in Latin digits', () => {
    expect(latinDigits('०१२३४५६७८९ a')).toBe('0123456789 a');
  });
});

describe('the state of a PIN', () => {
  it.each([
    ['226010', 'IN-UP'],
    ['110001', 'IN-DL'],
    ['800001', 'IN-BR'],
    ['834001', 'IN-JH'],
    ['492001', 'IN-CG'],
    ['500001', 'IN-TG'],
    ['520001', 'IN-AP'],
    ['248001', 'IN-UK'],
    ['249401', 'IN-UK'],
    ['262405', 'IN-UK'],
    ['244713', 'IN-UK'],
    ['194101', 'IN-LA'],
    ['160017', 'IN-CH'],
    ['362520', 'IN-DH'],
    ['605001', 'IN-PY'],
    ['682555', 'IN-LD'],
    ['744101', 'IN-AN'],
    ['737101', 'IN-SK'],
  ])('%s is %s', (pin, state) => {
    expect([...pinTable.statesOf(pin)!]).toEqual([[state, 1]]);
  });

  it('that serves both sides of a border is both', () => {
    const shares = pinTable.statesOf('247662')!;
    expect([...shares.keys()]).toEqual(['IN-UP', 'IN-UK']);
    expect(sum(shares)).toBeCloseTo(1);
  });

  it.each(['999999', '22601', '', 'x', '226010.5', '2260100'])('%j is in no directory', (pin) => {
    expect(pinTable.statesOf(pin)).toBeNull();
  });

  it('that the table lacks is told by its first digits', () => {
    expect([...pinTable.prefixShares('226999')!]).toEqual([['IN-UP', 1]]);
    expect([...pinTable.prefixShares('800999')!]).toEqual([['IN-BR', 1]]);
    expect(pinTable.prefixShares('999999')).toBeNull();
    expect(pinTable.prefixShares('22')).toBeNull();
  });

  it('is one that there is, and every state has PINs', () => {
    const seen = new Set<string>();
    for (let pin = 110_000; pin < 860_000; pin += 1) for (const state of pinTable.statesOf(String(pin))?.keys() ?? []) seen.add(state);
    expect([...seen].sort()).toEqual([...states.keys()].sort());
  });
});

describe('what a PIN says of our units', () => {
  it('is the unit, for most', () => {
    expect(pinShares(sources, '226010')).toEqual({ by: 'pin', shares: new Map([['162', 1]]) });
  });

  it('is the other state, for a PIN of another state', () => {
    expect(pinShares(sources, '800001')).toEqual({ by: 'pin', shares: new Map([['IN-BR', 1]]) });
  });

  it('is units and the neighbour, where the PIN has offices on both sides', () => {
    const { shares } = pinShares(sources, '247662')!;
    expect([...shares.keys()]).toEqual(expect.arrayContaining(['177', 'IN-UK']));
    expect(shares.get('IN-UK')).toBeCloseTo(pinTable.statesOf('247662')!.get('IN-UK')!);
    expect(sum(shares)).toBeCloseTo(1);
  });

  it('is what its first digits say, where no directory has it', () => {
    const answer = pinShares(sources, '226999')!;
    expect([answer.by, [...answer.shares.keys()][0]]).toEqual(['prefix', '162']);
    expect(sum(answer.shares)).toBeCloseTo(1);
    expect(pinShares(sources, '999999')).toBeNull();
  });

  it('is the other state alone, where a stray office of ours stands under its PIN', () => {
    expect(pinTable.statesOf('802131')!.has('IN-UP')).toBe(true);
    expect([...pinShares(sources, '802131')!.shares]).toEqual([['IN-BR', 1]]);
  });

  it('is nothing for the post of the army, which is anywhere', () => {
    expect([pinTable.statesOf('900056'), pinShares(sources, '900056')]).toEqual([null, null]);
  });

  it('is of units and states that there are, never of our state as a whole', () => {
    const told = new Set(Array.from({ length: 890_000 / 7 }, (_, i) => pinShares(sources, String(110_000 + i * 7))).flatMap((answer) => [...(answer?.shares.keys() ?? [])]));
    expect([...told].filter((where) => !up.units.has(where) && !(states.has(where) && where !== 'IN-UP'))).toEqual([]);
  });

  it('sums to 1 for any six digits, or is nothing', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100_000, max: 999_999 }), (pin) => {
        const answer = pinShares(sources, String(pin));
        expect(answer === null ? 1 : sum(answer.shares)).toBeCloseTo(1);
      }),
    );
  });

  it('leaves no PIN of the pack outside its state', () => {
    expect([...sources.units.keys()].filter((pin) => !pinTable.statesOf(pin)?.has('IN-UP'))).toEqual([]);
  });
});

describe('the table of PINs', () => {
  it('is at most 120 KB', () => {
    expect(atlasBytes('pins.bin').length).toBeLessThanOrEqual(120_000);
  });

  it('that is cut short or something else is refused', () => {
    const bytes = atlasBytes('pins.bin');
    for (const length of [0, 5, 100, bytes.length - 1]) expect(() => openPinTable(bytes.subarray(0, length))).toThrow('table of PINs');
  });
});
