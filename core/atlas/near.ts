/** Which unit, or which state across the border, a fix is in: by the places around it and the state's outline, without district polygons. */
import type { Outlines } from './outline.ts';
import { inState, stateAt, stateBorder } from './outline.ts';
import type { Nearest } from './rings.ts';
import type { Points } from './points.ts';
import { nearestPoints } from './points.ts';
import { KM_PER_DEGREE, kmPerLonDegree, type LatLon } from './lat-lon.ts';
import { isUnit, toShares, type Shares, type Where } from '../where.ts';

export interface Ground {
  readonly points: Points;
  readonly outlines: Outlines;
  /** The pack's, such as IN-UP: the one that `points` has units in. */
  readonly state: Where;
}

export interface Fix extends LatLon {
  /** Standard deviation of where it may be, in metres: √(accuracy² + 250²) for a GPS. */
  readonly sigmaM: number;
}

export interface Near {
  readonly shares: Shares;
  /** To the nearest of the state's own places; Infinity beyond 100 km. A large one means that the shares rest on little. */
  readonly nearestM: number;
}

const NEIGHBOURS = 9;
/** The nine vote by exp(-½ (distance / width)²); the width is this part of the distance to the ninth, and never less than 0.3 km. */
const WIDTH = 0.4;
const LEAST_WIDTH_KM = 0.3;
/** The outline is that wrong: a standard deviation. */
const OUTLINE_KM = 1;
/** Farther from the border than this and three sigma, the outline alone decides in or out. */
const DOUBT_KM = 8;
const LEAST_SHARE = 0.002;

/** Shares over units, other states and countries. Empty on the open sea. A fix coarser than 20 km is better asked of the density. */
export function nearShares(ground: Ground, fix: Fix): Near {
  const sigmaKm = fix.sigmaM / 1000;
  const border = stateBorder(ground.outlines, ground.state, fix);
  const doubtful = border.distanceKm < DOUBT_KM + 3 * sigmaKm;
  if (!doubtful && !inState(ground.outlines, ground.state, fix)) return elsewhere(ground, fix);
  const sums = new Map<Where, number>();
  for (const node of sigmaKm <= 1 ? [fix] : spread(fix, sigmaKm)) {
    if (doubtful) addDoubtful(ground, { node, sigmaKm: sigmaKm <= 1 ? sigmaKm : sigmaKm / 4 }, sums);
    else add(sums, unitVotes(ground, node), 1);
  }
  return { shares: toShares(sums, LEAST_SHARE), nearestM: nearestM(ground, fix) };
}

function elsewhere({ outlines }: Ground, fix: Fix): Near {
  const where = stateAt(outlines, fix);
  return { shares: new Map(where === null ? [] : [[where, 1]]), nearestM: Infinity };
}

/** Nineteen places of equal weight with the mean and the variance of a round Gaussian: the middle, 6 at 0.768 and 12 at 1.694 sigma. */
function spread({ lat, lon }: LatLon, sigmaKm: number): LatLon[] {
  const around = (count: number, sigmas: number): LatLon[] => Array.from({ length: count }, (_, i) => ({
    lat: lat + (sigmas * sigmaKm * Math.sin((2 * Math.PI * i) / count)) / KM_PER_DEGREE,
    lon: lon + (sigmas * sigmaKm * Math.cos((2 * Math.PI * i) / count)) / kmPerLonDegree(lat),
  }));
  return [{ lat, lon }, ...around(6, 0.768), ...around(12, 1.694)];
}

/** Near the border: the outline, and on which side the places around lie, each give odds. */
function addDoubtful(ground: Ground, { node, sigmaKm }: { readonly node: LatLon; readonly sigmaKm: number }, sums: Map<Where, number>): void {
  const border = stateBorder(ground.outlines, ground.state, node);
  const there = stateAt(ground.outlines, node);
  const byOutline = normal((there === ground.state ? border.distanceKm : -border.distanceKm) / Math.hypot(OUTLINE_KM, sigmaKm));
  const all = votes(ground.points, node);
  let [own, total] = [0.5, 1];
  for (const [where, vote] of all) {
    total += vote;
    if (isUnit(where)) own += vote;
  }
  const odds = (byOutline / (1 - byOutline)) * (border.distanceKm < DOUBT_KM ? own / (total - own) : 1);
  const inside = odds / (1 + odds);
  add(sums, unitVotes(ground, node), inside);
  const outside = there === ground.state ? acrossFrom(ground, node, border) : there;
  if (outside !== null) sums.set(outside, (sums.get(outside) ?? 0) + 1 - inside);
}

/** What lies beyond the border, a kilometre on. */
function acrossFrom({ outlines, state }: Ground, node: LatLon, border: Nearest): Where | null {
  const on = 1 + 1 / Math.max(border.distanceKm, 0.01);
  const where = stateAt(outlines, { lat: node.lat + (border.lat - node.lat) * on, lon: node.lon + (border.lon - node.lon) * on });
  return where === state ? null : where;
}

const unitVotes = ({ points }: Ground, at: LatLon): Map<Where, number> => votes(points, at, points.units);
const nearestM = ({ points }: Ground, at: LatLon): number => 1000 * (nearestPoints(points, { at, k: 1, only: points.units }).distancesKm[0] ?? Infinity);

/** Sums to at most the number of neighbours. */
function votes(points: Points, at: LatLon, only?: readonly boolean[]): Map<Where, number> {
  const { indexes, distancesKm } = nearestPoints(points, only === undefined ? { at, k: NEIGHBOURS } : { at, k: NEIGHBOURS, only });
  const width = Math.max(LEAST_WIDTH_KM, WIDTH * (distancesKm.at(-1) ?? 0));
  const nearest = distancesKm[0] ?? 0;
  const sums = new Map<Where, number>();
  for (const [i, index] of indexes.entries()) {
    const where = points.labels[points.label[index]!]!;
    sums.set(where, (sums.get(where) ?? 0) + Math.exp(-0.5 * ((distancesKm[i]! / width) ** 2 - (nearest / width) ** 2)));
  }
  return sums;
}

function add(sums: Map<Where, number>, these: ReadonlyMap<Where, number>, weight: number): void {
  const total = [...these.values()].reduce((sum, n) => sum + n, 0);
  for (const [where, vote] of these) sums.set(where, (sums.get(where) ?? 0) + (weight * vote) / total);
}

/** The normal distribution function, to 0.0002; never quite 0 or 1. */
function normal(z: number): number {
  const logistic = 1 / (1 + Math.exp(-1.5976 * z - 0.07056 * z ** 3));
  return Math.min(1 - 1e-6, Math.max(1e-6, logistic));
}
