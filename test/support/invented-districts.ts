/** Invented boundaries: nobody's district. What lies nearest to each headquarters, with borders as crooked as rivers, and an enclave. */
import { seeded } from './shuffled.ts';

type Position = [number, number];
interface Seat {
  readonly code: string;
  readonly headquarters: { readonly lat: number; readonly lon: number };
}
export interface Feature {
  readonly type: 'Feature';
  readonly properties: { code: string } & Record<string, unknown>;
  readonly geometry: { readonly type: 'MultiPolygon'; readonly coordinates: Position[][][] };
}
export interface Collection {
  readonly type: 'FeatureCollection';
  readonly features: Feature[];
}

const CROOKED = 0.05;

/** `stepDegrees`: no edge is longer. Sites along the outline's outer side keep the units inside it, roughly. */
export function inventedDistricts(seats: readonly Seat[], outline: readonly Position[], stepDegrees = 0.005): Collection {
  const sites = [...seats.map(({ headquarters: { lon, lat } }): Position => [lon, lat]), ...outsideOf(outline)];
  const corner = snapping();
  const crooked = bending(stepDegrees);
  const features = seats.map(({ code }, i): Feature => {
    const corners = distinct(cellOf(sites, i).map(corner));
    const ring = corners.flatMap((from, j) => crooked(from, corners[(j + 1) % corners.length]!));
    return { type: 'Feature', properties: { code }, geometry: { type: 'MultiPolygon', coordinates: [[[...ring, ring[0]!]]] } };
  });
  return { type: 'FeatureCollection', features };
}

/** Gives a round piece of `host`, around its headquarters' west, to `owner`, but for a round piece within it that stays the host's. */
export function withEnclave({ features }: Collection, { host, owner, at: [lon, lat] }: { host: string; owner: string; at: Position }): Collection {
  const circle = (radius: number, seed: number): Position[] => {
    const random = seeded(seed);
    const ring = Array.from({ length: 60 }, (_, i): Position => {
      const reach = radius * (0.8 + 0.2 * random());
      return round([lon + reach * Math.cos((i * Math.PI) / 30), lat + reach * Math.sin((i * Math.PI) / 30)]);
    });
    return [...ring, ring[0]!];
  };
  const [outer, inner] = [circle(0.06, 1), circle(0.025, 2)];
  const added = (feature: Feature): Position[][][] => {
    const { coordinates } = feature.geometry;
    if (feature.properties.code === host) return [[...coordinates[0]!, outer], [inner]];
    return feature.properties.code === owner ? [...coordinates, [outer, inner]] : coordinates;
  };
  return { type: 'FeatureCollection', features: features.map((feature) => ({ ...feature, geometry: { type: 'MultiPolygon', coordinates: added(feature) } })) };
}

const round = ([x, y]: Position): Position => [Math.round(x * 1e6) / 1e6, Math.round(y * 1e6) / 1e6];
const distinct = (ring: Position[]): Position[] => ring.filter((one, i) => one !== ring[(i + 1) % ring.length]);

/** The half-planes nearer to a site than to each other one. */
function cellOf(sites: readonly Position[], own: number): Position[] {
  const [x, y] = sites[own]!;
  const all: Position[] = [[x - 5, y - 5], [x + 5, y - 5], [x + 5, y + 5], [x - 5, y + 5]];
  return sites.reduce((cell, [sx, sy], i) => {
    if (i === own) return cell;
    const nearer = ([px, py]: Position): number => (sx - x) * ((x + sx) / 2 - px) + (sy - y) * ((y + sy) / 2 - py);
    return cell.flatMap((from, j): Position[] => {
      const to = cell[(j + 1) % cell.length]!;
      const [f, t] = [nearer(from), nearer(to)];
      const cut: Position = [from[0] + ((to[0] - from[0]) * f) / (f - t), from[1] + ((to[1] - from[1]) * f) / (f - t)];
      return [...(f >= 0 ? [from] : []), ...(f >= 0 === t >= 0 ? [] : [cut])];
    });
  }, all);
}

/** A site every 0.1 degree, 0.15 outside the outline, which runs against the clock. */
function outsideOf(outline: readonly Position[]): Position[] {
  const area = outline.reduce((sum, [x, y], i) => sum + x * outline[(i + 1) % outline.length]![1] - outline[(i + 1) % outline.length]![0] * y, 0);
  return outline.flatMap(([ax, ay], i) => {
    const [bx, by] = outline[(i + 1) % outline.length]!;
    const [dx, dy] = [bx - ax, by - ay];
    const length = Math.hypot(dx, dy);
    const out = (Math.sign(area) * 0.15) / length;
    return Array.from({ length: Math.ceil(length / 0.1) }, (_, step, t = step / Math.ceil(length / 0.1)): Position => [ax + t * dx + dy * out, ay + t * dy - dx * out]);
  });
}

/** Neighbours reckon their common corners each for itself: the first that is near is taken for all. */
function snapping(): (position: Position) => Position {
  const known: Position[] = [];
  return (position) => {
    const near = known.find(([x, y]) => Math.hypot(x - position[0], y - position[1]) < 1e-5);
    if (near) return near;
    known.push(round(position));
    return known.at(-1)!;
  };
}

/** A border from corner to corner, without its end; the same from either side. */
function bending(step: number): (from: Position, to: Position) => Position[] {
  const bend = (from: Position, to: Position, random: () => number): Position[] => {
    const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
    if (Math.hypot(dx, dy) <= step) return [from];
    const aside = (random() - 0.5) * 2 * CROOKED;
    const middle = round([(from[0] + to[0]) / 2 - dy * aside, (from[1] + to[1]) / 2 + dx * aside]);
    return [...bend(from, middle, random), ...bend(middle, to, random)];
  };
  return (from, to) => {
    const straight = from[0] < to[0] || (from[0] === to[0] && from[1] < to[1]);
    const [low, high] = straight ? [from, to] : [to, from];
    const line = [...bend(low, high, seeded(Math.round((low[0] * 7 + low[1] * 13 + high[0] * 17 + high[1] * 19) * 1e6))), high];
    return straight ? line.slice(0, -1) : line.reverse().slice(0, -1);
  };
}
