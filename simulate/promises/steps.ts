/** The steps of an incident's life, written down a second time from the design, and what one write may do to a head. */
import type { Incident, Status } from '../../core/incident.ts';
import type { Break } from './promises.ts';

const TAKEN = ['HANDED_OFF', 'CONTACT_CONFIRMED', 'UNABLE_TO_LOCATE', 'TRANSFER_OFFERED', 'TRANSFER_ACCEPTED', 'CLOSED'] as const;

/** Where a status may lead in one write. Paging again is always allowed of what is held: the lease ran out, or it was given back. */
const LEADS_TO: Record<Status, readonly Status[]> = {
  ROUTED: ['PAGING'],
  ROUTE_UNCERTAIN: ['PAGING'],
  PAGING: ['ACKNOWLEDGED', 'HANDED_OFF', 'TRANSFER_ACCEPTED'],
  ACKNOWLEDGED: ['PAGING', ...TAKEN],
  HANDED_OFF: ['PAGING', 'ACKNOWLEDGED', ...TAKEN],
  CONTACT_CONFIRMED: ['PAGING', ...TAKEN],
  UNABLE_TO_LOCATE: ['PAGING', ...TAKEN],
  TRANSFER_OFFERED: ['PAGING', 'ACKNOWLEDGED', ...TAKEN],
  TRANSFER_ACCEPTED: ['PAGING', ...TAKEN],
  CLOSED: ['PAGING'],
};
const FIRST: readonly Status[] = ['ROUTED', 'ROUTE_UNCERTAIN'];

/** Of the design: ten minutes ahead until hand-off, twenty after. */
const QUIET_SECONDS = { before: 600, after: 1200 };
/** Between two functions' clocks. */
const SKEW_SECONDS = 10;

export function checkWrite(broken: Break, before: Incident | null, after: Incident, nowMs: number): void {
  const { incidentId, status, nextActionAt, handOff, version } = after;
  const from = before?.status ?? null;
  if (from === null ? !FIRST.includes(status) : from !== status && !LEADS_TO[from].includes(status)) broken('allowed', incidentId, `it went from ${from ?? 'nothing'} to ${status}`);
  if (before !== null && version !== before.version + 1) broken('versioned', incidentId, `version ${before.version} became ${version}`);
  if (before !== null) checkGrowth(broken, before, after);
  if ((status === 'CLOSED') !== (nextActionAt === null)) return broken('due', incidentId, `it is ${status}, and its next action is ${nextActionAt ?? 'never'}`);
  const ahead = nextActionAt === null ? 0 : (Date.parse(nextActionAt) - nowMs) / 1000;
  if (ahead > (handOff === null ? QUIET_SECONDS.before : QUIET_SECONDS.after) + SKEW_SECONDS) broken('due', incidentId, `it is ${status}, and quiet for ${Math.round(ahead)} s`);
}

/** Nothing that happened is taken back, and no body is forgotten: a write on a version that nobody read would do both. */
function checkGrowth(broken: Break, before: Incident, after: Incident): void {
  const { incidentId } = after;
  const [last, first] = [before.events.at(-1)!, after.events[0]!];
  const stands = first.seq > last.seq || after.events.find(({ seq }) => seq === last.seq) === last;
  if (!stands || after.events.at(-1)!.seq < last.seq) broken('versioned', incidentId, `what happened is taken back: ${last.kind}`);
  if (after.round < before.round || after.clock.n < before.clock.n) broken('versioned', incidentId, 'a number went down');
  const lost = before.alerts.length < 200 && before.alerts.some(({ digest }) => !after.alerts.some((one) => one.digest === digest));
  if (lost) broken('kept', incidentId, 'a body that was on it is no longer named');
  const isHeldOn = before.holder !== null && after.holder?.responderId === before.holder.responderId && after.round === before.round;
  const fresh = isHeldOn ? after.pages.filter(({ key, purpose }) => purpose === 'alert' && !before.pages.some((page) => page.key === key)) : [];
  if (fresh.length > 0) broken('leased', incidentId, `${fresh[0]!.key} is planned while ${before.holder!.responderId} has it`);
}
