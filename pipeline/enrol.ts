/** Puts people into the directory: a topic for each e-mail and HTTPS channel first, so that nobody is listed who cannot be paged. */
import { keepingAbsences, keepingAdded } from '../core/duty-change.ts';
import { addressesOf, answered, responderOf, type Enrolled, type PeopleFile } from '../core/people-file.ts';
import { addressOf, type Channel, type Responder } from '../core/people.ts';
import type { Clock, Directory, Proving, Roll } from './ports.ts';

/** A responder's own topic on one channel. */
export interface Topics {
  /** Makes the topic, or finds it, and subscribes the address as the only one. */
  subscribe(responderId: string, channel: Exclude<Channel, 'sms'>, address: string, before: string | null): Promise<string>;
  /** Ends the topic of somebody who is paged no longer. */
  dismiss(responderId: string, channel: Exclude<Channel, 'sms'>): Promise<void>;
}

const AT_ONCE = 10;

export interface Enrolling {
  readonly directory: Directory & Roll & Proving;
  readonly topics: Topics;
  readonly clock: Clock;
}

/** Safe to do again: the same file changes nothing, a changed address takes the old one's place, and what was written at run time stays. */
export async function enrol(ports: Enrolling, file: PeopleFile, tell: (done: number) => void): Promise<void> {
  const known = await ports.directory.people([], file.responders.map(({ responderId }) => responderId));
  const before = new Map(known.responders.map((responder) => [responder.responderId, responder]));
  for (let from = 0; from < file.responders.length; from += AT_ONCE) {
    const some = file.responders.slice(from, from + AT_ONCE);
    await Promise.all(some.map(async (one) => enrolPerson(ports, one, before.get(one.responderId))));
    if (file.invented) await Promise.all(some.map(async (one) => haveAnswer(ports, one)));
    tell(from + some.length);
  }
  for (let from = 0; from < file.desks.length; from += AT_ONCE) {
    await Promise.all(file.desks.slice(from, from + AT_ONCE).map(async (desk) => ports.directory.writeDesk(desk.deskId, (found) => keepingAdded(desk, found))));
  }
}

async function enrolled(topics: Topics, one: Enrolled, before: Responder | undefined): Promise<Responder> {
  const topicOf = async (channel: 'email' | 'https'): Promise<string> =>
    one[channel] === undefined ? '' : topics.subscribe(one.responderId, channel, one[channel], (before && addressOf(before, channel)) ?? null);
  const [email, https] = await Promise.all([topicOf('email'), topicOf('https')]);
  return responderOf(one, (channel) => ({ email, https })[channel]);
}

/** One more, or one as they are from now on. What is ordered of them meanwhile stays. */
export async function enrolPerson({ directory, topics }: Enrolling, one: Enrolled, before: Responder | undefined): Promise<void> {
  const filed = await enrolled(topics, one, before);
  await directory.writeResponder(one.responderId, (known) => keepingAbsences(filed, known));
}

/** Invented people have nobody to read a code out to them. */
async function haveAnswer({ directory, clock }: Enrolling, one: Enrolled): Promise<void> {
  for (const [channel, { address, ...proof }] of Object.entries(answered(one, clock.now()))) await directory.mark(one.responderId, channel as Channel, address, proof);
}

export const channelCount = ({ responders }: PeopleFile): number => responders.flatMap(addressesOf).length;
