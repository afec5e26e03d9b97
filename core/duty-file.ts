/** How an admin writes rotas, overrides and absences. */
import * as z from 'zod/mini';
import { dateMs, isTimeZone, MOMENT_ALLOWED, readMoment } from './local-time.ts';
import { ADVANCES, EVERYBODY, ROLES } from './people.ts';

export const responderId = z.string().check(z.regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and hyphens, at most 60'));

export const moment = z.pipe(
  z.string(MOMENT_ALLOWED).check(z.refine((text) => readMoment(text, null) !== null, MOMENT_ALLOWED)),
  z.transform((text: string) => readMoment(text, null)!),
);
const period = { from: moment, to: moment };
const forward = z.refine<{ from: string; to: string }>(({ from, to }) => from < to, { error: 'it ends before it begins: `to` must be after `from`', path: ['to'] });
const people = z.array(responderId).check(z.minLength(1, 'nobody is named: at least one responder'));

export const Absence = z.strictObject({ ...period, addedAt: z.optional(moment) }).check(forward);

export const Override = z.strictObject({ ...period, role: z.enum(ROLES), instead: z.nullable(z.union([responderId, z.literal(EVERYBODY)])), responders: people, calendar: z.optional(z.string()), addedAt: z.optional(moment) }).check(forward);

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a local time, such as 06:00'));
/** A crew that stays longer has a shift of its own. */
const LONGEST_OVERLAP = 240;
const OVERLAP = `whole minutes from 1 to ${LONGEST_OVERLAP}; leave it out where there is none`;
const isAscending = (times: readonly string[]): boolean => times.every((one, i) => i === 0 || times[i - 1]! < one);

/** Without `timeZone` it is the pack's. */
export const RotaEntry = (timeZone: string) =>
  z.strictObject({
    role: z.enum(ROLES),
    timeZone: z.prefault(z.string().check(z.refine(isTimeZone, 'a name of the IANA database, such as Asia/Kolkata')), timeZone),
    startsOn: z.string().check(z.refine((date) => dateMs(date) !== null, 'a date, such as 2026-01-05')),
    handOverAt: z.array(time).check(z.minLength(1, 'no shift begins: at least one local time'), z.refine(isAscending, 'times of one day, each later than the one before')),
    overlapMinutes: z.optional(z.int(OVERLAP).check(z.minimum(1, OVERLAP), z.maximum(LONGEST_OVERLAP, OVERLAP))),
    advances: z.enum(ADVANCES),
    crews: z.array(people).check(z.minLength(1, 'no crew: at least one')),
  });
