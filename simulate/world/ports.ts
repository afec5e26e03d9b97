/** The ports of one process, each call of which may go wrong. */
import type { memoryDirectory } from '../../adapters/memory/directory.ts';
import type { Counted } from '../../core/counted.ts';
import type { Wake } from '../../core/clock.ts';
import type { Accepted } from '../../core/envelope.ts';
import type { Pack } from '../../core/pack.ts';
import type { Result } from '../../core/sent.ts';
import type { Clock, Dispatch, Log, Meter, NewId, Outbox } from '../../pipeline/ports.ts';
import type { Responding } from '../../pipeline/respond.ts';
import type { Routing } from '../../pipeline/route.ts';
import { calling, type Store } from '../services/store.ts';
import { instantOf, type Agenda } from './agenda.ts';
import type { Process } from './process.ts';

export interface Surroundings {
  readonly agenda: Agenda;
  readonly pack: Pack;
  readonly store: Store;
  readonly directory: ReturnType<typeof memoryDirectory>;
  readonly newId: NewId;
  publish(dispatch: Dispatch, process: Process): Result;
  start(wake: Wake): Promise<void>;
  /** A place that somebody gave, to the queue of enrich. */
  place(message: Accepted): void;
}

/** What one process counted, and what happened to it that it must count: both leave it when it ends, and not when it dies. */
export interface Counts {
  readonly counted: Counted[];
  readonly needed: Counted[];
  /** Failed calls that a step goes on after; any other ends it, and is tried again as a whole. */
  handled: number;
}

const LINK_KEY = 'an invented key of links';
const SILENT: Log = { info: () => undefined, error: () => undefined };

export const clockOf = (agenda: Agenda, { skew }: Process): Clock => ({ now: () => instantOf(agenda.now() + skew) });
export const meterOf = (counted: Counted[]): Meter => ({ count: (what) => void counted.push(what) });
export const logOf = (): Log => SILENT;

export const outboxOf = <T>(process: Process, what: string, put: (message: T) => void): Outbox<T> => ({ send: async (message) => process.call(what, async () => put(message)) });

export function portsOf(world: Surroundings, process: Process, counts: Counts): Routing & Responding {
  const failing = async <T>(needed: Counted, work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      counts.needed.push(needed);
      counts.handled += 1;
      throw error;
    });
  const isReal = ({ incidentId }: Dispatch): boolean => world.store.heads.get(incidentId)?.exercise === false;
  return {
    pack: world.pack,
    speed: 1,
    region: 'ap-south-1',
    way: { linkUrl: 'https://alerts.example.in/a', smsCarries: 'link' },
    ledger: world.store.ledger(process),
    directory: calling('directory', { people: world.directory.people, mark: world.directory.mark }, process),
    escalation: { start: async (wake) => failing('clockNotStarted', process.call('escalation.start', async () => world.start(wake))) },
    pager: {
      send: async (dispatch) => {
        const result = await sent(process, async () => world.publish(dispatch, process));
        if (result.outcome === 'put-off') counts.handled += 1;
        if (result.outcome !== 'sent' && isReal(dispatch)) counts.needed.push(result.outcome === 'refused' ? 'pageRefused' : 'pagePutOff');
        return result;
      },
    },
    linkKey: async () => failing('linkKeyMissing', process.call('linkKey', async () => LINK_KEY)),
    places: outboxOf(process, 'queue.place', world.place),
    clock: clockOf(world.agenda, process),
    meter: meterOf(counts.counted),
    log: SILENT,
    newId: world.newId,
  };
}

/** A pager never throws: that nobody knows what SNS did is a value. */
async function sent(process: Process, publish: () => Promise<Result>): Promise<Result> {
  try {
    return await process.call('pager.send', publish);
  } catch (error) {
    return { outcome: 'put-off', because: (error as Error).name };
  }
}
