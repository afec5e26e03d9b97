/** Which execution keeps an incident's time, and when it wakes. The incident is the truth; Step Functions only waits. */
import { isOpen, nextMoment, type Incident } from './incident.ts';
import { isOverdue, type Instant } from './time.ts';

/** What an execution carries: ids and a moment, nothing else. */
export interface Wake {
  readonly incidentId: string;
  /** The clock's number on the incident; an execution with an older one ends. */
  readonly n: number;
  readonly at: string;
}

/** `closed` ends the execution: the incident is closed, or another execution has taken over. */
export type Woken = Wake & { readonly closed: boolean };

/** An execution's history is limited to 25,000 events: after this many turns a fresh one takes over. */
const TURNS = 1000;

/** Who asks for the time to be kept. */
export interface Asking {
  readonly region: string;
  /** The execution that asks, if one does. */
  readonly wake: Wake | null;
  readonly now: Instant;
}

/** Whether this execution, of this region, is the incident's clock. Two regions that were cut off from each other may both have raised it to the same number. */
export const isClockOf = ({ clock }: Incident, n: number, region: string): boolean => clock.n === n && clock.region === region;

/**
 * The incident with its clock set to `at`. A running execution is told its next wake; if it cannot be relied on (there
 * is none, it should have woken already, it wakes too late, it has turned too often) the number is raised, which ends
 * it, and whoever writes this starts the next, in their own region.
 */
export function keepTime(incident: Incident, at: Instant, { region, wake, now }: Asking): Incident {
  if (!isOpen(incident)) return incident;
  const { n, wakesAt, turns } = incident.clock;
  const asksItself = wake !== null && isClockOf(incident, wake.n, region);
  if (asksItself && turns < TURNS) return wakesAt === at ? incident : { ...incident, clock: { n, wakesAt: at, turns: turns + 1, region } };
  const reliable = !asksItself && wakesAt !== null && !isOverdue(wakesAt, now) && wakesAt <= at;
  return reliable ? incident : { ...incident, clock: { n: n + 1, wakesAt: at, turns: 0, region } };
}

/** The next deadline, taking the pages that are being sent as sent: if their sender dies, sweep finds them. */
export const deadline = (incident: Incident): Instant => nextMoment({ ...incident, pages: incident.pages.map((page) => (page.state === 'planned' ? { ...page, state: 'sent' } : page)) })!;

/** Something became due before the execution wakes, or it should have woken already: whoever changed the incident has to set the clock. */
export const wakesTooLate = ({ nextActionAt, clock: { wakesAt } }: Incident, now: Instant): boolean => nextActionAt !== null && (wakesAt === null || nextActionAt < wakesAt || isOverdue(wakesAt, now));
