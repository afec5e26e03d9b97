/** The incident: what is opened for an alert, and the one place that says when it needs somebody next. */
import type { Risk } from './alert.ts';
import type { IncidentEvent } from './events.ts';
import type { IdentityKind, IncidentId } from './identity.ts';
import type { Finding } from './finding.ts';
import type { Location, UnitCode } from './location.ts';
import { pageDueAt, type Page } from './page.ts';
import type { Channel, DeskId, ResponderId } from './people.ts';
import type { Policy, Rung } from './policy.ts';
import { earliest, type Instant } from './time.ts';
import type { Where } from './where.ts';

export const STATUSES = ['ROUTED', 'ROUTE_UNCERTAIN', 'PAGING', 'ACKNOWLEDGED', 'HANDED_OFF', 'CONTACT_CONFIRMED', 'UNABLE_TO_LOCATE', 'TRANSFER_OFFERED', 'TRANSFER_ACCEPTED', 'CLOSED'] as const;
export type Status = (typeof STATUSES)[number];

export const DISPOSITIONS = [
  'SAFE_BY_PHONE', 'SAFE_ON_SCENE', 'ATTEMPT_INTERRUPTED', 'HOSPITALISED', 'REFUSED_CARE', 'DECEASED',
  'UNABLE_TO_LOCATE', 'TRANSFERRED', 'NOT_AT_RISK', 'DUPLICATE', 'RETRACTED',
] as const; // prettier-ignore
export type Disposition = (typeof DISPOSITIONS)[number];

export const UNLOCATED_REASONS = ['INCOMPLETE_DATA', 'PHONE_OFF', 'DENSE_LOCALITY', 'WRONG_ADDRESS'] as const;
export type UnlocatedReason = (typeof UNLOCATED_REASONS)[number];

/** Somebody who acts: a responder by the link, or an operator by the API. */
export interface Actor {
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  /** Rank and name, as others read it. */
  readonly name: string;
  /** In the state's other script. */
  readonly nameLocal?: string;
  /** May close what was not located. */
  readonly supervises: boolean;
  /** Signed in to the API; acts without holding. */
  readonly operator: boolean;
  /** The page whose link was opened; null for the API. */
  readonly page: string | null;
  /** Whoever presses for a post says who they are: rank and name. */
  readonly signed?: string;
}

/** Somebody paged in this round, and by what. */
export interface Paged {
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly channel: Channel;
}

/** An exercise on one desk: it pages once, takes each answer, and ends by itself. */
export interface Drill {
  readonly deskId: DeskId;
  readonly until: Instant;
  readonly answered: readonly ResponderId[];
}

export interface Holder {
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly name: string;
  /** In the state's other script. */
  readonly nameLocal?: string;
  readonly since: Instant;
  /** By which they were paged; null for an operator of the API. */
  readonly channel: Channel | null;
}

export interface HandOff {
  /** The desk it went to, when it is one we page. */
  readonly deskId: DeskId | null;
  /** The desk as given; of an officer the note that begins with who it is. */
  readonly to: string;
  readonly by: ResponderId;
  readonly at: Instant;
}

/** A desk or holder that must hear of the incident at `at`, and why. */
export interface Reminder {
  readonly at: Instant;
  /** `moved`: another unit than before is paged for it, and whoever has it is told. `link`: whoever took it by a key of the telephone gets the link. */
  readonly purpose: 'reminder' | 'hand-off' | 'update' | 'moved' | 'link';
  readonly number: number;
  /** Of `moved`: the units that it is no longer in, which are told. */
  readonly left?: readonly UnitCode[];
}

export interface Clock {
  /** Number of the execution that keeps the time; 0 before the first. */
  readonly n: number;
  readonly wakesAt: Instant | null;
  readonly turns: number;
  /** Where it runs: executions of another region with the same number are none of this incident's. */
  readonly region: string;
}

/** Who decided what becomes of an incident's data, and by which order or file. */
export interface Decreed {
  readonly by: string;
  readonly because: string;
  readonly at: Instant;
}

