/** Rings of a border, small ones and long ones with holes: against what looking at every edge finds. */
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from '../../../core/atlas/lat-lon.ts';
import { nearestOn, readRings, within, writeRings } from '../../../core/atlas/rings.ts';
import { seeded } from '../../support/shuffled.ts';

type Point = readonly [lon: number, lat: number];
const STEP = 0.001;
const square = (west: number, south: number, side: number): Point[] => [[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]];
/** So many corners around a middle, near and far in turns. */
const star = (corners: number, lon: number, lat: number): Point[] => {
  const ring = Array.from({ length: corners }, (_, i): Point => {
    const [turn, reach] = [(2 * Math.PI * i) / corners, i % 2 === 0 ? 2 : 0.7];
    return [lon + reach * Math.cos(turn), lat + reach * Math.sin(turn)];
  });
  return [...ring, ring[0]!];
};
const read = (...rings: (readonly Point[])[]) => readRings(writeRings(rings, STEP), STEP);
const at = (lon: number, lat: number): LatLon => ({ lat, lon });

/** As they are kept, in steps. */
const kept = (ring: readonly Point[]): Point[] => ring.map(([lon, lat]) => [Math.round(lon / STEP) * STEP, Math.round(lat / STEP) * STEP]);
const edges = (rings: readonly (readonly Point[])[]) => rings.map(kept).flatMap((ring) => ring.slice(1).map((to, i) => [ring[i]!, to] as const));
const plainWithin = (rings: readonly (readonly Point[])[], { lat, lon }: LatLon): boolean =>
  edges(rings).filter(([[x1, y1], [x2, y2]]) => y1 > lat !== y2 > lat && lon < x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1)).length % 2 === 1;
function plainKm(rings: readonly (readonly Point[])[], { lat, lon }: LatLon): number {
  const kmX = kmPerLonDegree(lat);
  return Math.min(...edges(rings).map(([a, b]) => {
    const [ax, ay, bx, by] = [(a[0] - lon) * kmX, (a[1] - lat) * KM_PER_DEGREE, (b[0] - lon) * kmX, (b[1] - lat) * KM_PER_DEGREE];
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2;
    const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, (-ax * (bx - ax) - ay * (by - ay)) / length2));
    return Math.hypot(ax + t * (bx - ax), ay + t * (by - ay));
  })); // prettier-ignore
}

const random = seeded(11);
const points = Array.from({ length: 150 }, () => at(78 + 6 * random(), 24 + 6 * random()));
const LONG = [star(96, 81, 27), star(49, 81, 27).map(([lon, lat]): Point => [81 + (lon - 81) / 4, 27 + (lat - 27) / 4])];

it('come back as they were written, ring after ring, each with a box for every 24 edges', () => {
  const [first, second] = read(square(80, 26, 1), star(50, 81, 27));
  expect([...first!.points]).toEqual([80000, 26000, 81000, 26000, 81000, 27000, 80000, 27000, 80000, 26000]);
  expect([[...first!.boxes], first!.degreesPerStep]).toEqual([[80000, 26000, 81000, 27000], STEP]);
  expect([second!.points.length, second!.boxes.length]).toEqual([102, 12]);
  for (const [run, box] of [0, 1, 2].map((one) => [one, second!.boxes.subarray(4 * one, 4 * one + 4)] as const)) {
    const own = second!.points.subarray(48 * run, 48 * run + 50);
    const [xs, ys] = [0, 1].map((odd) => [...own].filter((_, i) => i % 2 === odd));
    expect([...box]).toEqual([Math.min(...xs!), Math.min(...ys!), Math.max(...xs!), Math.max(...ys!)]);
  }
  expect(readRings(new Int32Array(0), STEP)).toEqual([]);
});

it.each<[string, Point[][]]>([['a square', [square(80, 26, 1)]], ['a square with a hole', [square(80, 26, 2), square(80.5, 26.5, 0.5)]], ['two squares apart', [square(79, 25, 1), square(82, 28, 1)]], ['a long border with a long hole', LONG]])(
  'in %s is whatever looking at every edge finds inside, and as near to it',
  (_, rings) => {
    const opened = read(...rings);
    for (const point of points) {
      const { distanceKm, ...nearest } = nearestOn(opened, point);
      expect([point, within(opened, point)]).toEqual([point, plainWithin(rings, point)]);
      expect(distanceKm).toBeCloseTo(plainKm(rings, point), 6);
      // The place found is that far away, and lies on the border itself.
      expect(Math.hypot((nearest.lat - point.lat) * KM_PER_DEGREE, (nearest.lon - point.lon) * kmPerLonDegree(point.lat))).toBeCloseTo(distanceKm, 6);
      expect(plainKm(rings, nearest)).toBeLessThan(0.01);
    }
  },
);

it('a point of the border is nothing away from it, and each corner finds itself', () => {
  for (const [lon, lat] of [[80, 26], [81, 26.5], [80.25, 27]] as const) expect(nearestOn(read(square(80, 26, 1)), at(lon, lat))).toEqual({ lat: expect.closeTo(lat, 9), lon: expect.closeTo(lon, 9), distanceKm: expect.closeTo(0, 9) });
  for (const [lon, lat] of kept(LONG[0]!)) expect(nearestOn(read(...LONG), at(lon, lat)).distanceKm).toBeCloseTo(0, 6);
});

it('of no ring nothing is near, and nothing inside', () => expect([within([], at(80, 26)), nearestOn([], at(80, 26)).distanceKm]).toEqual([false, Infinity]));

it('two corners at one place harm nothing', () => {
  const rings = [[[80, 26], [81, 26], [81, 26], [81, 27], [80, 26]] as Point[]];
  expect([within(read(...rings), at(80.9, 26.2)), nearestOn(read(...rings), at(81.5, 26)).distanceKm]).toEqual([true, expect.closeTo(0.5 * kmPerLonDegree(26), 6)]);
});
