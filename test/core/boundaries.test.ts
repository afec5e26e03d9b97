/** Invented boundaries of 75 units, compiled, and asked against the plain rule on the same file. */
import * as fc from 'fast-check';
import { openBoundaries, unitAt } from '../../core/boundaries.ts';
import { compileBoundaries } from '../../core/boundary-compile.ts';
import { nearestBoundary, OUTSIDE } from '../../core/boundary-distance.ts';
import { metresAt, onLattice } from '../../core/lattice.ts';
import { seeded } from '../support/shuffled.ts';
import { ENCLAVE, upBoundaries, upUnits } from '../support/up-boundaries.ts';

const file = upBoundaries(0.01);
const compiled = (given: unknown): Uint8Array => {
  const answer = compileBoundaries(given, upUnits);
  if ('faults' in answer) throw new Error(answer.faults.join('\n'));
  return answer.bytes;
};
const bytes = compiled(file);
const boundaries = openBoundaries(bytes);
const rings = file.features.map(({ properties: { code }, geometry }) => ({ code, rings: geometry.coordinates.flat(), box: boxOf(geometry.coordinates.flat(2)) }));

function boxOf(positions: readonly (readonly [number, number])[]): { low: [number, number]; high: [number, number] } {
  const [xs, ys] = [positions.map(([x]) => x), positions.map(([, y]) => y)];
  return { low: [Math.min(...xs), Math.min(...ys)], high: [Math.max(...xs), Math.max(...ys)] };
}

/** Even-odd over every edge, in degrees. */
function plainly(lat: number, lon: number): string | null {
  const near = rings.filter(({ box: { low, high } }) => lon >= low[0] && lon <= high[0] && lat >= low[1] && lat <= high[1]);
  return near.find(({ rings: all }) => all.reduce((inside, ring) => inside !== oddly(ring, lat, lon), false))?.code ?? null;
}

function oddly(ring: readonly (readonly [number, number])[], lat: number, lon: number): boolean {
  let odd = false;
  for (let i = 0; i + 1 < ring.length; i += 1) {
    const [[x1, y1], [x2, y2]] = [ring[i]!, ring[i + 1]!];
    if (y1 > lat !== y2 > lat && lon < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) odd = !odd;
  }
  return odd;
}

const random = seeded(20_240_615);
const anywhere = (count: number): { lat: number; lon: number }[] => Array.from({ length: count }, () => ({ lat: 23.7 + 6.9 * random(), lon: 76.9 + 7.9 * random() }));

describe('the unit of a point', () => {
  it('is the plain rule\'s on 40,000 points, inside and out', () => {
    const points = anywhere(40_000);
    const found = points.map(({ lat, lon }) => unitAt(boundaries, lat, lon));
    expect(points.filter(({ lat, lon }, i) => found[i] !== plainly(lat, lon)).slice(0, 5)).toEqual([]);
    expect([new Set(found).size, found.filter((unit) => unit === null).length > 12_000]).toEqual([76, true]);
  });

  it('is the plain rule\'s a metre beside borders', () => {
    const corners = rings.flatMap(({ rings: all }) => all.flat()).filter((_, i) => i % 4 === 0);
    const points = corners.map(([x, y]) => ({ lat: y + (random() - 0.5) * 2e-5, lon: x + (random() - 0.5) * 2e-5 }));
    expect(points.filter(({ lat, lon }) => unitAt(boundaries, lat, lon) !== plainly(lat, lon)).slice(0, 5)).toEqual([]);
  });

  it('knows an enclave and the hole in it', () => {
    const { lat, lon } = ENCLAVE;
    expect([0, 0.035, 0.08].map((east) => unitAt(boundaries, lat, lon + east))).toEqual(['162', '118', '162']);
  });

  it.each([[Number.NaN, 80], [26, Infinity], [-90, 180], [0, 0], [80.95, 26.85]])('is none at %d, %d', (lat, lon) => {
    expect(unitAt(boundaries, lat, lon)).toBeNull();
  });
});

