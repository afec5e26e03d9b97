/** Coordinates as they come in. */
import * as fc from 'fast-check';
import { meantCoordinates, readCoordinates } from '../../../core/atlas/coordinates.ts';

const LUCKNOW = { lat: 26.85, lon: 80.95 };

describe('coordinates', () => {
  it.each([
    [26.85, 80.95],
    ['26.85', ' 80.95 '],
    ['26,85', '80,95'],
    ['26.85°', '80.95°'],
    ['26.85° N', '80.95° E'],
    ['N26.85', 'E80.95'],
    [`26°51'00"N`, `80°57'00"E`],
    ['26° 51′', '80° 57′'],
    ['२६.८५', '८०.९५'],
    ['26.85 उ', '80.95 पू'],
  ])('%j and %j are Lucknow', (lat, lon) => {
    const read = readCoordinates(lat, lon);
    expect(read).toEqual({ lat: expect.closeTo(26.85, 9) as number, lon: expect.closeTo(80.95, 9) as number });
  });

  it.each([
    [80.95, 26.85],
    ['80.95', '26.85'],
    ['80.95 E', '26.85 N'],
  ])('%j and %j are exchanged, and can be put right', (lat, lon) => {
    expect(readCoordinates(lat, lon)).toEqual({ problem: 'swapped', swapped: LUCKNOW });
    expect(meantCoordinates(lat, lon)).toEqual(LUCKNOW);
  });

  it.each([
    [0, 0, 'zero'],
    ['0.0', '0', 'zero'],
    [0.00001, -0.00002, 'zero'],
    [91, 80, 'out-of-range'],
    [26.85, 181, 'out-of-range'],
    [268500, 809500, 'out-of-range'],
    [Number.NaN, 80.95, 'not-a-number'],
    [26.85, Infinity, 'not-a-number'],
    ['NaN', '80.95', 'not-a-number'],
    ['', '', 'not-a-number'],
    ['26.85, 80.95', '', 'not-a-number'],
    [null, undefined, 'not-a-number'],
    [{}, [], 'not-a-number'],
    [true, false, 'not-a-number'],
  ])('%j and %j are no place: %s', (lat, lon, problem) => {
    expect(readCoordinates(lat, lon)).toEqual({ problem });
    expect(meantCoordinates(lat, lon)).toBeNull();
  });

  it('south and west are negative, abroad is as good as here', () => {
    expect(readCoordinates('33.92 S', '18.42 E')).toEqual({ lat: -33.92, lon: 18.42 });
    expect(readCoordinates('51.5', '0.12 W')).toEqual({ lat: 51.5, lon: -0.12 });
    expect(readCoordinates('−33.92', '18.42')).toEqual({ lat: -33.92, lon: 18.42 });
  });

  it('of any kind are read without an error', () => {
    const reads = (lat: unknown, lon: unknown) => expect(Object.keys(readCoordinates(lat, lon)).length).toBeGreaterThan(0);
    fc.assert(fc.property(fc.anything(), fc.anything(), reads));
    fc.assert(fc.property(fc.string(), fc.string(), reads));
    expect.hasAssertions();
  });
});