export interface AlertRef {
  readonly digest: string;
  readonly receivedAt: Instant;
}

/**
 * Holds no name, number, account or words of the person: those are in the alert items, behind an acknowledgement. What
 * placed them, such as a PIN, is among the reasons of its location.
 */
export interface Incident {
  readonly incidentId: IncidentId;
  readonly version: number;
  /** Name of the write that made this version: a writer whose answer was lost finds its own work. */
  readonly writeId: string;
  readonly partner: string;
  readonly identityKind: IdentityKind;
  readonly exercise: boolean;
  readonly risk: Risk;
  readonly openedAt: Instant;
  readonly status: Status;
  readonly unit: UnitCode | null;
  /** The unit that adjoins, where the person may be in either. */
  readonly also: UnitCode | null;
  /** All that any hint ever said, whatever came first: the location is worked out of them anew. */
  readonly findings: readonly Finding[];
  readonly location: Location;
  readonly alerts: readonly AlertRef[];
  readonly related: readonly IncidentId[];
  readonly policy: Policy;
  /** Raised whenever paging starts again from the first level. */
  readonly round: number;
  /** Null while somebody has it. */
  readonly rung: Rung | null;
  readonly lastResorts: number;
  /** Cannot take it in this round. */
  readonly declined: readonly ResponderId[];
  /** Everyone who was paged in this round, once: they are told who has it. */
  readonly paged: readonly Paged[];
  /** The next shift, asked to take it from whoever holds it. */
  readonly asked: readonly ResponderId[];
  /** The latest pages whose links somebody pressed a button behind: what the partner sent is shown there only, and to no scanner of mail. */
  readonly taps: readonly string[];
  readonly drill: Drill | null;
  /** Planned and not yet settled, or settled by the latest sending. */
  readonly pages: readonly Page[];
  readonly holder: Holder | null;
  readonly leaseUntil: Instant | null;
  readonly handOff: HandOff | null;
  readonly reminder: Reminder | null;
  readonly disposition: Disposition | null;
  /** Where the person was, as whoever closed it says: a unit, or a place elsewhere. */
  readonly found: Where | null;
  readonly closedAt: Instant | null;
  /** Nothing of it expires, and nothing may be erased, until it is released. */
  readonly hold: Decreed | null;
  /** All data of the person is gone; a new alert takes this back. */
  readonly erased: Decreed | null;
  readonly clock: Clock;
  /** The latest events; older ones are in items of their own. */
  readonly events: readonly IncidentEvent[];
  readonly nextActionAt: Instant | null;
}

/** When the incident needs somebody next: null only when it is closed. Every change ends here. */
export function settled(incident: Incident): Incident {
  return { ...incident, nextActionAt: nextMoment(incident) };
}

export function nextMoment({ status, incidentId, rung, leaseUntil, reminder, drill, pages }: Incident): Instant | null {
  if (status === 'CLOSED') return null;
  const next = earliest([rung?.dueAt ?? null, leaseUntil, reminder?.at ?? null, drill?.until ?? null, ...pages.map(pageDueAt)]);
  if (next === null) throw new Error(`incident ${incidentId} is ${status} and nothing is due: an open incident always has a next action`);
  return next;
}

/** Numbered by the events so far, and past the reminder before it: no two of an incident share a page key. */
export const reminderOf = ({ events, reminder }: Incident, purpose: Reminder['purpose'], at: Instant): Reminder => ({
  at,
  purpose,
  number: Math.max(events.at(-1)!.seq, reminder?.number ?? 0) + 1,
});

/** The units that are paged for it: one, two that adjoin, or none. */
export const unitsOf = ({ unit, also }: Pick<Incident, 'unit' | 'also'>): UnitCode[] => [unit, also].filter((one) => one !== null);

/** In the reader's script, where it is known in that. */
export const nameIn = ({ name, nameLocal }: Pick<Holder, 'name' | 'nameLocal'>, isLocal: boolean): string => (isLocal ? (nameLocal ?? name) : name);

export const isOpen = ({ status }: Pick<Incident, 'status'>): boolean => status !== 'CLOSED';
