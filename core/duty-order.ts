/** Everything that may be changed about who is on duty, as it is ordered by an admin: through the API or the command. */
import * as z from 'zod/mini';
import { Absence, Override, responderId as id, RotaEntry } from './duty-file.ts';
import { dateMs } from './local-time.ts';
import { MOST_PERIODS } from './duty-limits.ts';
import { Enrolled } from './people-file.ts';
import { LAST_RESORT_POSTS, ROLES } from './people.ts';

const role = z.enum(ROLES);
const desk = z.string();
const ids = z.array(id);
const some = ids.check(z.minLength(1, 'nobody is named: at least one responder'));
const date = z.string().check(z.refine((text) => dateMs(text) !== null, 'a date, such as 2026-08-15'));
const { from, to } = Absence.shape;
const undo = z.optional(z.boolean());
/** Many at once, as from a file; larger ones come in several orders. */
const AT_ONCE = 100;

/** `timeZone`: of rotas that name none. */
export const DutyOrder = (timeZone: string) =>
  z.discriminatedUnion('change', [
    /** Others stand for a time: `instead` of one, of everybody ("*"), or besides whoever stands (null). */
    z.strictObject({ change: z.literal('override'), desk, ...Override.shape, undo }),
    /** Two exchange their turns in a role for a time. */
    z.strictObject({ change: z.literal('swap'), desk, role, one: id, other: id, from, to, undo }),
    /** On whole days, by the clock of the pack, these stand and nobody else. */
    z.strictObject({ change: z.literal('holiday'), desk, role, dates: z.array(date).check(z.minLength(1, 'no date is named')), responders: some, undo }),
    z.strictObject({ change: z.literal('absence'), responder: id, from, to, undo }),
    /** Who always stands in a role. */
    z.strictObject({ change: z.literal('roster'), desk, role, responders: ids }),
    /** The rotas of a role, all of them; none ends them. */
    z.strictObject({ change: z.literal('rotas'), desk, role, rotas: z.array(RotaEntry(timeZone)) }),
    /** What an imported calendar says of a role, in the place of what it said before. */
    z.strictObject({ change: z.literal('calendar'), desk, role, calendar: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/, 'a name of a-z, 0-9 and -')), turns: z.array(z.strictObject({ from, to, responders: some })).check(z.maxLength(MOST_PERIODS, `at most ${MOST_PERIODS} turns`)) }),
    /** Who gets an SMS at last resort. */
    z.strictObject({ change: z.literal('last-resort-posts'), desk, responders: ids.check(z.maxLength(LAST_RESORT_POSTS, `at most ${LAST_RESORT_POSTS} posts`)) }),
    /** New people, or people as they are from now on. */
    z.strictObject({ change: z.literal('people'), people: z.array(Enrolled).check(z.minLength(1, 'nobody is named'), z.maxLength(AT_ONCE, `at most ${AT_ONCE} at once`)) }),
    z.strictObject({ change: z.literal('remove'), responder: id }),
  ]);
export type DutyOrder = z.infer<ReturnType<typeof DutyOrder>>;
export type OrderKind = DutyOrder['change'];

export type ReadOrder = { readonly order: DutyOrder } | { readonly sentence: string };

export function readOrder(timeZone: string, value: unknown): ReadOrder {
  const read = DutyOrder(timeZone).safeParse(value);
  if (read.success) return { order: read.data };
  return { sentence: read.error.issues.map(({ path, message }) => `${path.join('.') || 'the order'}: ${message}`).join('; ') };
}

/** Those whom an order names, and who must be in the directory. */
export function namedIn(order: DutyOrder): string[] {
  switch (order.change) {
    case 'override': return [...order.responders, ...(order.instead === null || order.instead === '*' ? [] : [order.instead])];
    case 'swap': return [order.one, order.other];
    case 'absence': case 'remove': return [order.responder];
    case 'rotas': return order.rotas.flatMap(({ crews }) => crews.flat());
    case 'calendar': return order.turns.flatMap(({ responders }) => responders);
    case 'people': return [];
    case 'holiday': case 'roster': case 'last-resort-posts': return [...order.responders];
  } // prettier-ignore
}
