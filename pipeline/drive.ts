/** The one step that acts: re-read, decide what is due, claim and plan it, send, mark, set the clock. Safe to call at any time, by anybody. */
import { deadline, keepTime, type Wake } from '../core/clock.ts';
import type { Counted } from '../core/counted.ts';
import type { EventKind } from '../core/events.ts';
import { faultOf } from '../core/fault.ts';
import type { IncidentId } from '../core/identity.ts';
import { isOpen, type Incident } from '../core/incident.ts';
import { firstPagedAfter } from '../core/legs.ts';
import { desksOf, isDue, planDue, type Plan } from '../core/plan.ts';
import { addressOf, type People } from '../core/people.ts';
import { awaitsProof, type Page } from '../core/page.ts';
import { proven } from '../core/proven.ts';
import { markSent, type Results } from '../core/sent.ts';
import { later, type Instant } from '../core/time.ts';
import { change, write, type Changing } from './change.ts';
import type { Clock, Directory, Escalation, Meter, Proving } from './ports.ts';
import { linkKeyOrNone, linksOf, send, type Sending } from './send.ts';

export interface Driving extends Changing, Sending {
  readonly directory: Directory & Proving;
  readonly escalation: Escalation;
  readonly clock: Clock;
  /** Where we run, and so the clocks that we start. */
  readonly region: string;
}

/** Turns in one call before the rest is left to sweep: refusals may make the next channel, and then the next level, due at once. */
const TURNS = 12;

/** The incident as it stands afterwards, or null where there is none. `wake`: the execution that asks, whose moment has come even if our clock is behind. */
export async function drive(ports: Driving, id: IncidentId, wake: Wake | null = null): Promise<Incident | null> {
  const moment = (): Instant => (wake === null ? ports.clock.now() : later(ports.clock.now(), wake.at as Instant));
  let before = await ports.ledger.read(id);
  let now = moment();
  for (let turn = 0; turn < TURNS && before !== null; turn += 1) {
    const known: Incident = turn === 0 || isDue(before, now) ? await judged(ports, before, now) : before;
    if (!isDue(before, now) && !isDue(known, now)) break;
    const people = await ports.directory.people(desksOf(known), concerned(known));
    const key = await linkKeyOrNone(ports);
    const planned = await claim(ports, before, { ...planDue(known, people, now), key }, wake, now);
    // Null when somebody else was first: look again.
    before = planned === null ? await ports.ledger.read(id) : await carryOut(ports, planned, people, before.clock.n, now);
    now = moment();
  }
  return before === null ? null : setClock(ports, before, wake, now);
}

/** As it is by what is known of the pages on their way. */
const judged = async ({ ledger }: Driving, incident: Incident, now: Instant): Promise<Incident> =>
  incident.pages.some(awaitsProof) ? proven(incident, await ledger.proofs(incident.incidentId), now) : incident;

/** A plan, and the key of its links: one and the same for the links that are kept and the ones that are sent. */
type Keyed = Plan & { readonly key: string | null };

/** Planning is a claim: only the writer whose write succeeded sends. */
async function claim(ports: Driving, before: Incident, plan: Keyed, wake: Wake | null, now: Instant): Promise<Keyed | null> {
  await ports.ledger.putLinks(linksOf(plan.key, before, plan.send));
  const incident = await write(ports, before, keepTime(withSureClock(plan), deadline(plan.incident), { region: ports.region, wake, now }));
  if (incident === null) return null;
  count(ports.meter, before, incident);
  return { ...plan, incident };
}

/** Whoever sends in the place of somebody who died starts a clock too: they may have died before they had started theirs. */
const withSureClock = ({ incident, send: pages }: Plan): Incident => (pages.some(({ attempts }) => attempts > 1) ? { ...incident, clock: { ...incident.clock, wakesAt: null } } : incident);

/** The clock is started whatever became of the pages, and after them: they do not wait for it. */
async function carryOut(ports: Driving, { key, ...plan }: Keyed, people: People, startedBefore: number, now: Instant): Promise<Incident | null> {
  const { incident } = plan;
  try {
    const results = await send(ports, key, plan, people);
    const marked = await change(ports, incident.incidentId, (current) => markSent(current, results, people, now), incident);
    if (marked !== null) count(ports.meter, incident, marked);
    const after = marked === null ? null : firstPagedAfter(incident, marked, ports.clock.now());
    if (after !== null) ports.meter.count('firstPaged', after * 1000);
    await keepSendings(ports, incident.incidentId, plan.send, results);
    await markRefused(ports, plan.send, results, people);
    return marked;
  } finally {
    await startClock(ports, incident, startedBefore);
  }
}

