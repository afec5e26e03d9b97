/** What the steps need of the world. `adapters/` gives each of these twice: on AWS and in memory. */
import type { Wake } from '../core/clock.ts';
import type { Counted } from '../core/counted.ts';
import type { Accepted } from '../core/envelope.ts';
import type { DutyOrder } from '../core/duty-order.ts';
import type { Sheet } from '../core/events.ts';
import type { IncidentId } from '../core/identity.ts';
import type { Incident } from '../core/incident.ts';
import type { Text } from '../core/message.ts';
import type { Page } from '../core/page.ts';
import type { PageProof, Sending } from '../core/page-proof.ts';
import type { Channel, Desk, DeskId, People, Proof, Responder, ResponderId } from '../core/people.ts';
import type { Handed, ReceivedAlert } from '../core/received.ts';
import type { Result } from '../core/sent.ts';
import type { Instant } from '../core/time.ts';
import type { Link } from '../core/token.ts';

export interface Clock {
  now(): Instant;
}

/** A name for a write, never used before. */
export type NewId = () => string;

export interface StoredAlert {
  readonly digest: string;
  readonly receivedAt: Instant;
  /** The very bytes that the partner sent. */
  readonly body: Uint8Array;
}

export interface Note {
  /** The same words by the same person have the same name. */
  readonly noteId: string;
  readonly by: ResponderId;
  readonly at: Instant;
  readonly text: string;
}

export type ListStatus = 'open' | 'closed' | 'all';
export interface Listed {
  readonly incidents: readonly Incident[];
  /** Where the next list begins; null after the last. */
  readonly cursor: string | null;
}

/** The truth. Reads are consistent; `keep` succeeds only on the version it was decided on. */
export interface Ledger {
  read(id: IncidentId): Promise<Incident | null>;
  /** False when the incident is there already. */
  open(incident: Incident): Promise<boolean>;
  /** False when the stored version is no longer `before`. */
  keep(after: Incident, before: Pick<Incident, 'version'>): Promise<boolean>;
  /** Keeps the first copy; doing it again changes nothing. */
  putAlert(id: IncidentId, alert: StoredAlert): Promise<void>;
  /** Those of these digests that are still kept, newest first. */
  alerts(id: IncidentId, digests: readonly string[]): Promise<readonly StoredAlert[]>;
  putNote(id: IncidentId, note: Note): Promise<void>;
  notes(id: IncidentId): Promise<readonly Note[]>;
  putSheet(id: IncidentId, sheet: Sheet): Promise<void>;
  /** Oldest first. */
  sheets(id: IncidentId): Promise<readonly Sheet[]>;
  putLinks(links: readonly Link[]): Promise<void>;
  link(hash: string): Promise<Link | null>;
  putSendings(sendings: readonly Sending[]): Promise<void>;
  sending(messageId: string): Promise<Sending | null>;
  /** The latest word on a page holds. */
  putProof(id: IncidentId, proof: PageProof): Promise<void>;
  proofs(id: IncidentId): Promise<readonly PageProof[]>;
  /** Notes that an incident bears a trait (hashed by the caller), and answers which others do. */
  relate(trait: string, id: IncidentId): Promise<readonly IncidentId[]>;
  /** Takes back what `relate` noted. */
  unrelate(trait: string, id: IncidentId): Promise<void>;
  /** Nothing of it expires any more. What is put later does: hence once a day again. */
  keepForGood(id: IncidentId): Promise<void>;
  /** Everything of it expires as it would have from the beginning. */
  letExpire(id: IncidentId): Promise<void>;
  /** Bodies and notes go for good. `putAlert` of one of these bodies brings nothing back. */
  erase(id: IncidentId): Promise<void>;
  /** Incidents of which what is kept may not yet be as their head says. */
  markUnsettled(id: IncidentId): Promise<void>;
  unsettled(): Promise<readonly IncidentId[]>;
  markSettled(id: IncidentId): Promise<void>;
  /** Nominated by an index that may lag: read before acting. */
  overdue(before: Instant): Promise<readonly IncidentId[]>;
  list(status: ListStatus, limit: number, cursor: string | null): Promise<Listed>;
  /** Every open incident that the due index cannot show. Reads the whole table. */
  unindexed(): Promise<readonly IncidentId[]>;
}

