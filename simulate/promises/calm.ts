/** What must hold again soon after the last fault, and from then on: nothing late, nobody silent, no acknowledgement without an end. */
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { Ms } from '../world/agenda.ts';
import type { Break } from './promises.ts';

/** Sweep looks twice a minute and leaves the clock 15 s, functions' clocks differ by up to 10, and the work itself takes a moment. */
const RECOVERED: Ms = 75_000;
/** With a clock that runs, what is due is done at once: an execution wakes within a second, and needs another for its calls. */
const ON_TIME: Ms = 15_000;
const PROGRESS = ['ACKNOWLEDGED', 'NOTED', 'PLACE_GIVEN'];

export interface Calm {
  wrote(before: Incident | null, after: Incident, now: Ms): void;
  /** A page of an incident that SNS took. */
  paged(id: IncidentId, now: Ms): void;
  look(heads: ReadonlyMap<IncidentId, Incident>, now: Ms): void;
  /** The longest time between two pages of an incident that was open all along. */
  longest(): Ms;
}

/** `since`: the moment of the last fault that the world allows. */
export function openCalm(broken: Break, since: Ms): Calm {
  const paged = new Map<IncidentId, Ms>();
  const late = new Map<IncidentId, readonly Ms[]>();
  let longest = 0;
  const heard = (id: IncidentId, now: Ms): void => {
    longest = Math.max(longest, now - (paged.get(id) ?? now));
    paged.set(id, now);
  };
  return {
    longest: () => longest,
    paged: heard,
    wrote: (known, after, now) => {
      const { incidentId } = after;
      const last = after.events.at(-1)!;
      if (known === null || known.status === 'CLOSED' || (last.by !== undefined && last.seq > known.events.at(-1)!.seq && last.kind !== 'LOOKED')) heard(incidentId, now);
      if (known !== null && known.nextActionAt === null) return;
      const wasDue = Date.parse(known?.nextActionAt ?? after.openedAt);
      // The first of two writes that see to it leaves it as late as it was.
      const isSeenTo = after.nextActionAt === null || Date.parse(after.nextActionAt) > now - ON_TIME;
      if (!isSeenTo || wasDue < since || now - wasDue <= ON_TIME) return;
      const before = (late.get(incidentId) ?? []).filter((visit) => now - visit > ONE_VISIT);
      late.set(incidentId, [...before, now]);
      if (before.length >= LATES) broken('due', incidentId, `its clock does not run: it was ${Math.round((now - wasDue) / 1000)} s late, and that ${before.length + 1} times since the faults ended`);
    },
    look: (heads, now) => {
      if (now < since + RECOVERED) return;
      for (const incident of heads.values()) if (isOpen(incident)) lookAt(broken, incident, Math.max(paged.get(incident.incidentId) ?? 0, since + RECOVERED), now);
    },
  };
}

/** What was lost in the storm is found out once; and a clock that its starter died over, once more by whoever trusted it. */
const LATES = 2;
/** Whoever finds it may write several times. */
const ONE_VISIT: Ms = 5000;

function lookAt(broken: Break, incident: Incident, heardAt: Ms, now: Ms): void {
  const { incidentId, status, nextActionAt, policy, events } = incident;
  const overdue = now - Date.parse(nextActionAt!);
  if (overdue > RECOVERED) broken('due', incidentId, `it is overdue by ${Math.round(overdue / 1000)} s`);
  // By the policy: the last resort comes again and again while nobody has it, and whoever has it is reminded.
  const longest = (status === 'PAGING' ? policy.lastResortEverySeconds : policy.reminderEverySeconds) * 1000;
  const silence = now - heardAt;
  if (silence > longest + RECOVERED) broken('tried', incidentId, `it is ${status}, and nobody has heard of it for ${Math.round(silence / 1000)} s`);
  const progress = events.findLast(({ kind }) => PROGRESS.includes(kind));
  const held = progress === undefined ? 0 : now - Date.parse(progress.at);
  const lease = (policy.leaseSeconds + policy.takeBackSeconds) * 1000;
  if (status === 'ACKNOWLEDGED' && held > lease + RECOVERED) broken('leased', incidentId, `it is held for ${Math.round(held / 1000)} s without progress`);
}
