/** A fix without district polygons, by the built places. */
import * as fc from 'fast-check';
import { nearShares } from '../../../core/atlas/near.ts';
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