/** Alerts as they were accepted, where both regions see them; kept for three days. */
export interface Received {
  /** Doing it again changes nothing. */
  keep(accepted: Accepted): Promise<void>;
  /** From the first moment until before the second; nominated by an index that may lag. */
  between(from: Instant, to: Instant): Promise<readonly ReceivedAlert[]>;
  /** Null where it is no longer kept. */
  accepted(alert: ReceivedAlert): Promise<Accepted | null>;
  handed(alert: ReceivedAlert): Promise<Handed>;
  /** False when somebody else was first. */
  keepHanded(alert: ReceivedAlert, after: Handed, before: Handed): Promise<boolean>;
}

export interface Directory {
  /** The desks, everybody on their rosters, and the responders named besides. Whoever is not there is left out. */
  people(desks: readonly DeskId[], also: readonly ResponderId[]): Promise<People>;
}

/** Where what becomes of pages is noted, apart from what an admin writes: the one never holds up the other. */
export interface Proving {
  /** Adds to what is known of a channel; what was known of another address there is forgotten. */
  mark(responderId: ResponderId, channel: Channel, address: string, proof: Proof): Promise<void>;
}

export interface Audit {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly order: DutyOrder;
}

/** Where the admin's command writes desks and responders; writing the same again changes nothing. */
export interface Roll {
  /** Everybody in the directory, on a desk or on none, with what is known of their channels. Reads the whole directory. */
  responders(): Promise<readonly Responder[]>;
  /** Desks without their people; those that are not there are left out. */
  desks(ids: readonly DeskId[]): Promise<readonly Desk[]>;
  putDesks(desks: readonly Desk[]): Promise<void>;
  putResponders(responders: readonly Responder[]): Promise<void>;
  /** Reads, changes and writes one item, again if somebody else wrote in between. Null where it is not there. A change that gives back what it was given writes nothing. */
  changeDesk(deskId: DeskId, change: (desk: Desk) => Desk): Promise<Desk | null>;
  changeResponder(responderId: ResponderId, change: (responder: Responder) => Responder): Promise<Responder | null>;
  /** Like `changeDesk`, and makes it where it is not there. */
  writeDesk(deskId: DeskId, written: (known: Desk | null) => Desk): Promise<Desk>;
  writeResponder(responderId: ResponderId, written: (known: Responder | null) => Responder): Promise<Responder>;
  removeResponder(responderId: ResponderId): Promise<void>;
  /** What an admin ordered; nothing ever takes it back. */
  putAudit(audit: Audit): Promise<void>;
  /** Whether something that is to be done once was done. */
  isDone(what: string): Promise<boolean>;
  markDone(what: string): Promise<void>;
  /** `month`: 2026-11. Oldest first, at most `AUDITS_AT_ONCE`, after those that `cursor` came with. */
  audits(month: string, cursor?: string | null): Promise<Audited>;
}

export const AUDITS_AT_ONCE = 100;
export interface Audited {
  readonly audits: readonly Audit[];
  /** Where the next ones begin; null after the last. */
  readonly cursor: string | null;
}

export interface Dispatch {
  readonly incidentId: IncidentId;
  readonly page: Page;
  readonly text: Text;
  /** Null for the subscribers fixed at deploy time. */
  readonly responder: Responder | null;
}

/** Never throws: what SNS did is a value. */
export interface Pager {
  send(dispatch: Dispatch): Promise<Result>;
}

export interface Escalation {
  /** Starting the same wake twice starts one execution. Throws when it could not be started. */
  start(wake: Wake): Promise<void>;
}

export interface Outbox<T> {
  send(message: T): Promise<void>;
}

export interface Meter {
  /** `partner`: counted for each of them apart. */
  count(what: Counted, value?: number, partner?: string): void;
}

/** Ids, codes and counts: never what a partner or a person wrote. */
export interface Log {
  info(message: string, detail?: Readonly<Record<string, unknown>>): void;
  error(message: string, detail?: Readonly<Record<string, unknown>>): void;
}
