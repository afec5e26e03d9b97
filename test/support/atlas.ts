/** The atlas's registers as they are committed, opened once for the tests. */
import { readFileSync } from 'node:fs';
import { openIpTable } from '../../core/atlas/ip.ts';
import { openPinTable } from '../../core/atlas/pins.ts';
import { readCountries } from '../../core/atlas/countries.ts';
import { readStates } from '../../core/atlas/states.ts';
import { readStdTable } from '../../core/atlas/std.ts';

export const atlasBytes = (file: string): Buffer => readFileSync(`packs/india/${file}`);
export const atlasJson = (file: string): unknown => JSON.parse(atlasBytes(file).toString('utf8'));

export const ipTable = openIpTable(atlasBytes('ip.bin'));
export const pinTable = openPinTable(atlasBytes('pins.bin'));
export const stdTable = readStdTable(atlasJson('std.json'));
export const states = readStates(atlasJson('states.json'));
export const countries = readCountries(atlasJson('countries.json'));
