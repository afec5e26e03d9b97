/** Time, phones, execution clocks, meters and logs in memory: everything a step needs besides the tables. */
import { executionName } from '../../contract/escalation.ts';
import type { Wake } from '../../core/clock.ts';
import type { Counted } from '../../core/counted.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { PageProof } from '../../core/page-proof.ts';
import type { Result } from '../../core/sent.ts';
import { instant, type Instant, type Seconds } from '../../core/time.ts';
import type { Clock, Dispatch, Escalation, Log, Meter, NewId, Outbox, Pager } from '../../pipeline/ports.ts';

export interface MemoryClock extends Clock {
  pass(seconds: Seconds): void;
  set(moment: Instant): void;
}

export function memoryClock(start: string): MemoryClock {
  let at = Date.parse(instant(start));
  let text: Instant | null = null; // written out when somebody asks: tests let days pass by the second
  return {
    now: () => (text ??= instant(at)),
    pass: (seconds) => {
      at += Math.round(seconds * 1000);
      text = null;
    },
    set: (moment) => {
      at = Date.parse(moment);
      text = moment;
    },
  };
}

export interface Received extends Dispatch {
  readonly at: Instant;
  readonly messageId: string | undefined;
}

/** Phones and mailboxes. `answer` decides what SNS says to a page that has an address; it takes everything to begin with. */
export interface MemoryPager extends Pager {
  readonly inbox: Received[];
  answer: (dispatch: Dispatch) => Result;
  /** What becomes of a page that SNS took; null: nobody ever says. */
  fate: (dispatch: Dispatch) => PageProof['outcome'] | null;
}

/** `report`: where the fate of a page is told, at once. */
export function memoryPager(clock: Clock, report: (id: IncidentId, proof: PageProof) => Promise<void> = async () => undefined): MemoryPager {
  const pager: MemoryPager = {
    inbox: [],
    answer: () => ({ outcome: 'sent', messageId: `message-${pager.inbox.length}` }),
    fate: () => 'delivered',
    send: async (dispatch) => {
      const { page, responder } = dispatch;
      if (responder !== null && !responder.channels[page.channel]) return { outcome: 'refused', because: `the responder has no ${page.channel}` };
      const result = pager.answer(dispatch);
      if (result.outcome !== 'sent') return result;
      pager.inbox.push({ ...dispatch, at: clock.now(), messageId: result.messageId });
      const outcome = pager.fate(dispatch);
      if (outcome !== null && dispatch.page.proveBy !== null) await report(dispatch.incidentId, { page: dispatch.page.key, outcome, at: clock.now() });
      return result;
    },
  };
  return pager;
}

/** Executions by name: a name is used once, as in Step Functions. */
export interface MemoryEscalation extends Escalation {
  readonly waiting: Map<string, Wake>;
}

export function memoryEscalation(): MemoryEscalation {
  const used = new Set<string>();
  const waiting = new Map<string, Wake>();
  return {
    waiting,
    start: async ({ incidentId, n, at }) => {
      const name = executionName({ incidentId, n });
      if (used.has(name)) return;
      used.add(name);
      waiting.set(name, { incidentId, n, at });
    },
  };
}

export interface MemoryMeter extends Meter {
  /** By its name, and `name/partner`. */
  readonly counted: Map<Counted | `${Counted}/${string}`, number>;
}

export function memoryMeter(): MemoryMeter {
  const counted: MemoryMeter['counted'] = new Map();
  return {
    counted,
    count: (what, value = 1, partner) => {
      const key = partner === undefined ? what : (`${what}/${partner}` as const);
      counted.set(key, (counted.get(key) ?? 0) + value);
    },
  };
}

export interface MemoryLog extends Log {
  readonly lines: string[];
}

export function memoryLog(): MemoryLog {
  const lines: string[] = [];
  const write = (level: string) => (message: string, detail: Readonly<Record<string, unknown>> = {}) => void lines.push(JSON.stringify({ level, message, ...detail }));
  return { lines, info: write('info'), error: write('error') };
}

export function memoryOutbox<T>(): Outbox<T> & { readonly sent: T[] } {
  const sent: T[] = [];
  return { sent, send: async (message) => void sent.push(message) };
}

/** Names in order: w1, w2, … */
export function countingIds(): NewId {
  let count = 0;
  return () => `w${(count += 1)}`;
}
