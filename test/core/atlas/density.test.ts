/** What a coarse hint says, and where units lie on the whole. */
import { centresOf, middleOf } from '../../../core/atlas/centres.ts';
import { densityShares } from '../../../core/atlas/density.ts';
import { built, codeOf, density, nameOf, units } from './built.ts';

describe('a coarse hint', () => {
  it('around Lucknow names the districts around, Lucknow first', () => {
    const shares = densityShares(density, { lat: 26.85, lon: 80.95, sigmaKm: 50 });
    const names = [...shares.keys()].map(nameOf);
    expect(names[0]).toBe('Lucknow');
    expect(names.slice(0, 8)).toEqual(expect.arrayContaining(['Unnao', 'Barabanki', 'Rae Bareli', 'Kanpur Nagar']));
    expect([...shares.values()].reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });

  it('around Delhi names Delhi and its neighbours, of other states too', () => {
    const shares = densityShares(density, { lat: 28.63, lon: 77.22, sigmaKm: 50 });
    expect([...shares.keys()][0]).toBe('IN-DL');
    expect([...shares.keys()]).toEqual(expect.arrayContaining(['IN-HR', codeOf('Ghaziabad'), codeOf('Gautam Buddh Nagar')]));
  });

  it('says less the wider it is', () => {
    const lucknow = (sigmaKm: number) => densityShares(density, { lat: 26.85, lon: 80.95, sigmaKm }).get('162')!;
    expect(lucknow(10)).toBeGreaterThan(lucknow(50));
    expect(lucknow(50)).toBeGreaterThan(lucknow(120));
  });

  it('far from India says nothing', () => {
    expect(densityShares(density, { lat: 51.5, lon: -0.1, sigmaKm: 50 }).size).toBe(0);
  });
});

describe('the people', () => {
  const people = JSON.parse(built('up/population.json').toString()) as Record<string, number>;

  it('of the districts are those that were counted in 2011', () => {
    expect(Object.keys(people).sort()).toEqual(units.map(({ code }) => code).sort());
    expect(Object.values(people).reduce((sum, n) => sum + n, 0)).toBe(199_812_341);
  });

  it('of the density are those of India', () => {
    expect(density.people.reduce((sum, n) => sum + n, 0) / 1_210_854_977).toBeCloseTo(1, 5);
  });
});

describe('the middle of an answer', () => {
  const centres = centresOf(density);

  it('of one district is near its headquarters, and as uncertain as the district is wide', () => {
    const lucknow = middleOf(new Map([['162', 1]]), centres)!;
    expect(Math.abs(lucknow.lat - 26.85) + Math.abs(lucknow.lon - 80.95)).toBeLessThan(0.2);
    expect(lucknow.uncertaintyM).toBeGreaterThan(10_000);
    expect(lucknow.uncertaintyM).toBeLessThan(40_000);
  });

  it('of two districts far apart is uncertain', () => {
    expect(middleOf(new Map([['162', 0.5], [codeOf('Agra'), 0.5]]), centres)!.uncertaintyM).toBeGreaterThan(140_000);
  });

  it('of a country abroad is not known', () => {
    expect(middleOf(new Map([['NP', 1]]), centres)).toBeNull();
  });
});
