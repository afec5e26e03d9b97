/** The place of a landline by its STD code. Built by data/build-std.mjs. */
import * as z from 'zod/mini';
import { readPhone } from './phone.ts';
import { sharesOf, type Shares, type Where } from './where.ts';

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
  readonly lat: number | null;
  readonly lon: number | null;
}
export type StdTable = ReadonlyMap<string, StdPlace>;

/** Of std.json, parsed. Throws where it is something else. */
export function readStdTable(json: unknown): StdTable {
  const file = z.parse(StdFile, json);
  return new Map(
    Object.entries(file).map(([code, { name, where, lat = null, lon = null }]) => {
      const shares = new Map<Where, number>(typeof where === 'string' ? [[where, 1]] : Object.entries(where));
      return [code, { code, name, shares: sharesOf(shares), lat, lon }];
    }),
  );
}

/** Null for a number that is no Indian landline, or whose code the table lacks. Never throws. */
export function stdPlace(table: StdTable, number: string): StdPlace | null {
  const { std } = readPhone(number);
  return std === null ? null : (table.get(std) ?? null);
}
