/** How right locating is, and how fast. What needs the data packages is measured by `npm --prefix data run measure-points`. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAlert } from '../core/alert.ts';
import { openBoundaries, unitAt } from '../core/boundaries.ts';
import { compileBoundaries } from '../core/boundary-compile.ts';
import { decide } from '../core/decide.ts';
import { findingsOf } from '../core/locate.ts';
import type { Location } from '../core/location.ts';
import { instant } from '../core/time.ts';
import { isUnit } from '../core/where.ts';
import { loadPack } from '../packs/index.ts';
import { openLocator } from '../packs/locator.ts';
import { atlasOf } from '../packs/open.ts';
import { locatedAlerts } from '../test/support/located-alerts.ts';
import { placeTexts } from '../test/support/place-texts.ts';
import { upBoundaries, upUnits } from '../test/support/up-boundaries.ts';
import { ascending, percentile, type Figure } from './figure.ts';
import { people } from './mix.ts';
import { naive } from './naive.ts';

const FOLDER = 'packs/up';
const AT = instant('2026-03-01T12:00:00Z');
const PERSONS = 10_000;
const ROUNDS = 20;
/** On a text of 100 KB the naive design takes minutes. */
const LONGEST = 2500;

const pack = loadPack(FOLDER);
const json = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;
const open = () => openLocator(pack, { folder: FOLDER, atlas: atlasOf(FOLDER), boundaries: null });
const percent = (part: number, of: number): number => Math.round((1000 * part) / of) / 10;

export async function locating(): Promise<Figure[]> {
  return [...opened(), ...pinsRight(), ...textsRight(), ...polygonsRight(), ...decisionsRight(), ...fast(), commandFast()];
}

function opened(): Figure[] {
  const times = ascending(Array.from({ length: 9 }, () => { const from = performance.now(); open(); return performance.now() - from; })); // prettier-ignore
  return [{ what: 'locating: atlas and places opened, median of 9', measured: Math.round(percentile(times, 0.5)), unit: 'ms', target: '≤ 25' }];
}

/** India Post's directory of October 2025, which the table was made of too: what a share of offices can tell at best. */
function pinsRight(): Figure[] {
  const directory = json<Record<string, Record<string, Record<string, number>>>>('data/sources/india-post-2025-10.json');
  const locator = open();
  let [right, all] = [0, 0];
  for (const [district, pins] of Object.entries(directory['UTTAR PRADESH'] ?? directory['Uttar Pradesh'] ?? {})) {
    const unit = pack.unitsByName.get(district.toLowerCase())?.[0] ?? pack.unitsByName.get(district.toLowerCase().replace(/ /g, ''))?.[0];
    if (unit === undefined) continue;
    for (const [pin, offices] of Object.entries(pins)) {
      all += offices;
      if (locator.pins.units.get(pin)?.[0]?.code === unit) right += offices;
    }
  }
  return [{ what: `PIN → unit, of ${all} offices of UP`, measured: percent(right, all), unit: '%', target: '≥ 97.5' }];
}

const located = (locator: ReturnType<typeof open>, alert: object): Location => decide(pack.deciding, findingsOf(locator, readAlert(Buffer.from(JSON.stringify(alert))), AT));

function best({ units, outside }: Location): string | undefined {
  const all = [...units.map(({ code, p }) => ({ where: code, p })), ...(outside ? [outside] : [])];
  return all.toSorted((a, b) => b.p - a.p)[0]?.where;
}

function textsRight(): Figure[] {
  const locator = open();
  const of = (texts: readonly ReturnType<typeof placeTexts>[number][]): number => percent(texts.filter(({ text, want }) => want.includes(best(located(locator, { hints: [{ kind: 'place', text, role: 'current' }] })) ?? '')).length, texts.length);
  const reported = placeTexts().filter(({ half }) => half === 'report');
  const local = reported.filter(({ script }) => script !== 'latin');
  return [
    { what: `place text → unit, ${reported.length} strings not tuned on`, measured: of(reported), unit: '%', target: '≥ 95' },
    { what: `of these in Devanagari or mixed, ${local.length}`, measured: of(local), unit: '%', target: '≥ 95' },
  ];
}

/** Invented districts: real ones are the deployer's. */
function polygonsRight(): Figure[] {
  const collection = upBoundaries(0.02);
  const compiled = compileBoundaries(collection, upUnits);
  if ('faults' in compiled) throw new Error(compiled.faults.join('\n'));
  const boundaries = openBoundaries(compiled.bytes);
  const inside = (ring: readonly (readonly number[])[], x: number, y: number): boolean => ring.reduce((within, [x1, y1], i) => { const [x2, y2] = ring[(i + 1) % ring.length]!; return y1! > y !== y2! > y && x < ((x2! - x1!) * (y - y1!)) / (y2! - y1!) + x1! ? !within : within; }, false); // prettier-ignore
  const points = Array.from({ length: 2000 }, (_, i) => ({ lat: 24 + ((i * 0.7548776662) % 1) * 6.5, lon: 77 + ((i * 0.5698402909) % 1) * 7.6 }));
  const exact = ({ lat, lon }: { lat: number; lon: number }): string | null => collection.features.find(({ geometry }) => geometry.coordinates.some((rings) => rings.filter((ring) => inside(ring, lon, lat)).length % 2 === 1))?.properties.code ?? null;
  const same = points.filter((point) => unitAt(boundaries, point.lat, point.lon) === exact(point)).length;
  return [{ what: `with polygons, as exact point in polygon, ${points.length} points`, measured: percent(same, points.length), unit: '%', target: '≥ 100' }];
}

