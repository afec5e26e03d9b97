/** Coordinates as they come in. */
import * as fc from 'fast-check';
import { readAngle } from '../../../core/atlas/degrees.ts';
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

  it('with letters mean what the letters say, wherever they are', () => {
    expect(readCoordinates('18.42 E', '33.92 S')).toEqual({ problem: 'swapped', swapped: { lat: -33.92, lon: 18.42 } });
    expect(readCoordinates('18.42 E', '33.92')).toEqual({ problem: 'swapped', swapped: { lat: 33.92, lon: 18.42 } });
    expect(readCoordinates('18.42', '33.92 N')).toEqual({ problem: 'swapped', swapped: { lat: 33.92, lon: 18.42 } });
    expect(readCoordinates('120 E', '95 N')).toEqual({ problem: 'out-of-range' });
    expect([readCoordinates('10.5 द', '20.5 प'), readCoordinates('10.5 उ', '20.5 पू'), readCoordinates('20.5 पू', '10.5 द')]).toEqual([{ lat: -10.5, lon: -20.5 }, { lat: 10.5, lon: 20.5 }, { problem: 'swapped', swapped: { lat: -10.5, lon: 20.5 } }]);
  });

  it('at the ends of the world are a place, beyond them none; on one axis nothing is a place too', () => {
    expect([readCoordinates(90, 180), readCoordinates(-90, -180), readCoordinates(90.1, 0.5), readCoordinates(0, 78), readCoordinates(26, 0), readCoordinates(0.005, 0.02)]).toEqual([{ lat: 90, lon: 180 }, { lat: -90, lon: -180 }, { problem: 'out-of-range' }, { lat: 0, lon: 78 }, { lat: 26, lon: 0 }, { lat: 0.005, lon: 0.02 }]);
  });

  it.each([[6, 68, true], [37.5, 97.5, true], [5.9, 80, false], [37.6, 80, false], [20, 67.9, false], [20, 97.6, false]])('%d, %d is taken for India: %s', (lat, lon, isIndia) => {
    expect('problem' in readCoordinates(lon, lat)).toBe(isIndia || lon > 90);
  });

  it('have their spaces, degrees, minutes and seconds anywhere, in sixty characters at most', () => {
    const angle = (text: string) => readAngle(text)?.degrees;
    expect([angle('  26   51 \' '), angle('26°  30′'), angle("26° 30' 36''"), angle('26° 36″'), angle(`${' '.repeat(55)}26.85`), angle(`${' '.repeat(56)}26.85`)]).toEqual([expect.closeTo(26.85, 9), 26.5, expect.closeTo(26.51, 9), 26.01, 26.85, undefined]);
    expect([readAngle('26.85'), readAngle('26.85 n'), readAngle('80.95e'), readAngle(26.85), readAngle(Infinity)]).toEqual([{ degrees: 26.85, axis: null }, { degrees: 26.85, axis: 'lat' }, { degrees: 80.95, axis: 'lon' }, { degrees: 26.85, axis: null }, null]);
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
