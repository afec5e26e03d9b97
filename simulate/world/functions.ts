/** Every function of the journey, as lambdas/ composes them: the real steps, in processes that may die. */
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { sqsHandler } from '../../adapters/aws/sqs.ts';
import { verify } from '../../adapters/webhook-signature.ts';
import type { Wake, Woken } from '../../core/clock.ts';
import type { Fields } from '../../core/command.ts';
import { bodyOf, readAccepted, readLocated, type Accepted, type Located } from '../../core/envelope.ts';
import { accept, type Answer, type Request } from '../../pipeline/accept.ts';
import { enrich } from '../../pipeline/enrich.ts';
import { ADOPT_SECONDS } from '../../pipeline/hand-on.ts';
import { escalate } from '../../pipeline/escalate.ts';
import { lastResort } from '../../pipeline/last-resort.ts';
import { partnerKeys } from '../../pipeline/partner-keys.ts';
import { receive } from '../../pipeline/receipts.ts';
import { press, type View } from '../../pipeline/respond.ts';
import { route } from '../../pipeline/route.ts';
import { sweep } from '../../pipeline/sweep.ts';
import { SECRETS } from '../people/partner.ts';
import type { Queue } from '../services/queue.ts';
import type { Ground } from './ground.ts';
import { chanceOf } from './chance.ts';
import { counting } from './counting.ts';
import { clockOf, logOf, meterOf, outboxOf, portsOf, type Counts, type Surroundings } from './ports.ts';
import { run, type Ended, type Process } from './process.ts';
import type { Setting } from './setting.ts';

/** As lib/ sets them. */
export const TIMEOUTS = { accept: 10_000, enrich: 10_000, route: 10_000, escalate: 30_000, respond: 25_000, sweep: 600_000, receipts: 60_000, 'last-resort': 45_000 } as const;
type Name = keyof typeof TIMEOUTS;

/** As lambdas/sweep.ts has them. */
const SWEEP_TOLERANCE_SECONDS = 15;

export interface Functions {
  accept(request: Request): Promise<Ended<Answer>>;
  enrich(event: SQSEvent): Promise<Ended<SQSBatchResponse>>;
  route(event: SQSEvent): Promise<Ended<SQSBatchResponse>>;
  escalate(wake: Wake): Promise<Ended<Woken>>;
  sweep(): Promise<Ended<void>>;
  /** `about`: who presses, and for which alert. */
  respond(about: string, token: string, fields: Fields): Promise<Ended<View | null>>;
  receipts(about: string, line: string): Promise<Ended<void>>;
  lastResort(event: SQSEvent): Promise<Ended<SQSBatchResponse>>;
}

export type Queues = Readonly<Record<'alerts' | 'located', Queue['put']>>;

export function openFunctions(world: Ground, { locator }: Setting, around: Surroundings, queues: Queues): Functions {
  const { agenda, promises } = world;
  const numbered = counting();
  /** What a process counted leaves it when it ends, as its log does, and not when it dies. `about`: whose affair it is. */
  const invoke = async <T>(name: Name, about: string, work: (process: Process, counts: Counts) => Promise<T>): Promise<Ended<T>> => {
    const called = numbered(`${name} for ${about}`);
    const counts: Counts = { counted: [], needed: [], handled: 0 };
    const end = await run(world, { name: called, chance: chanceOf(world.seed, called), timeout: TIMEOUTS[name] }, async (process) => {
      try {
        return await work(process, counts);
      } finally {
        if (process.refusals > counts.handled) counts.needed.length = 0;
      }
    });
    promises.ended(counts, end.ended);
    if (end.ended !== 'answered') world.tell(() => `${called} ${end.ended === 'died' ? 'is dead' : `fails: ${end.error.message}`}`);
    return end;
  };
  const log = logOf();
  const waiting = async (seconds: number): Promise<void> => new Promise((done) => agenda.after(seconds * 1000, done));

  return {
    accept: async (request) =>
      invoke('accept', request.webhookId, async (process, { counted, needed }) => {
        const [clock, meter] = [clockOf(agenda, process), meterOf(counted)];
        const keys = partnerKeys({ fetch: async () => process.call('secrets.fetch', async () => SECRETS), clock, meter, log });
        const next = outboxOf<Accepted>(process, 'queue.alerts', (message) => {
          promises.put(message.incidentId, bodyOf(message));
          queues.alerts(JSON.stringify(message));
        });
        const answer = await accept({ keys, verify, next, received: null, clock, meter, log }, request);
        if ('refused' in answer && answer.refused !== 'unavailable') needed.push('partnerRefused');
        return answer;
      }),
    enrich: async (event) =>
      invoke('enrich', subjectOf(event), async (process, { counted }) => {
        const next = outboxOf<Located>(process, 'queue.located', (message) => queues.located(JSON.stringify(message)));
        const meter = meterOf(counted);
        return sqsHandler(readAccepted, enrich({ locator, next, meter, log }), { log, meter, keeps: 'enrichKeeps' })(event);
      }),
    route: async (event) => invoke('route', subjectOf(event), async (process, counts) => sqsHandler(readLocated, route(portsOf(around, process, counts)), { log, meter: meterOf(counts.counted), keeps: 'routeKeeps' })(event)),
    escalate: async (wake) => invoke('escalate', world.called(wake.incidentId), async (process, counts) => escalate(portsOf(around, process, counts))(wake)),
    sweep: async () => invoke('sweep', 'everybody', async (process, counts) => sweep({ ...portsOf(around, process, counts), tolerance: SWEEP_TOLERANCE_SECONDS, adopts: ADOPT_SECONDS })),
    respond: async (about, token, fields) => invoke('respond', about, async (process, counts) => press(portsOf(around, process, counts), token, fields)),
    receipts: async (about, line) => invoke('receipts', about, async (process, counts) => receive({ ...portsOf(around, process, counts), wait: waiting }, [line])),
    lastResort: async ({ Records }) =>
      invoke('last-resort', 'dead letters', async (process) => {
        const publish = async (): Promise<void> => process.call('topic.publish', async () => promises.pagedFixed());
        await lastResort({ publish })(Records.map(({ messageId, eventSourceARN, body, attributes }) => ({ messageId, queue: eventSourceARN, body, firstSentAt: attributes.SentTimestamp })));
        return { batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })) };
      }),
  };
}


/** The alerts of a batch, each once. */
const subjectOf = ({ Records }: SQSEvent): string => [...new Set(Records.map(({ messageId }) => messageId.replace(/^\w+ of /, '').replace(/#.*$/, '')))].join(' and ');