function decisionsRight(): Figure[] {
  const locator = open();
  let [ours, routed, right, falsely, alerts, error] = [0, 0, 0, 0, 0, 0];
  const bins = Array.from({ length: 10 }, () => ({ p: 0, right: 0 }));
  for (const { where, findings } of people(pack, locator, { count: PERSONS, seed: 1, places: json(`${FOLDER}/places.json`) })) {
    const location = decide(pack.deciding, findings);
    const [first] = location.units;
    alerts += 1;
    if (isUnit(where)) ours += 1;
    if (isUnit(where) && location.decision === 'outside') falsely += 1;
    if (location.decision === 'unit') [routed, right] = [routed + 1, right + Number(first!.code === where)];
    const bin = bins[Math.min(9, Math.floor((first?.p ?? 0) * 10))]!;
    [bin.p, bin.right] = [bin.p + (first?.p ?? 0), bin.right + Number(first?.code === where)];
  }
  for (const { p, right: so } of bins) error += Math.abs(p - so) / alerts;
  return [
    { what: `of ${alerts} invented persons: routed by itself`, measured: percent(routed, alerts), unit: '%', target: '≥ 50' },
    { what: 'routed to the right unit', measured: percent(right, routed), unit: '%', target: '≥ 98' },
    { what: 'falsely outside, of those inside', measured: percent(falsely, ours), unit: '%', target: '≤ 1' },
    { what: 'expected calibration error', measured: Math.round(error * 1000) / 10, unit: '%', target: '≤ 5' },
  ];
}

/** The same alerts, one after another, in both designs. */
function fast(): Figure[] {
  const locator = open();
  const alerts = locatedAlerts().map(({ alert }) => readAlert(Buffer.from(JSON.stringify(alert)))).filter((alert) => alert.hints.length > 0 && JSON.stringify(alert).length < LONGEST);
  const pins = new Map([...locator.pins.units].map(([pin, [first]]) => [pin, first!.code]));
  const plain = naive(upBoundaries(0.02).features, json(`${FOLDER}/places.json`), pins);
  const [ours, theirs]: [number[], number[]] = [[], []];
  const timed = (into: number[], work: () => unknown): void => { const from = performance.now(); work(); into.push(performance.now() - from); }; // prettier-ignore
  for (let round = 0; round < ROUNDS; round += 1) for (const alert of alerts) timed(round === 0 ? [] : ours, () => decide(pack.deciding, findingsOf(locator, alert, AT)));
  // The naive design is slow enough for one round, side by side with one of ours.
  for (const alert of alerts) {
    timed(ours, () => decide(pack.deciding, findingsOf(locator, alert, AT)));
    timed(theirs, () => plain.locate(alert.hints));
  }
  const [mine, other] = [ascending(ours), ascending(theirs)];
  const rounded = (ms: number): number => Math.round(ms * 1000) / 1000;
  return [
    { what: `locating one alert, warm, p50 of ${ours.length}`, measured: rounded(percentile(mine, 0.5)), unit: 'ms', target: '≤ 0.2' },
    { what: 'locating one alert, warm, p99', measured: rounded(percentile(mine, 0.99)), unit: 'ms', target: '≤ 1' },
    { what: `a naive design (${plain.hasIp ? 'mmdb, ' : 'without mmdb: '}turf, Fuse.js) takes, at p50, times as long`, measured: Math.round((percentile(other, 0.5) / percentile(mine, 0.5)) * 10) / 10, unit: '×', target: '≥ 1' },
    { what: 'and on the average', measured: Math.round((theirs.reduce((x, y) => x + y, 0) / ours.reduce((x, y) => x + y, 0)) * 10) / 10, unit: '×', target: '≥ 1' },
  ];
}

/** From its start to its last line. */
function commandFast(): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'bench-locate-'));
  const alerts = locatedAlerts().map(({ alert }) => JSON.stringify(alert)).filter((line) => line.length < 5000);
  writeFileSync(join(folder, 'alerts.ndjson'), Array.from({ length: 10_000 }, (_, i) => alerts[i % alerts.length]).join('\n'));
  const from = performance.now();
  const lines = execFileSync(process.execPath, ['commands/locate.ts', join(folder, 'alerts.ndjson')], { maxBuffer: 1 << 28, encoding: 'utf8' }).trim().split('\n').length;
  const seconds = Math.round((performance.now() - from) / 10) / 100;
  rmSync(folder, { recursive: true });
  return { what: `npm run locate, ${lines} lines`, measured: seconds, unit: 's', target: '≤ 5' };
}
