/** Which Indian state, or which other country, a point lies in. */
import { unpack } from './packed.ts';
import type { Nearest, Ring } from './rings.ts';
import { nearestOn, readRings, within } from './rings.ts';
import type { LatLon } from './lat-lon.ts';
import type { Where } from '../where.ts';

export interface Outlines {
  readonly states: readonly Area[];
  readonly countries: readonly Area[];
  readonly splits: ReadonlyMap<Where, Split>;
}

interface Area {
  readonly where: Where;
  /** West, south, east, north. */
  readonly box: Box;
  /** Looked up when first asked for: of 250 countries few ever are. */
  readonly rings: () => readonly Ring[];
}
type Box = readonly [west: number, south: number, east: number, north: number];

/** A state that was divided after the borders were drawn: which part each cell of a grid belongs to, row by row from the south-west. */
interface Split {
  readonly south: number;
  readonly west: number;
  readonly cellDegrees: number;
  readonly columns: number;
  readonly parts: readonly [Where, Where];
  readonly bits: Uint8Array;
}

interface Head {
  readonly stateStep: number;
  readonly countryStep: number;
  readonly states: readonly (readonly [Where, Box])[];
  readonly countries: readonly (readonly [Where, Box])[];
  readonly splits: Readonly<Record<Where, Omit<Split, 'bits'>>>;
}

/** @param bytes packs/india/outlines.bin. Under 1 ms. */
export function openOutlines(bytes: Uint8Array): Outlines {
  const file = unpack<Head>(bytes);
  const areas = (listed: Head['states'], kind: string, step: number): Area[] =>
    listed.map(([where, box]) => ({ where, box, rings: once(() => readRings(file.int32(`${kind}/${where}`), step)) }));
  return {
    states: areas(file.head.states, 'state', file.head.stateStep),
    countries: areas(file.head.countries, 'country', file.head.countryStep),
    splits: new Map(Object.entries(file.head.splits).map(([where, split]) => [where, { ...split, bits: file.bytes(`split/${where}`) }])),
  };
}

function once<T>(read: () => T): () => T {
  let kept: T | undefined;
  return () => (kept ??= read());
}

const holds = ({ box: [west, south, east, north], rings }: Area, point: LatLon): boolean =>
  point.lon >= west && point.lon <= east && point.lat >= south && point.lat <= north && within(rings(), point);

/** The Indian state or the other country that a point lies in, its coastal waters included; null on the open sea. */
export function stateAt({ states, countries, splits }: Outlines, point: LatLon): Where | null {
  const country = countries.find((area) => holds(area, point))?.where ?? null;
  if (country !== 'IN') return country;
  const state = states.find((area) => holds(area, point)) ?? nearest(states, point);
  const split = splits.get(state.where);
  return split === undefined ? state.where : partAt(split, point);
}

/** Between the border of the country and those of its states, and off its coast. */
function nearest(states: readonly Area[], point: LatLon): Area {
  return states
    .map((state) => ({ state, km: nearestOn(state.rings(), point).distanceKm }))
    .reduce((best, one) => (one.km < best.km ? one : best)).state;
}

function partAt({ south, west, cellDegrees, columns, parts, bits }: Split, { lat, lon }: LatLon): Where {
  const row = Math.max(0, Math.floor((lat - south) / cellDegrees));
  const column = Math.min(columns - 1, Math.max(0, Math.floor((lon - west) / cellDegrees)));
  const cell = row * columns + column;
  return parts[((bits[cell >> 3] ?? 0) >> (cell & 7)) & 1]!;
}

const ringsOf = ({ states }: Outlines, where: Where): readonly Ring[] => {
  const state = states.find((one) => one.where === where);
  if (state === undefined) throw new RangeError(`no outline of ${where}`);
  return state.rings();
};

/** By its own outline alone: quicker than stateAt, and right except within some hundred metres of a foreign border. */
export const inState = (outlines: Outlines, where: Where, point: LatLon): boolean => within(ringsOf(outlines, where), point);

/** The nearest place on a state's border, from either side. Drawn to about 300 m. @throws {RangeError} for what is no Indian state */
export const stateBorder = (outlines: Outlines, where: Where, point: LatLon): Nearest => nearestOn(ringsOf(outlines, where), point);

/** From either side. @throws {RangeError} for what is no Indian state */
export const distanceToStateBorderKm = (outlines: Outlines, where: Where, point: LatLon): number => stateBorder(outlines, where, point).distanceKm;
