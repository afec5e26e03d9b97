/** What a file of boundaries can have wrong: each is said in a sentence, and stops the deploy. */
import { compileBoundaries } from '../../core/boundary-compile.ts';
import type { BoundaryUnit } from '../../core/boundary-names.ts';
import type { Collection } from '../support/invented-districts.ts';

type Ring = [number, number][];
type Loose = Record<string, any>; // oxlint-disable-line typescript/no-explicit-any -- files that are wrong on purpose
const square = (x: number, y = 26, size = 0.5): Ring => [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]];
const units: readonly BoundaryUnit[] = [
  { code: '101', name: { en: 'Westpur', hi: 'वेस्टपुर' }, aliases: ['Old Westpur'], headquarters: { lat: 26.25, lon: 80.25 } },
  { code: '102', name: { en: 'Eastpur' }, aliases: [], headquarters: { lat: 26.25, lon: 80.75 } },
];
const feature = (properties: object | null, ...polygons: Ring[][]): Loose => ({ type: 'Feature', properties, geometry: { type: 'MultiPolygon', coordinates: polygons } });
const collection = (...features: Loose[]) => ({ type: 'FeatureCollection', features }) as unknown as Collection;
const faultsOf = (geojson: unknown): string => {
  const answer = compileBoundaries(geojson, units);
  return 'faults' in answer ? answer.faults.join('\n') : 'no fault';
};
const west = feature({ code: 101 }, [square(80)]);
const east = feature({ code: '102' }, [square(80.5)]);
const westOf = (ring: Ring, ...holes: Ring[]) => collection(feature({ code: 101 }, [ring, ...holes]), east);

