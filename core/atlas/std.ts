/** The place of a landline by its STD code. Built by data/build-std.mjs. */
import * as z from 'zod/mini';
import { readPhone } from './phone.ts';
import { sharesOf, type Shares, type Where } from '../where.ts';

const share = z.number().check(z.positive(), z.maximum(1));
const StdFile = z.record(
  z.string().check(z.regex(/^[1-8]\d{1,3}$/, 'an STD code without its 0')),
  z.strictObject({
    name: z.string().check(z.minLength(1)),
    where: z.union([z.string(), z.record(z.string(), share)]),
    lat: z.optional(z.number().check(z.minimum(6), z.maximum(37.2))),
    lon: z.optional(z.number().check(z.minimum(68), z.maximum(97.5))),
  }),
);

export interface StdPlace {
  readonly code: string;
  readonly name: string;
  /** Units of Uttar Pradesh, states elsewhere; several where the code crosses a border. */
  readonly shares: Shares;
  /** Of cities and of all Uttar Pradesh; null of small towns elsewhere. */
  readonly lat: number | null;
  readonly lon: number | null;
}

export interface StdTable {
  readonly codes: readonly string[];
  /** By the code without its 0. */
  readonly get: (code: string) => StdPlace | null;
}

/** What is wrong with std.json, a line each: checked where it is built and tested, not whenever it is opened. */
export const stdFaults = (json: unknown): string[] => StdFile.safeParse(json).error?.issues.map(({ path, message }) => `std.json: ${path.join('.')}: ${message}`) ?? [];

/** Of std.json, parsed, and known to have no `stdFaults`. */
export function readStdTable(json: unknown): StdTable {
  const file = json as z.infer<typeof StdFile>;
  return { codes: Object.keys(file), get: (code) => (Object.hasOwn(file, code) ? placeOf(code, file[code]!) : null) };
}

function placeOf(code: string, { name, where, lat, lon }: z.infer<typeof StdFile>[string]): StdPlace {
  const shares = new Map<Where, number>(typeof where === 'string' ? [[where, 1]] : Object.entries(where));
  return { code, name, shares: sharesOf(shares), lat: lat ?? null, lon: lon ?? null };
}

/** Null for a number that is no Indian landline, or whose code the table lacks. Never throws. */
export function stdPlace(table: StdTable, number: string): StdPlace | null {
  const { std } = readPhone(number);
  return std === null ? null : table.get(std);
}
