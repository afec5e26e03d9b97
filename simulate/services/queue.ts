/** A standard queue of SQS with its function: at least once, in any order, and after five tries into the dead letters, which page until somebody redrives them. */
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { instantOf, type Ms } from '../world/agenda.ts';
import type { Ended } from '../world/process.ts';
import { counting } from '../world/counting.ts';
import type { Ground } from '../world/ground.ts';

/** As lib/stage.ts and lib/dead-letters.ts set them; test/simulate/settings.test.ts holds the two together. */
export const QUEUE = { visibility: 60_000, tries: 5, batch: 10, deadVisibility: 300_000 } as const;
/** Until a message is handed to a function: pollers, and a batch that fills. */
const [SOON, LATER]: [Ms, Ms] = [10, 400];
const LATE: Ms = 90_000;

export interface Message {
  readonly id: string;
  readonly body: string;
  readonly firstSentAt: Ms;
  received: number;
  /** Not to be handed to anybody before. */
  visibleAt: Ms;
  /** Somebody was told that it lies among the dead letters. */
  isTold: boolean;
}

export interface Queue {
  readonly name: string;
  /** What is neither done nor given up. */
  readonly messages: ReadonlySet<Message>;
  readonly dead: ReadonlySet<Message>;
  /** Keeps it; whether the sender hears of that is the call's affair. */
  put(body: string): void;
  /** Those dead letters that somebody was told of, back to where they came from. */
  redrive(): void;
}

export type Consumer = (event: SQSEvent) => Promise<Ended<SQSBatchResponse>>;

/** `consume` works on a batch; `page` is told of dead letters and never gets rid of them. */
export function openQueue(world: Ground, name: string, consume: Consumer, page: Consumer): Queue {
  const { agenda, faults } = world;
  const [messages, dead] = [new Set<Message>(), new Set<Message>()];
  const numbered = counting();

  const put = (body: string): void => {
    const id = numbered(`${name} of ${world.called(/"incidentId":"([a-z2-7]{26})"/.exec(body)![1]!)}`);
    const fault = faults.at('queue', id);
    add({ id, body, firstSentAt: agenda.now(), received: 0, visibleAt: agenda.now(), isTold: false }, fault === 'delivered late' ? faults.extent(id) * LATE : 0);
    if (fault === 'delivered twice') add({ id: `${id}b`, body, firstSentAt: agenda.now(), received: 0, visibleAt: agenda.now(), isTold: false }, faults.extent(id) * LATE);
    world.tell(() => `${id} is in its queue${fault === null ? '' : `, ${fault}`}`);
  };
  const add = (message: Message, delay: Ms): void => {
    messages.add(message);
    show(message, delay);
  };
  const show = (message: Message, delay: Ms): void => {
    message.visibleAt = agenda.now() + delay;
    agenda.after(delay + world.takes(`${message.id}, try ${message.received + 1}`, SOON, LATER), () => poll(message));
  };

  /** Whatever is visible when the poller comes for one of them, newest first: a standard queue keeps no order. */
  const poll = (wanted: Message): void => {
    if (!messages.has(wanted) || wanted.visibleAt > agenda.now()) return;
    const visible = [...messages].filter(({ visibleAt }) => visibleAt <= agenda.now());
    const batch = visible.reverse().slice(0, QUEUE.batch).filter((message) => !isSpent(message));
    for (const message of batch) {
      message.received += 1;
      message.visibleAt = agenda.now() + QUEUE.visibility;
    }
    if (batch.length > 0) world.tell(() => `a function is given ${batch.map(({ id, received }) => `${id}, try ${received}`).join('; ')}`);
    if (batch.length > 0) void consume(eventOf(name, batch)).then((end) => settle(batch, end));
  };
  const isSpent = (message: Message): boolean => {
    if (message.received < QUEUE.tries) return false;
    messages.delete(message);
    dead.add(message);
    world.tell(() => `${message.id} is given up after ${message.received} tries`);
    world.promises.deadLetter();
    pageDead(message);
    return true;
  };
  const settle = (batch: readonly Message[], end: Ended<SQSBatchResponse>): void => {
    const failed = end.ended === 'answered' ? new Set(end.value.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)) : null;
    for (const message of batch) {
      const isDone = failed !== null && !failed.has(message.id);
      if (isDone && faults.at('queue', `${message.id}, deleting after try ${message.received}`) !== 'not deleted') messages.delete(message);
      else if (isDone) world.tell(() => `${message.id} is done and not deleted`);
      if (messages.has(message)) show(message, Math.max(0, message.visibleAt - agenda.now()));
    }
  };
  const pageDead = (message: Message): void => {
    if (!dead.has(message)) return;
    message.received += 1;
    void page(eventOf(`${name}-dead`, [message])).then(({ ended }) => {
      message.isTold ||= ended === 'answered';
      agenda.after(QUEUE.deadVisibility, () => pageDead(message));
    });
  };
  const redrive = (): void => {
    for (const message of [...dead].filter(({ isTold }) => isTold)) {
      dead.delete(message);
      message.received = 0;
      add(message, 0);
    }
  };
  return { name, messages, dead, put, redrive };
}

const eventOf = (name: string, messages: readonly Message[]): SQSEvent => ({ Records: messages.map((message) => recordOf(name, message)) });

const recordOf = (name: string, { id, body, received, firstSentAt }: Message): SQSRecord => ({
  messageId: id,
  receiptHandle: id,
  body,
  attributes: { ApproximateReceiveCount: String(received), SentTimestamp: String(firstSentAt), SenderId: 'invented', ApproximateFirstReceiveTimestamp: instantOf(firstSentAt) },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: `arn:aws:sqs:ap-south-1:000000000000:${name}`,
  awsRegion: 'ap-south-1',
});
