/** Labelled places: post offices, PIN centres and towns, each with the unit (or, across the border, the state) that it is in; the nearest are found by a grid. */
import { pack, unpack } from './packed.ts';
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';
import { isUnit, type Where } from '../where.ts';

/** Sorted by the cells of a grid, row by row from the south-west: cell c holds the points from starts[c] to starts[c + 1]. */
export interface Points {
  readonly labels: readonly Where[];
  /** Which labels are units, not states across the border. */
  readonly units: readonly boolean[];
  readonly grid: Grid;
  readonly starts: Uint32Array;
  /** 1e-5 degrees. */
  readonly lat: Int32Array;
  readonly lon: Int32Array;
  readonly label: Uint8Array;
}

/** Cells are counted from `south` and `west`, which count cells from 0° too. */
interface Grid {
  readonly south: number;
  readonly west: number;
  readonly rows: number;
  readonly columns: number;
}

interface Head {
  readonly labels: readonly Where[];
  readonly grid: Grid;
}

const STEP = 1e-5;
const CELL = 0.1;

/** @param bytes packs/up/points.bin. Under 1 ms. */
export function openPoints(bytes: Uint8Array): Points {
  const file = unpack<Head>(bytes);
  return { ...file.head, units: file.head.labels.map(isUnit), starts: file.uint32('starts'), lat: file.int32('lat'), lon: file.int32('lon'), label: file.bytes('label') };
}

/** What `openPoints` reads. At most 256 labels. */
export function packPoints(places: readonly (LatLon & { readonly where: Where })[]): Uint8Array {
  const labels = [...new Set(places.map(({ where }) => where))].sort();
  const at = places.map(({ lat, lon, where }) => ({ row: Math.floor(lat / CELL), column: Math.floor(lon / CELL), lat, lon, where }));
  const [south, west] = [Math.min(...at.map(({ row }) => row)), Math.min(...at.map(({ column }) => column))];
  const columns = Math.max(...at.map(({ column }) => column)) - west + 1;
  const grid: Grid = { south, west, rows: Math.max(...at.map(({ row }) => row)) - south + 1, columns };
  const cell = ({ row, column }: { row: number; column: number }): number => (row - south) * columns + column - west;
  at.sort((a, b) => cell(a) - cell(b) || a.lat - b.lat || a.lon - b.lon || (a.where < b.where ? -1 : 1));
  const starts = new Uint32Array(grid.rows * columns + 1);
  for (const one of at) starts[cell(one) + 1]! += 1;
  for (let i = 1; i < starts.length; i += 1) starts[i]! += starts[i - 1]!;
  return pack({ labels, grid }, {
    starts,
    lat: Int32Array.from(at, ({ lat }) => Math.round(lat / STEP)),
    lon: Int32Array.from(at, ({ lon }) => Math.round(lon / STEP)),
    label: Uint8Array.from(at, ({ where }) => labels.indexOf(where)),
  });
}

export interface Neighbours {
  /** Of points, nearest first. */
  readonly indexes: readonly number[];
  readonly distancesKm: readonly number[];
}

export interface Asked {
  readonly at: LatLon;
  readonly k: number;
  /** Of the labels, by index; all of them when it is left out. */
  readonly only?: readonly boolean[];
}

/** Rings of cells are read outwards until none nearer can follow. Beyond 100 km of any point there are none. */
export function nearestPoints({ grid, starts, lat, lon, label }: Points, { at, k, only }: Asked): Neighbours {
  const kmX = kmPerLonDegree(at.lat);
  const [row, column] = [Math.floor(at.lat / CELL) - grid.south, Math.floor(at.lon / CELL) - grid.west];
  const indexes: number[] = [];
  const distancesKm: number[] = [];
  const look = (r: number, c: number): void => {
    if (r < 0 || r >= grid.rows || c < 0 || c >= grid.columns) return;
    const end = starts[r * grid.columns + c + 1]!;
    for (let i = starts[r * grid.columns + c]!; i < end; i += 1) {
      if (only !== undefined && !only[label[i]!]!) continue;
      const distance = Math.hypot((lat[i]! * STEP - at.lat) * KM_PER_DEGREE, (lon[i]! * STEP - at.lon) * kmX);
      if (indexes.length < k || distance < distancesKm[k - 1]!) insert(i, distance);
    }
  };
  const insert = (index: number, distance: number): void => {
    if (indexes.length === k) { indexes.pop(); distancesKm.pop(); }
    let slot = indexes.length;
    for (; slot > 0 && distancesKm[slot - 1]! > distance; slot -= 1) {
      indexes[slot] = indexes[slot - 1]!;
      distancesKm[slot] = distancesKm[slot - 1]!;
    }
    indexes[slot] = index;
    distancesKm[slot] = distance;
  };
  for (let ring = 0; ring <= 10; ring += 1) {
    if (indexes.length === k && distancesKm[k - 1]! <= (ring - 1) * CELL * kmX) break;
    for (let r = row - ring; r <= row + ring; r += 1) {
      const step = r === row - ring || r === row + ring ? 1 : Math.max(1, 2 * ring);
      for (let c = column - ring; c <= column + ring; c += step) look(r, c);
    }
  }
  return { indexes, distancesKm };
}
