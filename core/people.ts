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

/** A person, or a post such as a control room's mobile that outlives its holder. */
export interface Responder {
  readonly responderId: ResponderId;
  readonly name: string;
  readonly rank: string;
  readonly language: string;
  readonly channels: {
    /** E.164. */
    readonly sms?: { readonly number: string };
    /** SNS delivers to the one confirmed subscription of the topic. */
    readonly email?: { readonly address: string; readonly topicArn: string };
    readonly https?: { readonly url: string; readonly topicArn: string };
  };
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
  /** When each crew moves on to the turn of the one before it. */
  readonly advances: (typeof ADVANCES)[number];
  readonly crews: readonly (readonly ResponderId[])[];
}

/** For a time others stand in a role: instead of one person, or (null) besides whoever stands. */
export interface Override extends Period {
  readonly role: Role;
  readonly instead: ResponderId | null;
  readonly responders: readonly ResponderId[];
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

export const channelsOf = ({ channels }: Responder): Channel[] => CHANNELS.filter((channel) => channels[channel] !== undefined);

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
