/** Opens all that locating reads of a pack and its atlas. 5 MB; once for a cold start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDensity } from '../core/atlas/density.ts';
import { openIpTable } from '../core/atlas/ip.ts';
import { openOutlines } from '../core/atlas/outline.ts';
import { prefixUnits, type UnitPins } from '../core/atlas/pin-units.ts';
import { openPinTable } from '../core/atlas/pins.ts';
import { openPoints } from '../core/atlas/points.ts';
import { readStdTable } from '../core/atlas/std.ts';
import type { Boundaries } from '../core/boundaries.ts';
import { headquartersDensity, headquartersPoints } from '../core/headquarters.ts';
import type { Locator } from '../core/locator.ts';
import type { Pack } from '../core/pack.ts';
import { buildPlaceGazetteer, type PlaceFiles } from '../core/place-gazetteer.ts';

type PinsFile = Readonly<Record<string, string | Readonly<Record<string, number>>>>;

/** `pack`: of this folder. `atlas`: its atlas's folder. `boundaries`: compiled, where it has any. */
export function openLocator(pack: Pack, { folder, atlas, boundaries }: { readonly folder: string; readonly atlas: string; readonly boundaries: Boundaries | null }): Locator {
  const bytes = (file: string): Uint8Array => readFileSync(join(atlas, file));
  const json = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
  const units = [...pack.units.values()];
  const { population } = pack.deciding;
  const own = (file: string): Uint8Array | null => (existsSync(join(folder, file)) ? readFileSync(join(folder, file)) : null);
  const [points, density] = [own('points.bin'), own('density.bin')];
  const pins = pinsOf(json(join(folder, 'pins.json')) as PinsFile);
  return {
    state: pack.state, population, boundaries,
    seats: new Map(units.map(({ code, headquarters }) => [code, headquarters])),
    names: buildPlaceGazetteer(placeFiles(pack, folder, atlas)),
    pins: { state: pack.state, units: pins, prefixes: prefixUnits(pins), india: openPinTable(bytes('pins.bin')) },
    ip: openIpTable(bytes('ip.bin')),
    std: readStdTable(json(join(atlas, 'std.json'))),
    ground: { points: openPoints(points ?? headquartersPoints(units)), outlines: openOutlines(bytes('outlines.bin')), state: pack.state },
    density: density === null ? headquartersDensity(units, population) : openDensity(density),
  }; // prettier-ignore
}

function placeFiles(pack: Pack, folder: string, atlas: string): PlaceFiles {
  const [text, has] = [(path: string): string => readFileSync(path, 'utf8'), existsSync];
  const json = <T>(path: string): T => JSON.parse(text(path)) as T;
  const villages = join(folder, 'villages.txt');
  const sounds = join(folder, 'sounds.txt');
  return {
    state: pack.state,
    units: [...pack.units.values()],
    places: json(join(folder, 'places.json')),
    homonyms: json(join(folder, 'homonyms.json')),
    // The state goes by more names than the atlas has.
    states: [...pack.states.values()].map((one) => (one.code === pack.state ? { ...one, aliases: [...one.aliases, ...Object.values(pack.name), ...pack.alsoKnownAs] } : one)),
    countries: json(join(atlas, 'countries.json')),
    elsewhere: json(join(atlas, 'places.json')),
    wary: json(join(atlas, 'wary.json')),
    directories: [...(has(villages) ? [text(villages)] : []), text(join(atlas, 'towns.txt'))],
    ...(has(sounds) && { sounds: text(sounds) }),
  };
}

const pinsOf = (file: PinsFile): UnitPins =>
  new Map(Object.entries(file).map(([pin, given]) => [pin, typeof given === 'string' ? [{ code: given, p: 1 }] : Object.entries(given).map(([code, p]) => ({ code, p })).sort((a, b) => b.p - a.p)]));
