/** A fix without district polygons, by the built places. */
import * as fc from 'fast-check';
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from '../../../core/atlas/lat-lon.ts';
import { nearShares } from '../../../core/atlas/near.ts';
import { stateBorder } from '../../../core/atlas/outline.ts';
import { seeded } from '../../support/shuffled.ts';
import { ground, nameOf, units } from './built.ts';

const near = (lat: number, lon: number, sigmaM = 250) => nearShares(ground, { lat, lon, sigmaM });
const best = (lat: number, lon: number, sigmaM?: number) => [...near(lat, lon, sigmaM).shares][0]!;

describe('a GPS fix', () => {
  it.each([
    ['Hazratganj', 26.8467, 80.9462, 'Lucknow'],
    ['the Taj Mahal', 27.1751, 78.0421, 'Agra'],
    ['Dashashwamedh Ghat', 25.3076, 83.0103, 'Varanasi'],
    ['Noida, Sector 18', 28.5706, 77.3261, 'Gautam Buddh Nagar'],
    ['Indirapuram', 28.6415, 77.3714, 'Ghaziabad'],
    ['Shamli, a district since 2011', 29.4497, 77.3096, 'Shamli'],
    ['Hapur, a district since 2011', 28.7299, 77.7756, 'Hapur'],
    ['Chandausi, moved to Sambhal', 28.4517, 78.7826, 'Sambhal'],
    ['Tiloi, moved to Amethi', 26.38, 81.48, 'Amethi'],
    ['Renukoot', 24.2, 83.03, 'Sonbhadra'],
  ])('at %s lies in its district', (_, lat, lon, unit) => {
    const [where, p] = best(lat, lon);
    expect(nameOf(where)).toBe(unit);
    expect(p).toBeGreaterThan(0.6);
  });

  it.each([
    ['Patna', 25.6, 85.13, 'IN-BR'],
    ['Delhi', 28.632, 77.219, 'IN-DL'],
    ['Dehradun', 30.32, 78.03, 'IN-UK'],
    ['Kathmandu', 27.7, 85.32, 'NP'],
    ['Dubai', 25.2, 55.3, 'AE'],
  ])('at %s lies outside, and says where', (_, lat, lon, where) => {
    expect(best(lat, lon)[0]).toBe(where);
    expect(best(lat, lon)[1]).toBeGreaterThan(0.98);
  });

  it('lies in each unit at its headquarters', () => {
    const elsewhere = units.filter(({ code, headquarters }) => best(headquarters.lat, headquarters.lon)[0] !== code);
    expect(elsewhere.map(({ name }) => name.en)).toEqual([]);
  });

  it('shares the probability across a border of the state', () => {
    const { shares } = near(28.589, 77.303); // the Yamuna's bank between Delhi and Noida
    expect(shares.get('IN-DL')).toBeGreaterThan(0.1);
    expect(shares.get('144')).toBeGreaterThan(0.1);
  });

  it('shares it more widely the coarser it is', () => {
    const fine = near(26.8467, 80.9462, 250).shares;
    const coarse = near(26.8467, 80.9462, 20_000).shares;
    expect(fine.get('162')).toBeGreaterThan(0.95);
    expect(coarse.get('162')).toBeLessThan(0.95);
    expect(coarse.size).toBeGreaterThan(2);
  });

  it('is on the open sea in no place at all', () => {
    expect(near(15, 65).shares.size).toBe(0);
  });

  it('says how far the nearest known place is', () => {
    expect(near(26.8467, 80.9462).nearestM).toBeLessThan(2000);
    expect(near(51.5, -0.12).nearestM).toBe(Infinity);
  });

  it('anywhere gives shares that sum to 1, or none', () => {
    fc.assert(fc.property(fc.double({ min: 23, max: 31, noNaN: true }), fc.double({ min: 76, max: 86, noNaN: true }), fc.integer({ min: 0, max: 20_000 }), (lat, lon, sigmaM) => {
      const { shares } = near(lat, lon, sigmaM);
      expect([...shares.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
      expect([...shares.values()].every((p) => p > 0)).toBe(true);
    }), { numRuns: 500 });
  });
});

/** Places of ours, and what lies beyond the border nearest to each. */
const TOWNS: [string, number, number, string][] = [
  ['Agra', 27.18, 78.02, 'IN-RJ'], ['Jhansi', 25.45, 78.57, 'IN-MP'], ['Saharanpur', 29.97, 77.55, 'IN-UK'], ['Ballia', 25.76, 84.15, 'IN-BR'],
  ['Maharajganj', 27.14, 83.56, 'NP'], ['Noida', 28.57, 77.32, 'IN-DL'], ['Sonbhadra', 24.2, 83.03, 'IN-CG'], ['Bijnor', 29.37, 78.13, 'IN-UK'],
]; // prettier-ignore

describe.each(TOWNS)('on the way from %s over the border', (_, lat, lon, beyond) => {
  const border = stateBorder(ground.outlines, ground.state, { lat, lon });
  /** So many kilometres inside of it. */
  const at = (km: number): LatLon => ({ lat: border.lat + ((lat - border.lat) * km) / border.distanceKm, lon: border.lon + ((lon - border.lon) * km) / border.distanceKm });
  const out = (km: number, sigmaM = 250): number => nearShares(ground, { ...at(km), sigmaM }).shares.get(beyond) ?? 0;

  it('a fix is ours six kilometres before it, and beyond six kilometres after it', () => expect([out(6), out(-6)]).toEqual([0, expect.closeTo(1, 1)]));

  it('in between it may be either, of ours and of what lies beyond, and of nothing else', () => {
    for (const km of [1, 0.3, -0.3, -1]) {
      const { shares } = nearShares(ground, { ...at(km), sigmaM: 250 });
      expect([...shares.keys()].filter((where) => !/^\d+$/.test(where))).toEqual([beyond]);
      expect(out(km)).toBeGreaterThan(0.01);
      expect(out(km)).toBeLessThan(0.99);
    }
    expect(out(-1)).toBeGreaterThan(out(-0.3));
    expect(out(-3)).toBeGreaterThan(0.9);
    expect(out(3)).toBeLessThan(0.02);
  });

  it('a coarse one doubts from farther away', () => expect([out(4, 3000) > 0.01, out(-4, 3000) < 0.99]).toEqual([true, true]));
});

it.each([[26.6, 80.9], [27, 80.7]])('a coarse fix at %d, %d, far from any border, is what many exact ones around it are on the whole', (lat, lon) => {
  const random = seeded(3);
  const sums = new Map<string, number>();
  for (let i = 0; i < 200; i += 1) {
    const [reach, turn] = [8 * Math.sqrt(-2 * Math.log(1 - random())), 2 * Math.PI * random()];
    for (const [where, p] of near(lat + (reach * Math.sin(turn)) / KM_PER_DEGREE, lon + (reach * Math.cos(turn)) / kmPerLonDegree(lat)).shares) sums.set(where, (sums.get(where) ?? 0) + p / 200);
  }
  const { shares } = near(lat, lon, 8000);
  for (const [where, p] of [...sums].filter(([, one]) => one > 0.05)) expect(Math.abs((shares.get(where) ?? 0) - p)).toBeLessThan(0.05);
});
