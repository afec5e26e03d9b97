/** What a platform mailed, or somebody said by phone, as the fields of an alert; and what of it was left out, and why. Never throws. */
import type { Hint, Risk } from './alert.ts';
import { labelledLines, type Labelled } from './labelled-lines.ts';
import { mailLines } from './mail-lines.ts';
import { PLATFORM_HOSTS, type PlatformLink } from './platform-links.ts';
import { evened, findIn, SHORTEST_CASE_ID, type Finds } from './text-finds.ts';

export type FoundKind = 'case-id' | 'pin' | 'phone' | 'post' | 'profile' | 'link' | 'email' | 'ip' | 'point';
interface Found {
  readonly kind: FoundKind;
  readonly value: string;
}

/** `aside`: in the mail's head or a signature. `another`: one is enough, and it was found before. */
export type LeftOut = Found & { readonly why: 'aside' | 'short-id' | 'another' | 'not-the-persons' };

/** The parts of an alert that a text gave; a part that it did not give is not there. */
export interface AlertParts {
  readonly alertId?: string;
  readonly risk?: Risk;
  readonly post: { readonly platform?: string; readonly url?: string };
  readonly subject: Omit<Labelled, 'places' | 'account' | 'platform' | 'risk'> & {
    readonly accountId?: string;
    readonly profileUrl?: string;
    readonly phones?: readonly string[];
    readonly emails?: readonly string[];
  };
  readonly hints: readonly Hint[];
}

export interface Pasted {
  readonly parts: AlertParts;
  readonly leftOut: readonly LeftOut[];
}

/** More is kept in the text, and read by people. */
const READ_CHARACTERS = 50_000;
const PHONES = 20;
const PLACES = 20;
/** Of a list of log-ins the newest stand first; each gives the officer a line to read. */
const IPS = 5;

/** Hosts where anybody has an address; an address elsewhere, on the sender's own host, is a colleague's. */
const PUBLIC_MAIL = ['gmail.com', 'googlemail.com', 'yahoo.com', 'yahoo.in', 'yahoo.co.in', 'outlook.com', 'hotmail.com', 'live.com', 'rediffmail.com', 'icloud.com', 'proton.me', 'protonmail.com', 'zoho.com'];

export function readPasted(text: string): Pasted {
  const { body, aside } = mailLines(evened(text.slice(0, READ_CHARACTERS)));
  const [inBody, inAside, labelled] = [findIn(body), findIn(aside), labelledLines(body)];
  const emails = personsOwn(inBody.emails, inAside.emails);
  const ids = inBody.caseIds.filter((id) => id.length >= SHORTEST_CASE_ID);
  const first = (kind: PlatformLink['kind']): PlatformLink | undefined => inBody.links.find((link) => link.kind === kind);
  const [post, profile] = [first('post'), first('profile')];
  const taken = { ...inBody, emails, caseIds: ids.slice(0, 1), ips: inBody.ips.slice(0, IPS), phones: inBody.phones.slice(0, PHONES), pins: inBody.pins.slice(0, PLACES), links: [post, profile].filter((link) => link !== undefined) };
  return {
    parts: partsOf(taken, labelled, post, profile),
    leftOut: [
      ...without(foundIn(inBody), taken).map((one): LeftOut => ({ ...one, why: whyNot(one) })),
      ...without(foundIn(inAside), inBody).filter(({ kind }) => kind !== 'case-id' && kind !== 'ip').map((one): LeftOut => ({ ...one, why: 'aside' })),
    ],
  };
}

function partsOf({ caseIds, phones, pins, points, ips, accountIds, emails }: Finds, labelled: Labelled, post: PlatformLink | undefined, profile: PlatformLink | undefined): AlertParts {
  const { name, age, sex, risk, places } = labelled;
  const platform = post?.platform ?? profile?.platform ?? labelled.platform;
  const accountId = accountIds[0] ?? labelled.account;
  return {
    ...(caseIds[0] !== undefined && { alertId: caseIds[0] }),
    ...(risk !== undefined && { risk }),
    post: { ...(platform && { platform }), ...(post && { url: post.url }) },
    subject: {
      ...(name !== undefined && { name }), ...(age !== undefined && { age }), ...(sex !== undefined && { sex }), ...(accountId !== undefined && { accountId }),
      ...(profile && { profileUrl: profile.url }), ...(phones.length > 0 && { phones }), ...(emails.length > 0 && { emails }),
    },
    hints: [
      ...pins.map((pin): Hint => ({ kind: 'pin', pin })),
      ...places.map((place): Hint => ({ kind: 'place', ...place })),
      ...points.slice(0, PLACES).map((point): Hint => ({ kind: 'gps', ...point })),
      ...ips.map((ip): Hint => ({ kind: 'ip', ip })),
    ],
  }; // prettier-ignore
}

/** Not those who wrote the mail, nor their colleagues, nor a platform or an office. */
function personsOwn(inBody: readonly string[], inAside: readonly string[]): string[] {
  const hostOf = (address: string): string => address.slice(address.indexOf('@') + 1);
  const senders = inAside.map(hostOf).filter((host) => !PUBLIC_MAIL.includes(host));
  const official = (host: string): boolean => /(?:^|\.)(?:gov|nic)\.in$/.test(host) || PLATFORM_HOSTS.some((one) => host === one || host.endsWith(`.${one}`));
  return inBody.filter((address) => !inAside.includes(address) && !senders.includes(hostOf(address)) && !official(hostOf(address)));
}

function foundIn({ caseIds, pins, phones, links, emails, ips, points }: Finds): Found[] {
  const all = (kind: FoundKind, values: readonly string[]): Found[] => values.map((value) => ({ kind, value }));
  return [
    ...all('case-id', caseIds), ...all('pin', pins), ...all('phone', phones), ...links.map(({ kind, url }): Found => ({ kind: kind === 'other' ? 'link' : kind, value: url })),
    ...all('email', emails), ...all('point', points.map(({ lat, lon }) => `${lat}, ${lon}`)), ...all('ip', ips),
  ]; // prettier-ignore
}

function without(some: readonly Found[], taken: Finds): Found[] {
  const known = new Set(foundIn(taken).map(({ kind, value }) => `${kind} ${value}`));
  return some.filter(({ kind, value }) => !known.has(`${kind} ${value}`));
}

function whyNot({ kind, value }: Found): LeftOut['why'] {
  if (kind === 'case-id' && value.length < SHORTEST_CASE_ID) return 'short-id';
  return kind === 'email' || kind === 'link' ? 'not-the-persons' : 'another';
}
