/** The nearest places, against looking at every one. */
import * as fc from 'fast-check';
import { nearestPoints, openPoints, packPoints } from '../../../core/atlas/points.ts';
import { distanceKm, KM_PER_DEGREE, kmPerLonDegree } from '../../../core/atlas/lat-lon.ts';
import { seeded } from '../../support/shuffled.ts';
import { points } from './built.ts';

const all = Array.from(points.lat, (lat, i) => ({ lat: lat * 1e-5, lon: points.lon[i]! * 1e-5 }));

describe('the nearest points', () => {
  it('are those that looking at every one finds, on a flat map within half a percent', () => {
    const off = (lat: number, lon: number): number => {
      const found = nearestPoints(points, { at: { lat, lon }, k: 9 }).distancesKm;
      const looked = all.map((one) => distanceKm(one, { lat, lon })).sort((a, b) => a - b).slice(0, 9);
      return looked[8]! < 80 ? Math.max(...looked.map((km, i) => Math.abs(found[i]! - km) / Math.max(1, km))) : 0;
    };
    const within = (south: number, north: number) => fc.double({ min: south, max: north, noNaN: true });
    fc.assert(fc.property(within(23.5, 31), within(76.5, 85), (lat, lon) => { expect(off(lat, lon)).toBeLessThan(0.005); }), { numRuns: 100 });
    expect.hasAssertions();
  });

  it('may be asked for of some labels only', () => {
    const only = points.labels.map((label) => label === 'IN-BR');
    const { indexes } = nearestPoints(points, { at: { lat: 25.75, lon: 84.15 }, k: 5, only }); // Ballia
    expect(indexes.map((i) => points.labels[points.label[i]!])).toEqual(Array(5).fill('IN-BR'));
  });

  it('are none far from everything', () => {
    expect(nearestPoints(points, { at: { lat: 0, lon: 0 }, k: 3 }).indexes).toEqual([]);
  });

  it('come out of the file as they went in', () => {
    const places = [{ lat: 26.85, lon: 80.95, where: '162' }, { lat: 27.18, lon: 78.02, where: '118' }];
    const opened = openPoints(packPoints(places));
    const read = (i: number) => ({ lat: opened.lat[i]! / 1e5, lon: opened.lon[i]! / 1e5, where: opened.labels[opened.label[i]!] });
    expect([read(0), read(1)]).toEqual(places);
  });

  it('are the same file in whatever order they came', () => {
    const places = [[26.85, 80.95, '162'], [26.85, 80.94, '162'], [26.84, 80.96, '162'], [26.85, 80.95, '118'], [27.18, 78.02, '118'], [26.85, 80.95, 'IN-BR']].map(([lat, lon, where]) => ({ lat: lat as number, lon: lon as number, where: where as string }));
    const opened = openPoints(packPoints(places));
    const read = [...opened.lat].map((lat, i) => [lat, opened.lon[i], opened.labels[opened.label[i]!]]);
    expect(read.slice(0, 5)).toEqual([[2684000, 8096000, '162'], [2685000, 8094000, '162'], [2685000, 8095000, '118'], [2685000, 8095000, '162'], [2685000, 8095000, 'IN-BR']]);
    for (let turn = 1; turn < places.length; turn += 1) expect(packPoints([...places.slice(turn), ...places.slice(0, turn)])).toEqual(packPoints(places));
  });

  it.each([[1, 60, 1], [2, 60, 3], [3, 2, 3]])('of places packed by ourselves are those that looking at every one finds, inside their grid and beside it: %#', (seed, count, k) => {
    const random = seeded(seed);
    const spot = (south: number, west: number, size: number) => ({ lat: Math.round((south + size * random()) * 1e5) / 1e5, lon: Math.round((west + size * random()) * 1e5) / 1e5 });
    const places = Array.from({ length: count }, (_, i) => ({ ...spot(26, 80, 0.8), where: String(i) }));
    const opened = openPoints(packPoints(places));
    for (let i = 0; i < 40; i += 1) {
      const at = spot(25.8, 79.8, 1.2);
      const { indexes, distancesKm } = nearestPoints(opened, { at, k });
      const looked = places.map(({ lat, lon, where }) => ({ where, km: Math.hypot((lat - at.lat) * KM_PER_DEGREE, (lon - at.lon) * kmPerLonDegree(at.lat)) })).sort((a, b) => a.km - b.km).slice(0, k);
      expect([at, indexes.map((index) => opened.labels[opened.label[index]!])]).toEqual([at, looked.map(({ where }) => where)]);
      expect(distancesKm).toEqual(looked.map(({ km }) => expect.closeTo(km, 6) as number));
    }
  });

  it('of a file cut short are a mistake that names what is missing', () => {
    const file = packPoints([{ lat: 26.85, lon: 80.95, where: '162' }]);
    expect(() => openPoints(file.subarray(0, file.length - 4))).toThrow('the array label is missing or cut short');
  });
});
