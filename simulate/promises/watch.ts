/** Watches over all promises of one world, and keeps the first that is broken. */
import type { Counted } from '../../core/counted.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Incident } from '../../core/incident.ts';
import type { Result } from '../../core/sent.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Agenda, Ms } from '../world/agenda.ts';
import type { Ended, Process } from '../world/process.ts';
import { openAlarms } from './alarms.ts';
import { openCalm } from './calm.ts';
import { openKept } from './kept.ts';
import { openPages } from './pages.ts';
import type { Break, Violation } from './promises.ts';
import { checkWrite } from './steps.ts';

export interface Watch {
  put(id: IncidentId, body: Uint8Array): void;
  accepted(id: IncidentId, body: Uint8Array): void;
  wrote(before: Incident | null, after: Incident): void;
  sent(dispatch: Dispatch, result: Result, process: Process): void;
  /** So many executions are now running for one number. */
  executing(incidentId: string, n: number, running: number): void;
  deadLetter(): void;
  pagedFixed(): void;
  ended(counts: { readonly counted: readonly Counted[]; readonly needed: readonly Counted[] }, how: Ended<unknown>['ended']): void;
  look(heads: ReadonlyMap<IncidentId, Incident>): void;
  end(heads: ReadonlyMap<IncidentId, Incident>, waiting: number): void;
  /** Null as long as every promise is kept. */
  violation(): Violation | null;
  figures(): Figures;
}

export interface Figures {
  readonly accepted: number;
  readonly pages: number;
  /** Pages sent again after their sender came to harm. */
  readonly again: number;
  /** The longest that nobody heard of an open incident. */
  readonly silence: Ms;
}

/** `calmFrom`: when the last fault may strike. */
export function openWatch(agenda: Agenda, calmFrom: Ms): Watch {
  let violation: Violation | null = null;
  const broken: Break = (promise, incidentId, sentence) => void (violation ??= { promise, at: agenda.now(), incidentId, sentence });
  const [alarms, calm, kept, pages] = [openAlarms(broken), openCalm(broken, calmFrom), openKept(broken), openPages(broken)];
  return {
    put: kept.put,
    accepted: kept.accepted,
    wrote: (before, after) => {
      checkWrite(broken, before, after, agenda.now());
      pages.wrote(before, after);
      calm.wrote(before, after, agenda.now());
    },
    sent: (dispatch, result, process) => {
      pages.sent(dispatch, result, process);
      if (result.outcome === 'sent') calm.paged(dispatch.incidentId, agenda.now());
    },
    executing: (incidentId, n, running) => {
      if (running > 1) broken('due', incidentId as IncidentId, `${running} executions keep its time by number ${n}`);
    },
    deadLetter: alarms.deadLetter,
    pagedFixed: alarms.pagedFixed,
    ended: ({ counted, needed }, how) => {
      if (how !== 'died') counted.forEach(alarms.counted);
      if (how === 'answered') needed.forEach(alarms.needs);
    },
    look: (heads) => calm.look(heads, agenda.now()),
    end: (heads, waiting) => {
      kept.end(heads, waiting);
      alarms.end();
    },
    violation: () => violation,
    figures: () => ({ accepted: kept.count(), pages: pages.sentCount(), again: pages.twice(), silence: calm.longest() }),
  };
}
