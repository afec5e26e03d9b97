/** Brings the trail up to date: with every event of an incident, and every order of the directory. Whoever nominates may be wrong or late; what is written is what a consistent read shows. */
import { isCanary } from '../core/canary.ts';
import type { IncidentEvent } from '../core/events.ts';
import type { IncidentId } from '../core/identity.ts';
import { secondsAfter, type Instant } from '../core/time.ts';
import { blockName, canonical, eventEntry, incidentTrail, nextBlock, nextSeq, orderEntry, ordersTrail, type Block, type Entry, type OrderEntry } from '../core/trail.ts';
import { eventsOf } from './events-of.ts';
import type { Audit, Clock, Ledger, Roll } from './ports.ts';
import type { Trails } from './trails.ts';

export interface Auditing {
  readonly ledger: Pick<Ledger, 'read' | 'sheets' | 'list'>;
  readonly directory: Pick<Roll, 'audits'>;
  readonly trails: Trails;
  readonly clock: Clock;
  /** Names of the tables, by which their trails are called. */
  readonly tables: { readonly ledger: string; readonly directory: string };
}

export type Nominated = { readonly incident: IncidentId } | { readonly month: string };

export const audit = async (ports: Auditing, nominated: Nominated): Promise<void> => ('incident' in nominated ? auditIncident(ports, nominated.incident) : auditOrders(ports, nominated.month));

/** More lost races than this in a row means something other than a race. */
const TRIES = 20;

/** `fresh` answers what happened since the end of the trail. Somebody else may write the same block first: then the end is another. */
async function append<E extends Entry>({ trails }: Auditing, trail: string, fresh: (blocks: readonly Block<E>[]) => Promise<readonly E[]>, whole: boolean): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const blocks = await blocksOf<E>(trails, trail, whole);
    const entries = await fresh(blocks);
    if (entries.length === 0) return;
    const [end, { seq }] = [blocks.at(-1) ?? null, entries[0]!];
    if (seq !== nextSeq(end)) throw new Error(`${trail} ends before entry ${nextSeq(end)}, and the ledger has nothing older than ${seq}`);
    if (await trails.put(blockName(trail, seq), canonical(nextBlock(trail, end, entries)))) return;
  }
  throw new Error(`${trail} grew ${TRIES} times while it was being written`);
}

/** What was put first counts: anything over it is found by `npm run audit -- verify`. `whole`: all of them, or the last. */
async function blocksOf<E extends Entry>(trails: Trails, trail: string, whole: boolean): Promise<Block<E>[]> {
  const first = new Map<string, string>();
  for await (const { name, version, isDeletion } of trails.versions(`${trail}/`)) if (!isDeletion) first.set(name, version);
  const wanted = whole ? [...first] : [...first].slice(-1);
  const texts = await Promise.all(wanted.map(async ([name, version]) => trails.read(name, version)));
  return texts.map((text) => JSON.parse(text!) as Block<E>);
}

/** The canary's three hundred a day are nobody's, and leave no trail: the bucket is not even asked. */
async function auditIncident(ports: Auditing, id: IncidentId): Promise<void> {
  const nominated = await ports.ledger.read(id);
  if (nominated === null || isCanary(nominated)) return;
  const trail = incidentTrail(ports.tables.ledger, id);
  await append<IncidentEvent>(ports, trail, async (blocks) => (await eventsFrom(ports.ledger, id, nextSeq(blocks.at(-1) ?? null))).map(eventEntry), false);
}

/** The head alone, where it reaches back far enough. */
async function eventsFrom(ledger: Auditing['ledger'], id: IncidentId, from: number): Promise<readonly IncidentEvent[]> {
  const incident = await ledger.read(id);
  if (incident === null) return [];
  const first = incident.events[0]?.seq ?? 0;
  const events = from < first ? await eventsOf(ledger, incident) : incident.events;
  return events.filter(({ seq }) => seq >= from);
}

/** Orders of one moment may be seen in any order: they are numbered as the trail first saw them. */
async function auditOrders(ports: Auditing, month: string): Promise<void> {
  const ordered = await ordersOf(ports.directory, month);
  await append<OrderEntry>(ports, ordersTrail(ports.tables.directory, month), async (blocks) => {
    const known = new Set(blocks.flatMap(({ entries }) => entries.map(({ id }) => id)));
    return ordered.filter(({ id }) => !known.has(id)).map((order, i) => orderEntry(order, known.size + i));
  }, true);
}

async function ordersOf(directory: Auditing['directory'], month: string): Promise<Audit[]> {
  const found: Audit[] = [];
  let cursor: string | null = null;
  do {
    const page = await directory.audits(month, cursor);
    found.push(...page.audits);
    ({ cursor } = page);
  } while (cursor !== null);
  return found;
}

const PAGE = 50;
const RECENT_DAYS = 30;
const MONTHS = { recent: 2, all: 24 };

/**
 * What the streams did not tell: once a day of all that is open or was opened in the last 30 days; `all` of everything, for a table that was
 * restored. Answers how many could not be brought up to date, and does not let one keep the others waiting.
 */
export async function reconcile(ports: Auditing, all: boolean, failed: (nominated: Nominated, error: Error) => void): Promise<void> {
  const now = ports.clock.now();
  const one = async (nominated: Nominated): Promise<void> => audit(ports, nominated).catch((error: Error) => failed(nominated, error));
  for (const status of all ? (['all'] as const) : (['open', 'all'] as const)) await eachListed(ports, status, status === 'all' && !all ? secondsAfter(now, -RECENT_DAYS * 86_400) : null, one);
  for (const month of monthsTo(now, all ? MONTHS.all : MONTHS.recent)) await one({ month });
}

async function eachListed({ ledger }: Auditing, status: 'open' | 'all', until: Instant | null, one: (nominated: Nominated) => Promise<void>): Promise<void> {
  let cursor: string | null = null;
  do {
    const page = await ledger.list(status, PAGE, cursor);
    const wanted = page.incidents.filter(({ openedAt }) => until === null || openedAt >= until);
    await Promise.all(wanted.map(async ({ incidentId }) => one({ incident: incidentId })));
    cursor = wanted.length < page.incidents.length ? null : page.cursor;
  } while (cursor !== null);
}

/** `2026-11`, and those before it. */
function monthsTo(now: Instant, count: number): string[] {
  const [year, month] = [Number(now.slice(0, 4)), Number(now.slice(5, 7))];
  return Array.from({ length: count }, (_, i) => new Date(Date.UTC(year, month - 1 - i, 1)).toISOString().slice(0, 'yyyy-mm'.length));
}
