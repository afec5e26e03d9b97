/** A point where the pack has polygons, on two squares of a degree side by side; and a coarse one, which only the people around place. */
import { openBoundaries } from '../../../core/boundaries.ts';
import { compileBoundaries } from '../../../core/boundary-compile.ts';
import { pointFinding, type Point } from '../../../core/hints/point.ts';
import { ELSEWHERE } from '../../../core/where.ts';
import type { Locator } from '../../../core/locator.ts';
import { noon } from '../../support/incidents.ts';
import { locatorOf, up } from '../../support/locators.ts';

const square = (x: number): [number, number][] => [[x, 26], [x + 1, 26], [x + 1, 27], [x, 27], [x, 26]];
const codes = [80, 81];
const compiled = compileBoundaries(
  { type: 'FeatureCollection', features: codes.map((x) => ({ type: 'Feature', properties: { code: x }, geometry: { type: 'Polygon', coordinates: [square(x)] } })) },
  codes.map((x) => ({ code: String(x), name: {}, aliases: [], headquarters: { lat: 26.5, lon: x + 0.5 } })),
) as { readonly bytes: Uint8Array };
const plain = locatorOf(up);
const drawn: Locator = { ...plain, boundaries: openBoundaries(compiled.bytes) };

const found = (lat: unknown, lon: unknown, given: Partial<Point> = {}, locator = drawn) => pointFinding(locator, { source: 'gps', name: 'gps', accuracyM: 40, at: noon, lat, lon, ...given });
const told = (...given: Parameters<typeof found>) => {
  const { because } = found(...given);
  return [because.kind, ...('where' in because ? because.where : [])];
};

describe('where there are polygons', () => {
  it('a point is in its unit, with how exact it is', () => {
    expect(found(26.5, 80.5)).toEqual({ source: 'gps', shares: [['80', 1]], at: noon, uncertaintyM: 253, doubt: 0, because: { kind: 'point-is', name: 'gps', where: ['80'] } });
    expect(found(26.5, 81.5, { source: 'cell', name: 'cell', accuracyM: 1000 })).toMatchObject({ source: 'cell', shares: [['81', 1]], uncertaintyM: 1031, because: { name: 'cell' } });
  });

  it('on the border of two it may be in either', () => {
    expect(told(26.5, 81)).toEqual(['point-near-border', expect.stringMatching(/8[01]/), expect.stringMatching(/8[01]/)]);
    expect(found(26.5, 81).shares.map(([, p]) => p)).toEqual([0.5, 0.5]);
  });

  it.each<[string, number, number, unknown[]]>([
    ['in another state is there', 25.6, 85.13, ['point-elsewhere', 'IN-BR']],
    ['in another country is there', 27.7, 85.32, ['point-elsewhere', 'NP']],
    ['in the state, outside of all its polygons, is elsewhere', 27.18, 78.02, ['point-elsewhere', ELSEWHERE]],
    ['on the open sea is nowhere', 15, 65, ['point-nowhere']],
  ])('%s', (_, lat, lon, wanted) => expect(told(lat, lon)).toEqual(wanted));

  it('on the outer border it is half elsewhere: in the state that lies there, or in its own outside of the polygons', () => {
    const shares = new Map(found(26.5, 82).shares);
    expect([shares.get('81'), shares.get(ELSEWHERE)]).toEqual([0.5, 0.5]);
  });

  it('a wide one is asked of them too', () => expect(found(26.5, 80.9, { accuracyM: 30_000 }).shares.map(([where]) => where)).toEqual(expect.arrayContaining(['80', '81'])));
});

describe('how exact', () => {
  it.each<[unknown, number]>([[0, 250], [-40, 250], [Number.NaN, 250], [1000, 1031], [600_000, 500_000], [Infinity, 500_000]])('an accuracy of %p is taken as a sigma of %i m', (accuracyM, uncertaintyM) => {
    expect(found(26.5, 80.5, { accuracyM: accuracyM as number }, plain).uncertaintyM).toBe(uncertaintyM);
  });
});

describe('without polygons', () => {
  it('up to 20 km the places around decide, beyond it the people around', () => {
    const at = (accuracyM: number) => found(26.85, 80.95, { accuracyM }, plain).shares;
    const [fine, coarse] = [at(19_990), at(20_010)];
    expect(fine).not.toEqual(coarse);
    expect(coarse).toEqual(found(26.85, 80.95, { accuracyM: 20_010 }, { ...plain, ground: { ...plain.ground, points: { ...plain.ground.points, labels: [] } } }).shares);
    expect(fine[0]![0]).toBe('162');
  });

  it('of a coarse one those places are told that have a tenth, and the three likeliest where none has', () => {
    expect(told(26.5, 80.5, { accuracyM: 25_000 }, plain)).toEqual(['point-near-border', '157', '186']);
    expect(found(26.5, 80.5, { accuracyM: 100_000 }, plain).shares[0]![1]).toBeLessThan(0.1);
    expect(told(26.5, 80.5, { accuracyM: 100_000 }, plain)).toEqual(['point-near-border', '157', '162', '186']);
  });

  it('exchanged coordinates are put right, and doubted a little', () => {
    expect(found(80.95, 26.85, {}, plain)).toMatchObject({ doubt: 0.1, because: { kind: 'point-swapped', where: ['162'] } });
    expect(found(26.85, 80.95, {}, plain).doubt).toBe(0);
  });

  it.each<[unknown, unknown, string]>([[0, 0, 'point-zero'], [95, 200, 'point-out-of-range'], ['north', 80, 'point-malformed'], [15, 65, 'point-nowhere']])('%p, %p is %s, and says nothing of the place', (lat, lon, kind) => {
    expect(found(lat, lon, {}, plain)).toEqual({ source: 'gps', shares: [], at: noon, uncertaintyM: null, doubt: 0, because: { kind, name: 'gps' } });
  });
});
