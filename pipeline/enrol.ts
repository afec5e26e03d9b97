/** Puts people into the directory: a topic for each e-mail and HTTPS channel first, so that nobody is listed who cannot be paged. */
import { addedTo, keepingAdded } from '../core/duty-change.ts';
import { addressesOf, type Enrolled, type PeopleFile } from '../core/people-file.ts';
import type { Channel, Responder } from '../core/people.ts';
import type { Directory, Roll } from './ports.ts';

/** A responder's own topic on one channel. */
export interface Topics {
  /** Makes the topic, or finds it, and subscribes the address as the only one. */
  subscribe(responderId: string, channel: Exclude<Channel, 'sms'>, address: string, before: string | null): Promise<string>;
}

const AT_ONCE = 10;

/** Safe to do again: the same file changes nothing, a changed address takes the old one's place, and what was written at run time stays. */
export async function enrol(ports: { readonly directory: Directory & Roll; readonly topics: Topics }, file: PeopleFile, tell: (done: number) => void): Promise<void> {
  const known = await ports.directory.people(file.desks.map(({ deskId }) => deskId), file.responders.map(({ responderId }) => responderId));
  const before = new Map(known.responders.map((responder) => [responder.responderId, responder]));
  for (let from = 0; from < file.responders.length; from += AT_ONCE) {
    const some = file.responders.slice(from, from + AT_ONCE);
    await ports.directory.putResponders(await Promise.all(some.map(async (one) => responderOf(ports.topics, one, before.get(one.responderId)))));
    tell(from + some.length);
  }
  await ports.directory.putDesks(file.desks.map((desk) => keepingAdded(desk, known.desks.find(({ deskId }) => deskId === desk.deskId))));
}

async function responderOf(topics: Topics, enrolled: Enrolled, before: Responder | undefined): Promise<Responder> {
  const { responderId, name, rank, language, sms, email, https } = enrolled;
  const absences = addedTo(enrolled.absences, before?.absences);
  const topicArn = async (channel: 'email' | 'https', address: string, old: string | undefined): Promise<string> => topics.subscribe(responderId, channel, address, old ?? null);
  return {
    responderId,
    name,
    rank,
    language,
    channels: {
      ...(sms !== undefined && { sms: { number: sms } }),
      ...(email !== undefined && { email: { address: email, topicArn: await topicArn('email', email, before?.channels.email?.address) } }),
      ...(https !== undefined && { https: { url: https, topicArn: await topicArn('https', https, before?.channels.https?.url) } }),
    },
    ...(absences.length > 0 && { absences }),
  };
}

export const channelCount = ({ responders }: PeopleFile): number => responders.flatMap(addressesOf).length;