describe('a spot on a shared border', () => {
  /** Two squares and a triangle, with corners on the grid's own lines. */
  const square = (x: number, y: number): [number, number][] => [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]];
  const three = [square(80, 26), square(80.1, 26), [[80, 26.1], [80.1, 26.1], [80.2, 26.1], [80.1, 26.25], [80, 26.1]] as [number, number][]];
  const seats = [[26.05, 80.05], [26.05, 80.15], [26.15, 80.1]].map(([lat, lon], i) => ({ code: String(i + 1), name: {}, aliases: [], headquarters: { lat: lat!, lon: lon! } }));
  const answer = compileBoundaries({ type: 'FeatureCollection', features: three.map((ring, i) => ({ type: 'Feature', properties: { code: i + 1 }, geometry: { type: 'Polygon', coordinates: [ring] } })) }, seats);
  const small = openBoundaries((answer as { bytes: Uint8Array }).bytes);

  it('belongs to one unit, always the same', () => {
    const spots = [[26.05, 80.1], [26.1, 80.05], [26.1, 80.15], [26.1, 80.1], [26, 80.1], [26, 80], [26.1, 80.2]];
    expect(spots.map(([lat, lon]) => unitAt(small, lat!, lon!))).toEqual(['2', '3', '3', '3', '2', '1', null]);
  });

  it('belongs to one unit wherever it lies', () => {
    fc.assert(
      fc.property(fc.integer({ min: -2, max: 202 }), fc.integer({ min: -2, max: 252 }), (x, y) => {
        const [lat, lon] = [26 + y / 1000, 80 + x / 1000];
        const owners = three.filter((ring) => ring.reduce((odd, [bx, by], i) => (i > 0 && side([ring[i - 1]!, [bx, by]], lat, lon) ? !odd : odd), false));
        expect([unitAt(small, lat, lon)]).toEqual(owners.length === 0 ? [null] : owners.map((ring) => String(three.indexOf(ring) + 1)));
      }),
      { seed: 7, numRuns: 3000 },
    );
  });

  /** Whether an edge crosses a level at or west of a spot, in whole thousandths. */
  function side([a, b]: [[number, number], [number, number]], lat: number, lon: number): boolean {
    const [x, y, ax, ay, bx, by] = [lon, lat, ...(a[1] <= b[1] ? [...a, ...b] : [...b, ...a])].map((degrees) => BigInt(Math.round(degrees * 1000))) as [bigint, bigint, bigint, bigint, bigint, bigint];
    return ay <= y && y < by && (bx - ax) * (y - ay) <= (x - ax) * (by - ay);
  }
});

