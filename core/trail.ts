/** The trail: what happened, in blocks of which each holds the hash of the one before. It is written once and can never be erased, so it holds nothing of the person. */
import { createHash } from 'node:crypto';
import type { DutyOrder } from './duty-order.ts';
import type { IncidentEvent } from './events.ts';
import type { IncidentId } from './identity.ts';
import type { Instant } from './time.ts';

/** One thing that happened, numbered from 0 without a gap. */
export interface Entry {
  readonly seq: number;
  readonly at: Instant;
}

export interface Block<E extends Entry = Entry> {
  /** What it is about, and where it lies: `ledger/…/incidents/…`. */
  readonly trail: string;
  readonly entries: readonly E[];
  /** The hash of the block before; null in the first. */
  readonly previous: string | null;
  /** SHA-256 of all the rest as canonical JSON, in hexadecimal digits. */
  readonly hash: string;
}

/** The trail of a table that took another's place begins anew: what that one lost stays to be seen. */
export const incidentTrail = (table: string, id: IncidentId): string => `${table}/incidents/${id}`;
export const ordersTrail = (table: string, month: string): string => `${table}/orders/${month}`;

/** Blocks lie by their first entry, so that of two who write the next one only the first succeeds. */
export const blockName = (trail: string, first: number): string => `${trail}/${String(first).padStart(6, '0')}.json`;

export function nextBlock<E extends Entry>(trail: string, end: Block | null, entries: readonly E[]): Block<E> {
  const block = { trail, entries, previous: end?.hash ?? null };
  return { ...block, hash: hashOf(block) };
}

export const hashOf = ({ trail, entries, previous }: Omit<Block, 'hash'>): string => createHash('sha256').update(canonical({ trail, entries, previous })).digest('hex');

/** Where the next entry is expected. */
export const nextSeq = (end: Block | null): number => (end === null ? 0 : end.entries.at(-1)!.seq + 1);

/** JSON with sorted names and no spaces: the same value is the same bytes. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

/** A PIN has a million values: whoever has its digest has the PIN. */
const GUESSED = ['hint'];

/** An event as the trail has it. */
export function eventEntry({ detail, ...event }: IncidentEvent): IncidentEvent {
  const kept = Object.entries(detail ?? {}).filter(([name]) => !GUESSED.includes(name));
  return kept.length === 0 ? event : { ...event, detail: Object.fromEntries(kept) };
}

/** An order of the directory. It may hold numbers of officers: the trail has its digest. */
export interface OrderEntry extends Entry {
  readonly id: string;
  readonly by: string;
  readonly change: string;
  readonly digest: string;
}

export interface Ordered {
  readonly id: string;
  readonly at: Instant;
  readonly by: string;
  readonly order: DutyOrder;
}

export const orderEntry = ({ id, at, by, order }: Ordered, seq: number): OrderEntry => ({ seq, id, at, by, change: order.change, digest: createHash('sha256').update(canonical(order)).digest('hex') });
