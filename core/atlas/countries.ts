/** The countries of ISO 3166-1 by name, in English and Hindi, with old names. Kept in packs/india/countries.json. */
import * as z from 'zod/mini';

const name = z.string().check(z.minLength(1));
const CountriesFile = z.array(
  z.strictObject({
    code: z.string().check(z.regex(/^[A-Z]{2}$/, 'an ISO 3166-1 alpha-2 code')),
    name: z.strictObject({ en: name, hi: name }),
    aliases: z.array(name),
  }),
);
export type Country = z.infer<typeof CountriesFile>[number];

/** What is wrong with countries.json, a line each. Checked by tests, not whenever it is opened. */
export function countryFaults(json: unknown): string[] {
  const { data: list, error } = CountriesFile.safeParse(json);
  if (list === undefined) return error.issues.map(({ path, message }) => `countries.json: ${path.join('.')}: ${message}`);
  return readCountries(list).size === list.length ? [] : ['countries.json: the whole file: a code occurs twice'];
}

/** By code. Of countries.json, parsed, and known to have no `countryFaults`. */
export const readCountries = (json: unknown): ReadonlyMap<string, Country> => new Map((json as readonly Country[]).map((country) => [country.code, country]));
