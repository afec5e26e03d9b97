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

/** Of countries.json, parsed; by code. Throws where it has another shape, or a code twice. */
export function readCountries(json: unknown): ReadonlyMap<string, Country> {
  const list = z.parse(CountriesFile, json);
  const countries = new Map(list.map((country) => [country.code, country]));
  if (countries.size !== list.length) throw new Error('countries.json: a code occurs twice');
  return countries;
}
