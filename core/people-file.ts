/** The file that an admin writes: who can be paged, and who is on which desk. Checked whole before anybody is enrolled. */
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import * as z from 'zod/mini';
import { Absence, moment, Override, responderId as id, RotaEntry } from './duty-file.ts';
import { CANARY } from './canary.ts';
import { overfull } from './duty-limits.ts';
import { FIXED_SUBSCRIBERS } from './page.ts';
import { CHANNELS, EVERYBODY, KINDS, LAST_RESORT_POSTS, membersOf, ROLES, STATE_DESK, type Channel, type Desk, type People, type Responder } from './people.ts';
import { withProofs, type Proofs } from './proofs.ts';
import type { Pack } from './pack.ts';
import type { Instant } from './time.ts';

const ids = z.array(id);
const isPhone = (number: string): boolean => /^\+\d+$/.test(number) && isValidPhoneNumber(number);
const phone = z.string().check(z.refine(isPhone, 'a number that exists, in E.164, such as +91 and ten digits without spaces'));

const isCalled = (url: string): boolean => url.startsWith('tel:') && isPhone(url.slice('tel:'.length));
const endpoint = z.string().check(z.refine((url) => isCalled(url) || (URL.canParse(url) && new URL(url).protocol === 'https:'), 'an https URL, or tel: and a number in E.164 that is to be called'));
const Proofs = z.strictObject({ address: z.string(), verifiedAt: z.optional(moment), provedAt: z.optional(moment), failedAt: z.optional(moment), failedBecause: z.optional(z.string()) });

export const Enrolled = z.strictObject({
  responderId: id,
  /** Without it a person. */
  kind: z.optional(z.enum(KINDS)),
  name: z.string().check(z.minLength(1)),
  nameLocal: z.optional(z.string()),
  rank: z.string(),
  language: z.string(),
  speaks: z.optional(z.array(z.string())),
  unit: z.optional(z.string()),
  sms: z.optional(phone),
  email: z.optional(z.email('an e-mail address')),
  https: z.optional(endpoint),
  order: z.optional(z.array(z.enum(CHANNELS))),
  /** Written by an export; enrolling takes no notice of it: only a code that came back verifies. */
  proofs: z.optional(z.partialRecord(z.enum(CHANNELS), Proofs)),
  absences: z.optional(z.array(Absence)),
});
export type Enrolled = z.infer<typeof Enrolled>;

const DeskEntry = (timeZone: string) =>
  z.strictObject({
    deskId: z.string(),
    roster: z.partialRecord(z.enum(ROLES), ids),
    lastResortPosts: z.array(id).check(z.maxLength(LAST_RESORT_POSTS, `at most ${LAST_RESORT_POSTS} posts`)),
    rotas: z.optional(z.array(RotaEntry(timeZone))),
    overrides: z.optional(z.array(Override)),
  });

const FileOf = ({ timeZone }: Pack) =>
  z.strictObject({
    /** Sample people for a laptop or a test: never paged for real. */
    invented: z.optional(z.boolean()),
    responders: z.array(Enrolled),
    desks: z.array(DeskEntry(timeZone)),
  });

export interface PeopleFile {
  readonly invented?: boolean | undefined;
  readonly responders: readonly Enrolled[];
  readonly desks: readonly Desk[];
}

export type ReadPeople = { readonly file: PeopleFile } | { readonly faults: readonly string[] };

