/** `boundaries.geojson` as rings on the lattice, the unit on the left of every edge; or what is wrong with its shape. */
import * as z from 'zod/mini';
import { unitNamed, type BoundaryUnit } from './boundary-names.ts';
import { onLattice, WIDEST_DEGREES } from './lattice.ts';

export interface Outline {
  /** Index into the pack's units. */
  readonly unit: number;
  /** x, y, x, y …; the first spot is not repeated at the end. */
  readonly ring: Int32Array;
}
export interface Outlines {
  readonly outlines: readonly Outline[];
  readonly faults: readonly string[];
}

const Ring = z.array(z.array(z.number()).check(z.minLength(2)));
type Ring = z.infer<typeof Ring>;
const Polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).check(z.minLength(1)) });
const MultiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).check(z.minLength(1))).check(z.minLength(1)) });
const Feature = z.object({ type: z.literal('Feature'), properties: z.nullable(z.record(z.string(), z.unknown())), geometry: z.discriminatedUnion('type', [Polygon, MultiPolygon]) });
const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(Feature).check(z.minLength(1)) });
type Feature = z.infer<typeof Feature>;

/** A feature or ring that is wrong is left out: the faults stop the deploy anyway. */
export function readOutlines(geojson: unknown, units: readonly BoundaryUnit[]): Outlines {
  const read = Collection.safeParse(geojson);
  if (!read.success) return { outlines: [], faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`) };
  const each = read.data.features.map((feature, i) => readFeature(feature, `features.${i}`, units));
  const bounded = new Set(each.flatMap(({ unit }) => unit));
  const missing = units.filter((_, i) => !bounded.has(i)).map(({ code, name }) => `${name['en'] ?? code} (${code})`);
  const count = missing.length === 0 ? [] : [`features: ${units.length - missing.length} units have a boundary; expected are ${units.length}: there is none for ${missing.join(', ')}`];
  return { outlines: each.flatMap(({ outlines }) => outlines), faults: [...each.flatMap(({ faults }) => faults), ...count] };
}

function readFeature({ properties, geometry }: Feature, key: string, units: readonly BoundaryUnit[]): Outlines & { readonly unit: readonly number[] } {
  const unit = unitNamed(properties, units);
  if (typeof unit === 'string') return { unit: [], outlines: [], faults: [`${key}.properties: ${unit}`] };
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  const named = `${key} (${units[unit]!.name['en'] ?? units[unit]!.code})`;
  const places = placeFault(polygons.flat(2), units[unit]!.headquarters);
  if (places) return { unit: [unit], outlines: [], faults: [`${named}: ${places}`] };
  const rings = polygons.flatMap((polygon) => polygon.map((ring, i) => readRing(ring, i > 0)));
  return {
    unit: [unit],
    outlines: rings.flatMap((ring) => (typeof ring === 'string' ? [] : [{ unit, ring }])),
    faults: rings.flatMap((ring, i) => (typeof ring === 'string' ? [`${named}: ring ${i}: ${ring}`] : [])),
  };
}

const NEAR_DEGREES = WIDEST_DEGREES / 2;
function placeFault(positions: Ring, { lat, lon }: BoundaryUnit['headquarters']): string | null {
  const beyond = positions.find(([x, y]) => Math.abs(x!) > 180 || Math.abs(y!) > 90);
  const near = (x: number, y: number): boolean => Math.abs(x - lon) <= NEAR_DEGREES && Math.abs(y - lat) <= NEAR_DEGREES;
  const far = positions.find(([x, y]) => !near(x!, y!));
  if (far && positions.every(([x, y]) => near(y!, x!))) return `starts at [${positions[0]!.join(', ')}]: latitude and longitude are exchanged; allowed is longitude first`;
  if (beyond) return `has a position [${beyond.join(', ')}]; allowed are longitudes from -180 to 180 and latitudes from -90 to 90`;
  return far ? `has a position [${far.join(', ')}]; allowed is within ${NEAR_DEGREES} degrees of the headquarters, ${lon}, ${lat}` : null;
}

/** An outer ring runs against the clock, a hole with it, however the file has them. */
function readRing(ring: Ring, hole: boolean): Int32Array | string {
  const [first, last] = [ring[0], ring.at(-1)];
  if (ring.length < 4) return `has ${ring.length} positions; allowed are 4 or more`;
  if (first![0] !== last![0] || first![1] !== last![1]) return `is open: it starts at [${first!.join(', ')}] and ends at [${last!.join(', ')}]; allowed is that it ends where it starts`;
  const spots = ring.map(([x, y]): [number, number] => [Math.round(onLattice(x!)), Math.round(onLattice(y!))]);
  const kept = spots.filter(([x, y], i) => i > 0 && (x !== spots[i - 1]![0] || y !== spots[i - 1]![1]));
  const area = kept.reduce((sum, [x, y], i) => sum + cross(kept[0]!, [x, y], kept[(i + 1) % kept.length]!), 0);
  if (area === 0) return 'has no area; allowed is a ring around something';
  return Int32Array.from((area > 0 === hole ? kept.reverse() : kept).flat());
}

const cross = (o: readonly [number, number], a: readonly [number, number], b: readonly [number, number]): number => (a[0] - o[0]) * (b[1] - o[1]) - (b[0] - o[0]) * (a[1] - o[1]);
