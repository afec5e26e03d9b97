/** Who can be paged: desks, their rosters and rotas, and the responders on them. */
import type { Instant } from './time.ts';

export const ROLES = ['primary', 'secondary', 'supervisor', 'shift', 'officer-in-charge'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNELS = ['sms', 'email', 'https'] as const;
export type Channel = (typeof CHANNELS)[number];

export type ResponderId = string;
/** `state`, or the code of the unit whose desk it is. */
export type DeskId = string;
export const STATE_DESK: DeskId = 'state';

/** From, inclusive, until to. */
export interface Period {
  readonly from: Instant;
  readonly to: Instant;
  /** When it was written at run time; without it, it is the file's, and goes when the file leaves it out. */
  readonly addedAt?: Instant;
}

export const KINDS = ['person', 'post'] as const;

/** What is known of a channel: whether it is the responder's, and whether it works. Kept beside the address that it was found of. */
export interface Proof {
  /** A code that was sent there came back. */
  readonly verifiedAt?: Instant;
  /** The latest page that is known to have arrived, or to have been answered. */
  readonly provedAt?: Instant;
  /** The latest page that is known not to have arrived, and why. */
  readonly failedAt?: Instant;
  readonly failedBecause?: string;
}

/** A person, or a post such as a control room's mobile that outlives its holder: whoever presses says who they are. */
export interface Responder {
  readonly responderId: ResponderId;
  readonly kind?: (typeof KINDS)[number];
  readonly name: string;
  /** In the state's other script. */
  readonly nameLocal?: string;
  readonly rank: string;
  /** Of what is sent to them. */
  readonly language: string;
  /** What they speak besides. */
  readonly speaks?: readonly string[];
  /** Where they serve: a unit's code. */
  readonly unit?: string;
  readonly channels: {
    /** E.164. */
    readonly sms?: Proof & { readonly number: string };
    /** SNS delivers to the one confirmed subscription of the topic. */
    readonly email?: Proof & { readonly address: string; readonly topicArn: string };
    /** An endpoint of theirs, or `tel:` and a number that the deployment's voice gateway rings. */
    readonly https?: Proof & { readonly url: string; readonly topicArn: string };
  };
  /** Which channel first; those left out come after, in the order of `CHANNELS`. */
  readonly order?: readonly Channel[];
  /** When they are not on duty, whatever a roster or rota says. */
  readonly absences?: readonly Period[];
}

export const ADVANCES = ['shift', 'day', 'week'] as const;

/** Crews that take turns in one role. */
export interface Rota {
  readonly role: Role;
  readonly timeZone: string;
  /** The local date of its first hand-over: 2026-01-05. */
  readonly startsOn: string;
  /** Local times at which a shift begins, ascending: 06:00. */
  readonly handOverAt: readonly string[];
  /** For so long after each hand-over the crew before stands on, beside the next. Without it they go at once. */
  readonly overlapMinutes?: number | undefined;
  /** When each crew moves on to the turn of the one before it. */
  readonly advances: (typeof ADVANCES)[number];
  readonly crews: readonly (readonly ResponderId[])[];
}

export const EVERYBODY = '*';

/** For a time others stand in a role: instead of one person, of everybody, or (null) besides whoever stands. */
export interface Override extends Period {
  readonly role: Role;
  readonly instead: ResponderId | typeof EVERYBODY | null;
  readonly responders: readonly ResponderId[];
  /** The imported calendar that says so. */
  readonly calendar?: string;
}

export interface Desk {
  readonly deskId: DeskId;
  readonly roster: Readonly<Partial<Record<Role, readonly ResponderId[]>>>;
  /** The posts that get an SMS at last resort: five at most, or a night would burn the SMS quota. */
  readonly lastResortPosts: readonly ResponderId[];
  readonly rotas?: readonly Rota[];
  /** In the order in which they were written. */
  readonly overrides?: readonly Override[];
}

/** The people of some desks, as they are at one moment. */
export interface People {
  readonly desks: readonly Desk[];
  readonly responders: readonly Responder[];
}

export const LAST_RESORT_POSTS = 5;

/** The channels that a responder has, in their own order. */
export function channelsOf({ channels, order = [] }: Responder): Channel[] {
  return [...new Set([...order, ...CHANNELS])].filter((channel) => channels[channel] !== undefined);
}

export const isVerified = ({ channels }: Responder, channel: Channel): boolean => channels[channel]?.verifiedAt !== undefined;

/** The last thing known of it is that a page did not arrive. */
export function isBroken({ channels }: Responder, channel: Channel): boolean {
  const { failedAt, provedAt = '' } = channels[channel] ?? {};
  return failedAt !== undefined && failedAt > provedAt;
}

/** Verified and not known to be broken: what counts as a way to reach somebody. */
export const reachableBy = (responder: Responder): Channel[] => channelsOf(responder).filter((channel) => isVerified(responder, channel) && !isBroken(responder, channel));

/** All of a responder's channels, the most hopeful first: those that count, those known to be broken, those that nobody verified. */
export function byHope(responder: Responder): Channel[] {
  const all = channelsOf(responder);
  const rank = (channel: Channel): number => (isVerified(responder, channel) ? 0 : 2) + (isBroken(responder, channel) ? 1 : 0);
  return all.toSorted((a, b) => rank(a) - rank(b));
}

/** Where pages go first: the verified channels. With none among them that wakes, those that nobody verified too: a mailbox that was confirmed must not silence a telephone that was not. */
export function pagedBy(responder: Responder): Channel[] {
  const all = byHope(responder);
  const verified = all.filter((channel) => isVerified(responder, channel));
  return verified.some((channel) => channel !== 'email') ? verified : all;
}

export const addressOf = ({ channels }: Responder, channel: Channel): string | undefined =>
  channel === 'sms' ? channels.sms?.number : channel === 'email' ? channels.email?.address : channels.https?.url;

/** Everybody on a desk, whether on duty or not, once; who stood in for a time that is over is on it no longer. */
export function everybody({ desks, responders }: People, deskId: DeskId, at: Instant): Responder[] {
  const desk = desks.find((one) => one.deskId === deskId);
  if (desk === undefined) return [];
  const overrides = (desk.overrides ?? []).filter(({ to }) => to > at);
  return present(responders, [...new Set(membersOf({ ...desk, overrides }))]);
}

/** On the roster, on any crew, standing in at any time, or a post of the last resort. */
export const membersOf = (desk: Desk): ResponderId[] => [
  ...ROLES.flatMap((role) => everIn(desk, role)),
  ...(desk.overrides ?? []).flatMap(({ responders }) => responders),
  ...desk.lastResortPosts,
];

/** On the roster in this role, or on a crew that has its turns in it. */
const everIn = ({ roster, rotas = [] }: Desk, role: Role): ResponderId[] => [...(roster[role] ?? []), ...rotas.filter((rota) => rota.role === role).flatMap(({ crews }) => crews.flat())];

/** Who may close what others gave up on: whoever supervises by roster or rota, on duty or not, and whoever stands in for one at this moment. */
export function mayCloseUnlocated({ desks }: People, responderId: ResponderId, at: Instant): boolean {
  return desks.some((desk) => {
    const standIns = (desk.overrides ?? []).filter(({ role, from, to }) => CLOSES.includes(role) && from <= at && at < to);
    return [...CLOSES.flatMap((role) => everIn(desk, role)), ...standIns.flatMap(({ responders }) => responders)].includes(responderId);
  });
}
const CLOSES: readonly Role[] = ['supervisor', 'officer-in-charge'];

export const present = (responders: readonly Responder[], ids: readonly ResponderId[]): Responder[] =>
  ids.flatMap((id) => responders.find(({ responderId }) => responderId === id) ?? []);
