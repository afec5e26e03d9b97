/** What moves events: queues to functions, streams of tables to functions, schedules to functions. */
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { feed } from './event-sources.ts';
import type { Written } from './emulators/written.ts';
import type { Functions } from './functions/functions.ts';
import { Refusal } from './refusal.ts';
import { handOver } from './functions/unanswered.ts';
import { streamFeed } from './stream-sources.ts';
import { beginsAtOnce, every, periodOf } from './schedules.ts';
import type { EventSource, FunctionSpec, Plan } from './template/specs.ts';

export interface JointsProps {
  readonly plan: Plan;
  readonly functions: Functions;
  readonly sqs: SQSClient;
  readonly region: string;
  readonly speed: number;
  readonly warn: (line: string) => void;
}

export interface Joints {
  /** Loads the functions that stand between an alert and its first page, and those behind a link. */
  readonly warm: () => Promise<void>;
  readonly start: () => void;
  /** Told of everything that is written to a table. */
  readonly wrote: (written: Written) => void;
  readonly stop: () => void;
}

const POLLERS = 2; // batches of one queue at the same time: there are two cores

export function joinUp({ plan, functions, sqs, region, speed, warn }: JointsProps): Joints {
  const stops: (() => void)[] = [];
  const urlOf = (arn: string): string => plan.queues.find((queue) => queue.arn === arn)!.url;

  function feedFrom({ queueArn, functionName, batchSize, reportsFailures, concurrency }: EventSource): () => void {
    const failed = (line: string): void => warn(`${shortName(functionName)}: ${line}`);
    const invoke = (event: unknown): Promise<unknown> => functions.invoke(functionName, event);
    return feed({ sqs, queueUrl: urlOf(queueArn), queueArn, region, batchSize, reportsFailures, pollers: Math.min(concurrency, POLLERS), invoke, failed });
  }

  const feeds = plan.streamSources.map((source) => ({ table: plan.tables.find(({ streamArn }) => streamArn === source.streamArn)!.name, ...streamFeed({ source, region, invoke: async (event) => functions.invoke(source.functionName, event), failed: (line) => warn(`${shortName(source.functionName)}: ${line}`) }) }));

  function runScheduled(functionArn: string, input: unknown): Promise<void> {
    const { name, deadLettersArn } = plan.functions.find(({ arn }) => arn === functionArn)!;
    return handOver(input, {
      speed,
      invoke: (event) => functions.invoke(functionArn, event),
      failed: (line) => warn(`${shortName(name)}: ${line}`),
      giveUp: async (event, because) => {
        if (deadLettersArn !== undefined) await sqs.send(deadLetter(urlOf(deadLettersArn), event, because));
      },
    });
  }

  /** A schedule's target is a function, or a queue that hands it on later. */
  async function handIn(arn: string, input: unknown): Promise<void> {
    const queue = plan.queues.find((one) => one.arn === arn);
    if (queue === undefined) return runScheduled(arn, input);
    await sqs.send(new SendMessageCommand({ QueueUrl: queue.url, MessageBody: JSON.stringify(input) })).catch((error: Error) => warn(`${queue.name}: ${error.message}`));
  }

  return {
    async warm() {
      await Promise.all(firstNeeded(plan).map((name) => functions.warm(name).catch((error: Error) => {
        throw new Refusal(`${shortName(name)} does not load: ${error.message}`);
      })));
    },
    start() {
      stops.push(...plan.eventSources.map(feedFrom));
      for (const { expression, targets } of plan.schedules) {
        for (const { arn, input } of targets) stops.push(every(periodOf(expression) / speed, () => handIn(arn, input), beginsAtOnce(expression)));
      }
    },
    wrote: (written) => feeds.filter(({ table }) => table === written.table).forEach(({ tell }) => tell(written)),
    stop: () => [...stops, ...feeds.map(({ stop }) => stop)].forEach((stop) => stop()),
  };
}

/** What answers the open door, and what is fed from a queue that is not one of dead letters. */
function firstNeeded({ apiMethods, eventSources, queues }: Plan): readonly FunctionSpec['name'][] {
  const redriven = new Set(queues.filter(({ attributes }) => 'RedrivePolicy' in attributes).map(({ arn }) => arn));
  const fed = eventSources.filter(({ queueArn }) => redriven.has(queueArn)).map(({ functionName }) => functionName);
  return [...new Set([...fed, ...apiMethods.filter(({ signed }) => !signed).map(({ functionArn }) => functionArn)])];
}

/** As Lambda keeps an event that nobody could handle. */
function deadLetter(queueUrl: string, event: unknown, because: Error): SendMessageCommand {
  const message = { DataType: 'String', StringValue: because.message.slice(0, 1000) || because.name };
  return new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event), MessageAttributes: { ErrorMessage: message } });
}

/** A logical id without the eight characters that CDK puts at its end. */
const shortName = (name: string): string => name.replace(/[0-9A-F]{8}$/, '');