/** By SNS's names for them their fate is reported. Without it a page counts as unproven in its time, so a failure is told and goes no further. */
async function keepSendings({ ledger, log }: Driving, incidentId: IncidentId, pages: readonly Page[], results: Results): Promise<void> {
  const sendings = pages.filter(awaitsProofOnceSent).flatMap(({ key: page, responderId, channel }) => {
    const result = results.get(page);
    return result?.outcome === 'sent' && result.messageId !== undefined ? [{ messageId: result.messageId, incidentId, page, responderId, channel }] : [];
  });
  try {
    if (sendings.length > 0) await ledger.putSendings(sendings);
  } catch (error) {
    log.error('what was sent could not be kept; receipts for it will not be understood', { incidentId, ...faultOf(error) });
  }
}

/** What SNS takes for no address at all is known to be broken before the next night. That it could not be noted must not hold up a page. */
async function markRefused({ directory, clock, log }: Driving, pages: readonly Page[], results: Results, { responders }: People): Promise<void> {
  for (const { key, responderId, channel } of pages) {
    const result = results.get(key);
    const responder = responders.find((one) => one.responderId === responderId);
    const address = responder && addressOf(responder, channel);
    if (result?.outcome !== 'refused' || address === undefined) continue;
    try {
      await directory.mark(responderId, channel, address, { failedAt: clock.now(), failedBecause: result.because });
    } catch (error) {
      log.error('it could not be noted that a channel is refused', { responderId, channel, ...faultOf(error) });
    }
  }
}

const awaitsProofOnceSent = ({ proveBy }: Page): boolean => proveBy !== null;

/** Nothing is due: all that may be missing is somebody to wake us when it is. */
async function setClock(ports: Driving, before: Incident, wake: Wake | null, now: Instant): Promise<Incident | null> {
  const timed = (incident: Incident) => (isOpen(incident) && !isDue(incident, now) ? keepTime(incident, incident.nextActionAt!, { region: ports.region, wake, now }) : incident);
  if (timed(before) === before) return before;
  const after = await change(ports, before.incidentId, timed);
  if (after !== null) await startClock(ports, after, before.clock.n);
  return after;
}

/** Without it sweep keeps the time, so a failure is told and goes no further. */
async function startClock({ escalation, meter, log }: Driving, { incidentId, clock }: Incident, startedBefore: number): Promise<void> {
  if (clock.n === startedBefore || clock.wakesAt === null) return;
  try {
    await escalation.start({ incidentId, n: clock.n, at: clock.wakesAt });
  } catch (error) {
    meter.count('clockNotStarted');
    log.error('the clock could not be started; sweep keeps the time', { incidentId, n: clock.n, ...faultOf(error) });
  }
}

/** Those beside the desks' own whom a plan may page, or a page already planned may name. */
const concerned = ({ pages, holder }: Incident): string[] => [...new Set([...pages.map(({ responderId }) => responderId), ...(holder ? [holder.responderId] : [])])];

const COUNTED: Partial<Record<EventKind, Counted>> = {
  NO_ONE_ON_CALL: 'noOneOnCall',
  PAGE_REFUSED: 'pageRefused',
  PAGE_PUT_OFF: 'pagePutOff',
  LAST_RESORT: 'lastResort',
  HANDED_TO_SNS: 'pageSent',
  DELIVERED: 'pageProved',
};
/** Each page of these counts, and not the step that sent them together. */
const BY_PAGE: readonly EventKind[] = ['HANDED_TO_SNS', 'DELIVERED'];

function count(meter: Meter, before: Incident, after: Incident): void {
  const known = before.events.at(-1)?.seq ?? -1;
  for (const { seq, kind, detail } of after.events) {
    const metric = COUNTED[kind];
    const pages = detail?.['pages'];
    if (seq > known && metric !== undefined && !after.exercise) meter.count(metric, BY_PAGE.includes(kind) && Array.isArray(pages) ? pages.length : 1);
  }
}