describe('boundaries', () => {
  it.each<[string, Loose | null]>([
    ['a code that is a number', { LGD: 101 }],
    ['a code as text, with noughts in front', { lgd_code: '0101' }],
    ['a name', { District: 'WESTPUR' }],
    ['an alias', { dtname: 'old westpur' }],
    ['a name in Hindi', { name: 'वेस्टपुर' }],
    ['a code, and a name that nobody knows', { lgd: 101, district: 'Vestpoor' }],
  ])('may name their unit by %s', (_, properties) => {
    expect(faultsOf(collection(feature(properties, [square(80)]), east))).toBe('no fault');
  });

  it('may have a unit in several features: its parts are put together', () => {
    const half = (x: number): Ring => [[x, 26], [x + 0.25, 26], [x + 0.25, 26.5], [x, 26.5], [x, 26]];
    expect(faultsOf(collection(feature({ code: 101 }, [half(80)]), feature({ code: 101 }, [half(80.25)]), east))).toContain('no fault');
  });

  it.each<[string, unknown, string]>([
    ['something else', [1, 2], 'the whole file: '],
    ['no features', collection(), 'features: '],
    ['a line', collection({ ...west, geometry: { type: 'LineString', coordinates: square(80) } }, east), 'features.0.geometry.type: '],
    ['a position that is text', collection({ ...west, geometry: { type: 'Polygon', coordinates: [[['80', '26']]] } }, east), 'features.0.geometry.coordinates.0.0.0: '],
    ['a position of one number', collection({ ...west, geometry: { type: 'Polygon', coordinates: [[[80]]] } }, east), 'features.0.geometry.coordinates.0.0: '],
    ['a unit that is missing', collection(west), 'features: 1 units have a boundary; expected are 2: there is none for Eastpur (102)'],
    ['a feature without a name', collection(feature(null, [square(80)]), east), 'features.0.properties: names no unit; allowed is one of the properties code, lgd,'],
    ['a code that is none', collection(west, east, feature({ code: 999 }, [square(81)])), 'features.2.properties: code is 999; allowed is the code of a unit in units.json'],
    ['a name that is none', collection(west, east, feature({ district: 'Atlantis' }, [square(81)])), 'features.2.properties: district is "Atlantis"; allowed is a name or alias of a unit in units.json'],
    ['a code and a name of two units', collection(feature({ lgd: 101, district: 'Eastpur' }, [square(80)]), east), 'lgd is 101, but district is "Eastpur", another unit'],
    ['an open ring', westOf(square(80).slice(0, 4)), 'features.0 (Westpur): ring 0: is open: it starts at [80, 26] and ends at [80, 26.5]; allowed is that it ends where it starts'],
    ['a ring of three positions', westOf([[80, 26], [80.5, 26], [80, 26]]), 'ring 0: has 3 positions; allowed are 4 or more'],
    ['a ring around nothing', westOf([[80, 26], [80.5, 26], [80.25, 26], [80, 26]]), 'ring 0: has no area'],
    ['latitude first', collection(feature({ code: 101 }, [square(80).map(([x, y]) => [y, x])]), east), 'features.0 (Westpur): starts at [26, 80]: latitude and longitude are exchanged; allowed is longitude first'],
    ['metres instead of degrees', westOf([[400_000, 2_900_000], [450_000, 2_900_000], [450_000, 2_950_000], [400_000, 2_900_000]]), 'has a position [400000, 2900000]; allowed are longitudes from -180 to 180'],
    ['a position far away', westOf([[80, 26], [90, 26], [80.5, 26.5], [80, 26]]), 'has a position [90, 26]; allowed is within 4.5 degrees of the headquarters, 80.25, 26.25'],
    ['a ring that crosses itself', westOf([[80, 26], [80.5, 26.5], [80.5, 26], [80, 26.4], [80, 26]]), 'Westpur (101): its boundary crosses itself near 80'],
    ['two units that overlap', collection(feature({ code: 101 }, [square(80, 26, 0.52)]), east), 'Westpur (101) and Eastpur (102): overlap by 110.'],
    ['a unit twice', collection(west, west, east), 'Westpur (101) and itself: overlap by 2767.'],
    ['a hole that is outside', westOf(square(80), square(79.5, 26, 0.2)), 'Westpur (101) and itself: overlap by 443.'],
    ['a gap between neighbours', collection(feature({ code: 101 }, [square(80, 26, 0.499)]), east), 'Westpur (101) and Eastpur (102): leave a gap less than 300 m wide between them, of 5.'],
    ['headquarters in another unit', collection(feature({ code: 101 }, [square(80.5)]), feature({ code: 102 }, [square(80)])), 'Westpur (101): its headquarters, 80.25, 26.25 in units.json, lie in 102, 25 km from the nearest border; allowed is inside its own boundary'],
    ['headquarters outside of all', westOf(square(80, 26.3, 0.2)), 'Westpur (101): its headquarters, 80.25, 26.25 in units.json, lie in no unit, 7.5 km from the nearest border'],
  ])('with %s are refused', (_, geojson, sentence) => {
    expect(faultsOf(geojson)).toContain(sentence);
  });

  it('may have a gap that runs from west to east only where it is allowed', () => {
    const south = { ...units[0]!, headquarters: { lat: 26.25, lon: 80.25 } };
    const north = { ...units[1]!, headquarters: { lat: 26.75, lon: 80.25 } };
    const gapped = (latitude: number) => compileBoundaries(collection(west, feature({ code: '102' }, [square(80, latitude)])), [south, north]);
    expect(gapped(26.5)).toHaveProperty('bytes');
    expect(gapped(26.5001)).toHaveProperty('bytes');
    expect(gapped(26.501)).toEqual({ faults: [expect.stringContaining('leave a gap less than 300 m wide')] });
  });

  it('drawn twice, a few metres apart, are taken', () => {
    expect(faultsOf(collection(feature({ code: 101 }, [square(80, 26, 0.49995)]), east))).toBe('no fault');
    expect(faultsOf(collection(feature({ code: 101 }, [square(80, 26, 0.50005)]), east))).toBe('no fault');
  });

  it('that are too detailed for a cold start are refused', () => {
    const wall = Array.from({ length: 380_000 }, (_, i): [number, number] => [80 + (i % 2) * 1e-6, 26.5 - i * 1.2e-6]);
    expect(faultsOf(westOf([[80, 26], [80.5, 26], [80.5, 26.5], ...wall, [80, 26]]))).toMatch(/^the whole file: compiles to \d+ bytes or more; allowed are 3000000: simplify it/);
  });

  it('that are all wrong do not fill the screen', () => {
    expect(faultsOf(collection(...Array.from({ length: 100 }, () => feature({ code: 999 }, [square(80)])))).split('\n')).toHaveLength(31);
  });
});
