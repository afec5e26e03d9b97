/** Names, keys and indexes of the two tables that must survive. A table that has a name is never replaced in passing, and has it in every region. */

/** Ledger items: `{incidentId | link#… | received#…}` × sort key. */
export const LEDGER = {
  table: 'jeevan-raksha-ledger',
  partitionKey: 'pk',
  sortKey: 'sk',
  timeToLive: 'expiresAt', // epoch seconds
  /** Open incidents by their next action; sparse, sharded by a hash of the id. */
  due: { index: 'due', partitionKey: 'dueShard', sortKey: 'nextActionAt' },
  /** Incidents for a list, newest first: `open#3` or `closed#3`, then `openedAt#incidentId`. */
  listing: { index: 'listing', partitionKey: 'listShard', sortKey: 'listKey' },
  /** Alerts as accepted, for the other region: what begins so is all that accept may write. */
  received: 'received#',
  shards: 8,
  /** The sort key under which an incident itself lies. */
  head: 'head',
} as const;

/** Directory items: `desk#…`, `responder#…`, `proofs#…` and `audit#…`; both keys are strings. */
export const DIRECTORY = {
  table: 'jeevan-raksha-directory',
  partitionKey: 'pk',
  sortKey: 'sk',
  /** What begins so is written by whoever drives incidents; the rest by admins only. */
  proofs: 'proofs#',
  /** `audit#2026-11`: what was ordered in a month, each under its moment. */
  orders: 'audit#',
} as const;
