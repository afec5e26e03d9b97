/** The built files, opened once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDensity } from '../../../core/atlas/density.ts';
import { openOutlines } from '../../../core/atlas/outline.ts';
import { openPoints } from '../../../core/atlas/points.ts';

const packs = join(import.meta.dirname, '../../../packs');
export const built = (name: string): Buffer => readFileSync(join(packs, name));

export const outlines = openOutlines(built('india/outlines.bin'));
export const points = openPoints(built('up/points.bin'));
export const density = openDensity(built('up/density.bin'));
export const ground = { points, outlines, state: 'IN-UP' };

interface Named {
  readonly code: string;
  readonly name: { readonly en: string };
  readonly headquarters: { readonly lat: number; readonly lon: number };
}
export const units = JSON.parse(built('up/units.json').toString()) as readonly Named[];
export const nameOf = (code: string | undefined): string | undefined => units.find((unit) => unit.code === code)?.name.en ?? code;
export const codeOf = (name: string): string => units.find((unit) => unit.name.en === name)!.code;
