/** The states and union territories of India: names, old names, centre, people, neighbours. Kept by hand in packs/india/states.json. */
import * as z from 'zod/mini';
import type { Where } from '../where.ts';

const name = z.string().check(z.minLength(1));
const StatesFile = z.array(
  z.strictObject({
    code: z.string().check(z.regex(/^IN-[A-Z]{2}$/, 'an ISO 3166-2 code')),
    lgd: z.string().check(z.regex(/^\d{1,2}$/, 'an LGD state code')),
    kind: z.enum(['state', 'union-territory']),
    name: z.strictObject({ en: name, hi: name }),
    aliases: z.array(name),
    lat: z.number().check(z.minimum(6), z.maximum(37.2)),
    lon: z.number().check(z.minimum(68), z.maximum(97.5)),
    /** Census of 2011, in today's borders. */
    population: z.number().check(z.positive()),
    /** States and countries with a land border. */
    borders: z.array(z.string().check(z.regex(/^(IN-)?[A-Z]{2}$/, 'a state or a country'))),
  }),
);
export type State = z.infer<typeof StatesFile>[number];
const EXPECTED = { states: 28, territories: 8 };

/** What is wrong with states.json, a line each: another shape, a state missing, a border that only one side knows. Checked by tests, not whenever it is opened. */
export function stateFaults(json: unknown): string[] {
  const { data: list, error } = StatesFile.safeParse(json);
  if (list === undefined) return error.issues.map(({ path, message }) => `states.json: ${path.join('.')}: ${message}`);
  const states = readStates(list);
  const count = (kind: State['kind']): number => [...states.values()].filter((state) => state.kind === kind).length;
  const complete = count('state') === EXPECTED.states && count('union-territory') === EXPECTED.territories && list.length === states.size;
  const oneSided = list.flatMap(({ code, borders }) => borders.filter((other) => other.startsWith('IN-') && !states.get(other)?.borders.includes(code)).map((other) => `states.json: ${code}.borders: ${other} does not say so`));
  return [...(complete ? [] : ['states.json: the whole file: not the 28 states and 8 union territories']), ...oneSided];
}

/** By code. Of states.json, parsed, and known to have no `stateFaults`. */
export const readStates = (json: unknown): ReadonlyMap<Where, State> => new Map((json as readonly State[]).map((state) => [state.code, state]));
