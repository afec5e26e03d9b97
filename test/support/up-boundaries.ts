/** Boundaries invented for Uttar Pradesh's units, with an enclave of Agra's in Lucknow that has a hole. */
import { readFileSync } from 'node:fs';
import type { BoundaryUnit } from '../../core/boundary-names.ts';
import { inventedDistricts, withEnclave, type Collection } from './invented-districts.ts';

const read = (file: string): unknown => JSON.parse(readFileSync(`packs/up/${file}`, 'utf8'));
export const upUnits = read('units.json') as readonly BoundaryUnit[];
const { ring } = read('outline.json') as { ring: [number, number][] };

export const ENCLAVE = { lat: 26.85, lon: 80.84 };
export const upBoundaries = (stepDegrees = 0.005): Collection => withEnclave(inventedDistricts(upUnits, ring, stepDegrees), { host: '162', owner: '118', at: [ENCLAVE.lon, ENCLAVE.lat] });
