/** The states and union territories of India: names, old names, centre, people, neighbours. Kept by hand in packs/india/states.json. */
import * as z from 'zod/mini';
import type { Where } from './where.ts';

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

/** Of states.json, parsed; by code. Throws with the reason: another shape, a state missing, or a border that only one side knows. */
export function readStates(json: unknown): ReadonlyMap<Where, State> {
  const list = z.parse(StatesFile, json);
  const states = new Map(list.map((state) => [state.code, state]));
  const count = (kind: State['kind']): number => [...states.values()].filter((state) => state.kind === kind).length;
  if (count('state') !== EXPECTED.states || count('union-territory') !== EXPECTED.territories) throw new Error('states.json: not the 28 states and 8 union territories');
  for (const { code, borders } of list) {
    const oneSided = borders.find((other) => other.startsWith('IN-') && !states.get(other)?.borders.includes(code));
    if (oneSided !== undefined) throw new Error(`states.json: ${code} borders on ${oneSided}, which does not say so`);
  }
  return states;
}
