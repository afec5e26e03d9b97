/** The file that an admin writes: who can be paged, and who is on which desk. Checked whole before anybody is enrolled. */
import { isValidPhoneNumber } from 'libphonenumber-js/max';
import * as z from 'zod/mini';
import { Absence, Override, responderId as id, RotaEntry } from './duty-file.ts';
import { FIXED_SUBSCRIBERS } from './page.ts';
import { CHANNELS, LAST_RESORT_POSTS, membersOf, ROLES, STATE_DESK, type Channel, type Desk, type People } from './people.ts';
import type { Pack } from './pack.ts';

const ids = z.array(id);
const phone = z.string().check(z.refine((number) => /^\+\d+$/.test(number) && isValidPhoneNumber(number), 'a number that exists, in E.164, such as +91 and ten digits without spaces'));

const Enrolled = z.strictObject({
  responderId: id,
  name: z.string().check(z.minLength(1)),
  rank: z.string(),
  language: z.string(),
  sms: z.optional(phone),
  email: z.optional(z.email('an e-mail address')),
  https: z.optional(z.url({ protocol: /^https$/, error: 'an https URL' })),
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

/** As the directory would have them, but for the topics that only enrolling makes. */
export function peopleOf({ responders, desks }: PeopleFile): People {
  const listed = responders.map(({ responderId, name, rank, language, sms, email, https, absences }) => ({
    responderId, name, rank, language,
    channels: {
      ...(sms !== undefined && { sms: { number: sms } }),
      ...(email !== undefined && { email: { address: email, topicArn: '' } }),
      ...(https !== undefined && { https: { url: https, topicArn: '' } }),
    },
    ...(absences && { absences }),
  })); // prettier-ignore
  return { desks, responders: listed };
}

export const addressesOf = (responder: Enrolled): Channel[] => CHANNELS.filter((channel) => responder[channel] !== undefined);

function responderFaults({ languages }: Pack, { responders }: PeopleFile): string[] {
  const twice = responders.filter(({ responderId }, i) => responders.findIndex((one) => one.responderId === responderId) !== i);
  return [
    ...twice.map(({ responderId }) => `responder ${responderId}: occurs twice`),
    ...responders.filter(({ responderId }) => responderId === FIXED_SUBSCRIBERS).map(({ responderId }) => `responder ${responderId}: this id means the subscribers fixed at deploy time`),
    ...responders.filter((one) => addressesOf(one).length === 0).map(({ responderId }) => `responder ${responderId}: has no sms, email or https, and could never be paged`),
    ...responders.filter(({ language }) => !languages.includes(language)).map(({ responderId, language }) => `responder ${responderId}: language is "${language}"; allowed are ${languages.join(', ')}`),
  ];
}

function deskFaults({ units }: Pack, { responders, desks }: PeopleFile): string[] {
  const known = new Set(responders.map(({ responderId }) => responderId));
  const listed = new Map(desks.map((desk) => [desk.deskId, desk]));
  const missing = [STATE_DESK, ...units.keys()].filter((deskId) => !hasPrimary(listed.get(deskId)));
  const twice = desks.filter(({ deskId }, i) => desks.findIndex((desk) => desk.deskId === deskId) !== i);
  return [
    ...twice.map(({ deskId }) => `desk ${deskId}: occurs twice`),
    ...missing.map((deskId) => `desk ${deskId}: has no primary, and would be paged to nobody`),
    ...desks.filter(({ deskId }) => deskId !== STATE_DESK && !units.has(deskId)).map(({ deskId }) => `desk ${deskId}: is neither "state" nor a unit's code`),
    ...desks.flatMap((desk) => namedOn(desk).filter((one) => !known.has(one)).map((one) => `desk ${desk.deskId}: "${one}" is not among the responders`)),
  ];
}

const hasPrimary = (desk: Desk | undefined): boolean => (desk?.roster.primary ?? []).length > 0 || (desk?.rotas ?? []).some(({ role }) => role === 'primary');

const namedOn = (desk: Desk): string[] => [...new Set([...membersOf(desk), ...(desk.overrides ?? []).flatMap(({ instead }) => instead ?? [])])];
