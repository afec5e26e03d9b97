/** Who can be paged: desks, their rosters, and the responders on them. */

export const ROLES = ['primary', 'secondary', 'supervisor', 'shift', 'officer-in-charge'] as const;
export type Role = (typeof ROLES)[number];

export const CHANNELS = ['sms', 'email', 'https'] as const;
export type Channel = (typeof CHANNELS)[number];

export type ResponderId = string;
/** `state`, or the code of the unit whose desk it is. */
export type DeskId = string;
export const STATE_DESK: DeskId = 'state';

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
}

export interface Desk {
  readonly deskId: DeskId;
  readonly roster: Readonly<Partial<Record<Role, readonly ResponderId[]>>>;
  /** The posts that get an SMS at last resort: five at most, or a night would burn the SMS quota. */
  readonly lastResortPosts: readonly ResponderId[];
}

/** The people of some desks, as they are at one moment. */
export interface People {
  readonly desks: readonly Desk[];
  readonly responders: readonly Responder[];
}

export const LAST_RESORT_POSTS = 5;

export const channelsOf = ({ channels }: Responder): Channel[] => CHANNELS.filter((channel) => channels[channel] !== undefined);

export function inRole({ desks, responders }: People, deskId: DeskId, role: Role): Responder[] {
  const ids = desks.find((desk) => desk.deskId === deskId)?.roster[role] ?? [];
  return present(responders, ids);
}

/** Everybody on a desk's roster, once. */
export function everybody({ desks, responders }: People, deskId: DeskId): Responder[] {
  const desk = desks.find((one) => one.deskId === deskId);
  return present(responders, [...new Set(desk ? membersOf(desk) : [])]);
}

export const membersOf = ({ roster, lastResortPosts }: Desk): ResponderId[] => [...ROLES.flatMap((role) => roster[role] ?? []), ...lastResortPosts];

/** Who may close what others gave up on. */
export function mayCloseUnlocated({ desks }: People, responderId: ResponderId): boolean {
  return desks.some(({ roster }) => [...(roster.supervisor ?? []), ...(roster['officer-in-charge'] ?? [])].includes(responderId));
}

const present = (responders: readonly Responder[], ids: readonly ResponderId[]): Responder[] =>
  ids.flatMap((id) => responders.find(({ responderId }) => responderId === id) ?? []);
