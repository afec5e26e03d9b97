/** How an uncertain point shares out, against what mathematics says of a straight border, and against a fine pattern of points. */
import { openBoundaries, unitAt } from '../../core/boundaries.ts';
import { compileBoundaries } from '../../core/boundary-compile.ts';
import { gaussShares, type Uncertain } from '../../core/boundary-shares.ts';
import { metresAt, onLattice } from '../../core/lattice.ts';
import { seeded } from '../support/shuffled.ts';
import { ENCLAVE, upBoundaries, upUnits } from '../support/up-boundaries.ts';

const open = (geojson: unknown, units: Parameters<typeof compileBoundaries>[1]) => openBoundaries((compileBoundaries(geojson, units) as { bytes: Uint8Array }).bytes);
const boundaries = open(upBoundaries(0.04), upUnits);

const random = seeded(7);
const points = Array.from({ length: 80 }, () => ({ lat: 24 + 6 * random(), lon: 77 + 7 * random() }));
const sum = (shares: ReadonlyMap<string, number>): number => [...shares.values()].reduce((a, b) => a + b, 0);

/** Two squares of a degree side by side, west and east of 81. */
const square = (x: number): [number, number][] => [[x, 26], [x + 1, 26], [x + 1, 27], [x, 27], [x, 26]];
const two = open(
  { type: 'FeatureCollection', features: [80, 81].map((x) => ({ type: 'Feature', properties: { code: x }, geometry: { type: 'Polygon', coordinates: [square(x)] } })) },
  [80, 81].map((x) => ({ code: String(x), name: {}, aliases: [], headquarters: { lat: 26.5, lon: x + 0.5 } })),
);
const metresEast = (metres: number): number => metres / metresAt(onLattice(26.5)).perX / 1e7;

/** 40 rings of equal mass, 180 points on each. */
function byPattern({ lat, lon, sigmaM }: Uncertain): Map<string, number> {
  const { perX, perY } = metresAt(onLattice(lat));
  const counts = new Map<string, number>();
  for (let ring = 0; ring < 40; ring += 1) {
    for (let turn = 0; turn < 180; turn += 1) {
      const reach = sigmaM * Math.sqrt(-2 * Math.log(1 - (ring + 0.5) / 40));
      const angle = ((turn + ring * 0.618) * Math.PI) / 90;
      const unit = unitAt(boundaries, lat + (reach * Math.sin(angle)) / perY / 1e7, lon + (reach * Math.cos(angle)) / perX / 1e7) ?? 'OUT';
      counts.set(unit, (counts.get(unit) ?? 0) + 1 / 7200);
    }
  }
  return counts;
}

describe('the shares of an uncertain point', () => {
  it.each([30, 250, 1000, 5000, 40_000])('add up to 1 with a sigma of %d m, none below nothing, best first', (sigmaM) => {
    for (const point of points) {
      const shares = gaussShares(boundaries, { ...point, sigmaM });
      expect(sum(shares)).toBeCloseTo(1, 12);
      expect([...shares.values()]).toEqual([...shares.values()].filter((share) => share > 0).sort((a, b) => b - a));
    }
  });

  it.each([[0, 0.5], [0.5, 0.308538], [1, 0.158655], [2, 0.02275], [3, 0.00135], [-1, 0.841345]])('beside a straight border %d sigmas away are what the normal distribution says, %d beyond', (sigmas, beyond) => {
    for (const sigmaM of [50, 500, 5000]) {
      const shares = gaussShares(two, { lat: 26.5, lon: 81 + metresEast(sigmas * sigmaM), sigmaM });
      expect(Math.abs((shares.get('80') ?? 0) - beyond)).toBeLessThan(3e-5);
      expect(shares.get('81')! + (shares.get('80') ?? 0)).toBeCloseTo(1, 5);
    }
  });

  it('on a corner are a quarter for each of two units, and half for the outside', () => {
    const shares = gaussShares(two, { lat: 27, lon: 81, sigmaM: 1000 });
    expect(['80', '81', 'OUT'].map((unit) => Math.round(shares.get(unit)! * 1000) / 1000)).toEqual([0.25, 0.25, 0.5]);
  });

  it.each([300, 2000, 8000, 25_000])('are those of a fine pattern of points with a sigma of %d m', (sigmaM) => {
    for (const point of [...points.slice(0, 30), { lat: ENCLAVE.lat, lon: ENCLAVE.lon + 0.03 }]) {
      const shares = gaussShares(boundaries, { ...point, sigmaM });
      const pattern = byPattern({ ...point, sigmaM });
      for (const unit of new Set([...shares.keys(), ...pattern.keys()])) expect(Math.abs((shares.get(unit) ?? 0) - (pattern.get(unit) ?? 0))).toBeLessThan(0.015);
    }
  });

  it('are one unit\'s where no border is near, or nothing is uncertain', () => {
    expect([...gaussShares(two, { lat: 26.5, lon: 80.5, sigmaM: 1000 })]).toEqual([['80', 1]]);
    expect([...gaussShares(two, { lat: 26.5, lon: 81, sigmaM: 0 })]).toEqual([['81', 1]]);
    expect([...gaussShares(two, { lat: 10, lon: 81, sigmaM: 1000 })]).toEqual([['OUT', 1]]);
    for (const sigmaM of [Number.NaN, Infinity, -5]) expect([...gaussShares(two, { lat: 26.5, lon: 80.9, sigmaM })]).toEqual([['80', 1]]);
    expect([...gaussShares(two, { lat: Number.NaN, lon: 81, sigmaM: 1000 })]).toEqual([['OUT', 1]]);
  });
});