/** Every fault by its place in the file: responder or desk, field, what is allowed. */
export function readPeople(pack: Pack, value: unknown): ReadPeople {
  const read = FileOf(pack).safeParse(value);
  if (!read.success) return { faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'the whole file'}: ${message}`) };
  const file = read.data as PeopleFile;
  const faults = [...responderFaults(pack, file), ...deskFaults(pack, file)];
  return faults.length > 0 ? { faults } : { file };
}

/** As the directory would have them, but for the topics that only enrolling makes. Invented people are taken to have answered `now`. */
export function peopleOf({ invented, responders, desks }: PeopleFile, now: Instant): People {
  return { desks, responders: responders.map((one) => withProofs(responderOf(one, () => ''), invented ? answered(one, now) : (one.proofs ?? {}))) };
}

/** `topicArn`: of the responder's own topic on a channel. */
export function responderOf(enrolled: Enrolled, topicArn: (channel: 'email' | 'https') => string): Responder {
  const { responderId, kind, name, nameLocal, rank, language, speaks, unit, sms, email, https, order, absences } = enrolled;
  return {
    responderId, kind, name, nameLocal, rank, language, speaks, unit, order, absences,
    channels: {
      ...(sms !== undefined && { sms: { number: sms } }),
      ...(email !== undefined && { email: { address: email, topicArn: topicArn('email') } }),
      ...(https !== undefined && { https: { url: https, topicArn: topicArn('https') } }),
    },
  }; // prettier-ignore
}

/** Every channel verified, and just proved. */
export const answered = (one: Enrolled, now: Instant): Proofs =>
  Object.fromEntries(addressesOf(one).map((channel) => [channel, { address: one[channel]!, verifiedAt: now, provedAt: now }]));

export const addressesOf = (responder: Enrolled): Channel[] => CHANNELS.filter((channel) => responder[channel] !== undefined);

export type ReadEnrolled = { readonly person: Enrolled } | { readonly faults: readonly string[] };

/** One responder by itself, each fault with its field first. */
export function readEnrolled(pack: Pack, value: unknown): ReadEnrolled {
  const read = Enrolled.safeParse(value);
  if (!read.success) return { faults: read.error.issues.map(({ path, message }) => `${path.join('.') || 'the row'}: ${message}`) };
  const faults = responderFaults(pack, { responders: [read.data] }).map((fault) => fault.replace(/^responder [^:]*: /, ''));
  return faults.length > 0 ? { faults } : { person: read.data };
}

/** Why these cannot be put into the directory; null when they can. */
export function peopleFault(pack: Pack, responders: readonly Enrolled[]): string | null {
  const faults = responderFaults(pack, { responders });
  return faults.length > 0 ? faults.join('; ') : null;
}

function responderFaults({ languages, units }: Pack, { responders }: Pick<PeopleFile, 'responders'>): string[] {
  const twice = responders.filter(({ responderId }, i) => responders.findIndex((one) => one.responderId === responderId) !== i);
  return [
    ...twice.map(({ responderId }) => `responder ${responderId}: occurs twice`),
    ...responders.filter(({ responderId }) => responderId === FIXED_SUBSCRIBERS).map(({ responderId }) => `responder ${responderId}: this id means the subscribers fixed at deploy time`),
    ...responders.filter(({ responderId }) => responderId === CANARY).map(({ responderId }) => `responder ${responderId}: this id means the canary, which nobody enrols`),
    ...responders.filter((one) => addressesOf(one).length === 0).map(({ responderId }) => `responder ${responderId}: has no sms, email or https, and could never be paged`),
    ...responders.filter(({ unit }) => unit !== undefined && !units.has(unit)).map(({ responderId, unit }) => `responder ${responderId}: unit is "${unit}"; allowed is the code of a unit`),
    ...responders.filter(({ language }) => !languages.includes(language)).map(({ responderId, language }) => `responder ${responderId}: language is "${language}"; allowed are ${languages.join(', ')}`),
  ];
}

function deskFaults({ units, states }: Pack, { responders, desks }: PeopleFile): string[] {
  const known = new Set(responders.map(({ responderId }) => responderId));
  const listed = new Map(desks.map((desk) => [desk.deskId, desk]));
  const missing = [STATE_DESK, ...units.keys()].filter((deskId) => !hasPrimary(listed.get(deskId)));
  const twice = desks.filter(({ deskId }, i) => desks.findIndex((desk) => desk.deskId === deskId) !== i);
  return [
    ...twice.map(({ deskId }) => `desk ${deskId}: occurs twice`),
    ...missing.map((deskId) => `desk ${deskId}: has no primary, and would be paged to nobody`),
    ...desks.filter(({ deskId }) => deskId !== STATE_DESK && !units.has(deskId) && !states.has(deskId)).map(({ deskId }) => `desk ${deskId}: is neither "state" nor a unit's code, nor another state's such as IN-BR`),
    ...desks.flatMap((desk) => overfull(desk) ?? []),
    ...desks.flatMap((desk) => namedOn(desk).filter((one) => !known.has(one)).map((one) => `desk ${desk.deskId}: "${one}" is not among the responders`)),
  ];
}

const hasPrimary = (desk: Desk | undefined): boolean => (desk?.roster.primary ?? []).length > 0 || (desk?.rotas ?? []).some(({ role }) => role === 'primary');

const namedOn = (desk: Desk): string[] => [...new Set([...membersOf(desk), ...(desk.overrides ?? []).flatMap(({ instead }) => (instead === null || instead === EVERYBODY ? [] : [instead]))])];
