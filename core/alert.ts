/** What a partner sends. Everything may be missing, wrong or strange; whatever is readable is read, the rest is named. */
import * as z from 'zod/mini';
import { lenient, problemOf, without, type Problem } from './lenient.ts';

export const RISKS = ['imminent', 'high', 'elevated', 'unknown'] as const;
export type Risk = (typeof RISKS)[number];

/** More than this is kept with the alert but not read: a long list must not cost a page its time. */
const HINTS_READ = 100;
const CONTACTS_READ = 20;

const text = z.optional(z.string('text'));
const number = z.number('a number');
const texts = z.optional(z.union([z.array(z.unknown()), z.string()], 'a list of texts'));

const Hint = z.discriminatedUnion(
  'kind',
  [
    // Coordinates come as numbers, as text, exchanged, or not at all: whoever locates says what is wrong with them.
    z.object({ kind: z.literal('gps'), lat: z.optional(z.unknown()), lon: z.optional(z.unknown()), accuracyM: z.optional(z.unknown()), observedAt: text }),
    z.object({ kind: z.literal('ip'), ip: z.string('an IP address'), connection: text, observedAt: text }),
    z.object({ kind: z.literal('pin'), pin: z.union([z.string(), z.number()], 'a PIN code') }),
    z.object({ kind: z.literal('cell'), lat: z.optional(z.unknown()), lon: z.optional(z.unknown()), radiusM: z.optional(z.unknown()), observedAt: text, source: text }),
    z.object({ kind: z.literal('place'), text: z.string('text'), role: text }),
  ],
  'a hint of kind gps, ip, pin, cell or place',
);
export type Hint = z.infer<typeof Hint>;

const Fields = z.object({
  alertId: z.optional(z.union([z.string(), z.number()], 'text or a number')),
  postedAt: text,
  detectedAt: text,
  risk: z.optional(z.enum(RISKS, `one of ${RISKS.join(', ')}`)),
  exercise: z.optional(z.boolean('true or false')),
  post: z.optional(z.object({ platform: text, url: text, language: text, excerpt: text }, 'an object')),
  subject: z.optional(
    z.object(
      { name: text, accountId: z.optional(z.union([z.string(), z.number()], 'text')), profileUrl: text, age: z.optional(number), sex: text, phones: texts, emails: texts },
      'an object',
    ),
  ),
  hints: z.optional(z.array(z.unknown(), 'a list of hints')),
});
type Fields = z.infer<typeof Fields>;

type Subject = Omit<NonNullable<Fields['subject']>, 'phones' | 'emails'> & { readonly phones: readonly string[]; readonly emails: readonly string[] };

export type Alert = Omit<Fields, 'hints' | 'risk' | 'exercise' | 'subject'> & {
  readonly risk: Risk;
  readonly subject: Subject;
  readonly exercise: boolean;
  readonly hints: readonly Hint[];
  readonly problems: readonly Problem[];
};

/** Never throws for what an alert says. `problems` names every field that was not read. */
export function readAlert(body: Uint8Array): Alert {
  const given = objectIn(body);
  const { value, problems } = given === null ? NOTHING_READ : lenient(Fields, given);
  const { hints, unread } = readHints(value.hints ?? []);
  const [phones, emails] = [stringsOf(value.subject?.phones), stringsOf(value.subject?.emails)];
  const lists = [...phones.unread('subject.phones'), ...emails.unread('subject.emails')];
  return {
    ...value,
    risk: value.risk ?? 'unknown',
    exercise: value.exercise === true, // nothing but a plain `true`: in doubt a life is at risk
    subject: { ...value.subject, phones: phones.read, emails: emails.read },
    hints,
    problems: [...problems, ...lists, ...unread],
  };
}

const NOTHING_READ: { value: Fields; problems: Problem[] } = { value: {}, problems: [{ field: 'alert', allowed: 'a JSON object' }] };

function stringsOf(value: readonly unknown[] | string = []) {
  const given = typeof value === 'string' ? [value] : value;
  const read = given.filter((item) => typeof item === 'string').slice(0, CONTACTS_READ);
  const unread = (field: string): Problem[] =>
    read.length === given.length ? [] : [{ field, allowed: `texts, of which ${CONTACTS_READ} are read; ${given.length - read.length} were not` }];
  return { read, unread };
}

function objectIn(body: Uint8Array): object | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null; // told to the desk as a problem of the whole alert
  }
}

/** A point whose moment is null is a point all the same. */
function readHint(value: unknown): { hint: Hint | null; problems: Problem[] } {
  const whole = Hint.safeParse(value);
  if (whole.success) return { hint: whole.data, problems: [] };
  const { issues } = whole.error;
  const rest = Hint.safeParse(issues.reduce((kept, { path }) => without(kept, path), value as object));
  return rest.success ? { hint: rest.data, problems: issues.map(problemOf) } : { hint: null, problems: [problemOf(issues[0]!)] };
}

function readHints(given: readonly unknown[]): { hints: Hint[]; unread: Problem[] } {
  const hints: Hint[] = [];
  const unread: Problem[] = [];
  for (const [i, value] of given.slice(0, HINTS_READ).entries()) {
    const { hint, problems } = readHint(value);
    if (hint !== null) hints.push(hint);
    unread.push(...problems.map(({ field, allowed }) => ({ field: hint === null ? `hints.${i}` : `hints.${i}.${field}`, allowed })));
  }
  if (given.length > HINTS_READ) unread.push({ field: `hints.${HINTS_READ} and after`, allowed: `${HINTS_READ} hints are read, all are kept` });
  return { hints, unread };
}

/** What may tie two alerts to one person: phones by their digits, accounts by platform. For comparing only. */
export function traitsOf({ subject, post }: Alert): string[] {
  const phones = subject.phones.map((phone) => phone.replace(/\D/g, '').slice(-10)).filter((digits) => digits.length === 10);
  const account = subject.accountId === undefined ? [] : [`account:${post?.platform ?? ''}:${subject.accountId}`];
  return [...new Set([...phones.slice(0, 5).map((digits) => `phone:${digits}`), ...account])];
}