describe('the nearest boundary', () => {
  /** Over every edge of the file, in the same metres. */
  function plainDistance(lat: number, lon: number, unit: string | null): number {
    const { perX, perY } = metresAt(onLattice(lat));
    const flat = ([x, y]: readonly [number, number]): [number, number] => [(x - lon) * 1e7 * perX, (y - lat) * 1e7 * perY];
    const own = rings.filter(({ code }) => unit === null || code === unit).flatMap(({ rings: all }) => all);
    return Math.min(...own.map((ring) => Math.min(...ring.slice(1).map((to, i) => toEdge(flat(ring[i]!), flat(to))))));
  }

  function toEdge([ax, ay]: [number, number], [bx, by]: [number, number]): number {
    const [dx, dy] = [bx - ax, by - ay];
    const along = Math.min(Math.max(-(ax * dx + ay * dy) / (dx * dx + dy * dy), 0), 1);
    return Math.hypot(ax + along * dx, ay + along * dy);
  }

  it('is as far as the nearest of all edges, for 60 points inside and out', () => {
    const wrong = anywhere(60).filter(({ lat, lon }) => Math.abs(nearestBoundary(boundaries, { lat, lon }).distanceM - plainDistance(lat, lon, unitAt(boundaries, lat, lon))) > 0.001);
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  it('has beyond it whoever is met there', () => {
    const { lat, lon } = ENCLAVE;
    expect([0, 0.035, 0.075].map((east) => nearestBoundary(boundaries, { lat, lon: lon + east }).beyond)).toEqual(['118', '162', '118']);
    expect(nearestBoundary(boundaries, { lat: 20, lon: 60 }).distanceM).toBeGreaterThan(1_000_000);
    expect(upUnits).toContainEqual(expect.objectContaining({ code: nearestBoundary(boundaries, { lat: 31, lon: 78 }).beyond }));
    expect(nearestBoundary(boundaries, { lat: Number.NaN, lon: 78 })).toEqual({ distanceM: Infinity, beyond: OUTSIDE });
  });

  it('has the neighbour beyond it, not the sliver between two borders that differ by metres', () => {
    const ring = (...corners: [number, number][]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
    const drawn = [ring([80, 26], [80.5, 26], [80.49997, 26.2], [80.5, 26.5], [80, 26.5]), ring([80.5, 26], [81, 26], [81, 26.5], [80.5, 26.5], [80.50003, 26.3])];
    const seats = [80.25, 80.75].map((lon, i) => ({ code: String(i + 1), name: {}, aliases: [], headquarters: { lat: 26.25, lon } }));
    const answer = compileBoundaries({ type: 'FeatureCollection', features: drawn.map((geometry, i) => ({ type: 'Feature', properties: { code: i + 1 }, geometry })) }, seats);
    const sloppy = openBoundaries((answer as { bytes: Uint8Array }).bytes);
    expect([[26.2, 80.45], [26.2, 80.55], [26.2, 80.02], [26.25, 80.5]].map(([lat, lon]) => nearestBoundary(sloppy, { lat: lat!, lon: lon! }).beyond)).toEqual(['2', '1', OUTSIDE, expect.stringMatching(/[12]/)]);
  });

  it('has the right one of two neighbours beyond a long and slanting border with slivers, wherever along it one stands', () => {
    const ring = (...corners: [number, number][]) => ({ type: 'Polygon', coordinates: [[...corners, corners[0]]] });
    const drawn = [ring([80, 26], [80.5, 26], [80.6, 26.5], [80, 26.5]), ring([80.5003, 26], [81, 26], [81, 26.25], [80.5503, 26.25]), ring([80.5503, 26.25], [81, 26.25], [81, 26.5], [80.6003, 26.5])];
    const seats = [[26.25, 80.25], [26.1, 80.75], [26.4, 80.75]].map(([lat, lon], i) => ({ code: String(i + 1), name: {}, aliases: [], headquarters: { lat: lat!, lon: lon! } }));
    const answer = compileBoundaries({ type: 'FeatureCollection', features: drawn.map((geometry, i) => ({ type: 'Feature', properties: { code: i + 1 }, geometry })) }, seats);
    const sloppy = openBoundaries((answer as { bytes: Uint8Array }).bytes);
    const beyond = (lat: number, east: number): string => nearestBoundary(sloppy, { lat, lon: 80.5 + (lat - 26) / 5 + east }).beyond;
    for (const lat of [26.05, 26.1, 26.2, 26.3, 26.4, 26.45]) for (const away of [0.001, 0.01, 0.02]) expect([lat, away, beyond(lat, -away), beyond(lat, away + 0.0003)]).toEqual([lat, away, lat < 26.25 ? '2' : '3', '1']);
    expect([nearestBoundary(sloppy, { lat: 26.0001, lon: 80.2 }).beyond, nearestBoundary(sloppy, { lat: 26.2499, lon: 80.9 }).beyond, nearestBoundary(sloppy, { lat: 25.9, lon: 80.2 }).beyond]).toEqual([OUTSIDE, '3', '1']);
  });

  it('counts metres as the ellipsoid has them', () => {
    const { perX, perY } = metresAt(onLattice(27));
    const cos = (times: number): number => Math.cos((times * 27 * Math.PI) / 180);
    // The series for a degree's length on WGS 84
    expect(perX * 1e7).toBeCloseTo(111_412.84 * cos(1) - 93.5 * cos(3) + 0.118 * cos(5), 0);
    expect(perY * 1e7).toBeCloseTo(111_132.954 - 559.822 * cos(2) + 1.175 * cos(4), 0);
  });
});

describe('the bytes', () => {
  it('are the same whenever the same file is compiled, and in whatever direction its rings run', () => {
    expect(Buffer.from(compiled(upBoundaries(0.01))).equals(bytes)).toBe(true);
    const turned = openBoundaries(compiled({ ...file, features: file.features.map((feature) => ({ ...feature, geometry: { type: 'MultiPolygon', coordinates: feature.geometry.coordinates.map((polygon) => polygon.map((ring) => [...ring].reverse())) } })) }));
    expect(anywhere(5000).filter(({ lat, lon }) => unitAt(turned, lat, lon) !== unitAt(boundaries, lat, lon)).slice(0, 5)).toEqual([]);
  });

  it('open wherever they begin', () => {
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    expect(openBoundaries(shifted.subarray(1))).toEqual(boundaries);
  });

  it('that are something else are refused', () => {
    expect(() => openBoundaries(new Uint8Array(0))).toThrow('boundaries.bin starts with nothing; allowed is');
    expect(() => openBoundaries(new TextEncoder().encode('{"type":"FeatureCollection"}'))).toThrow('must be compiled again');
  });
});
