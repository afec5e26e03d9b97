/** Queues: one message out, and a batch in whose failures are told one by one. */
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Counted } from '../../core/counted.ts';
import { faultOf } from '../../core/fault.ts';
import type { Log, Meter, Outbox } from '../../pipeline/ports.ts';

/** Messages of one partner share a group, so that a flood from one does not keep the others waiting. */
export function sqsOutbox<T extends { readonly partner: string }>(client: SQSClient, url: string): Outbox<T> {
  return {
    send: async (message) => {
      await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: textOf(message), MessageGroupId: message.partner }));
    },
  };
}

/** JSON escapes all that SQS refuses but these two, which an account's name may hold: refused, the page would wait for the next receive. */
const textOf = (message: unknown): string => JSON.stringify(message).replace(/[\ufffe\uffff]/g, (refused) => `\\u${refused.charCodeAt(0).toString(16)}`);

/** Where it is told that a message stays: Lambda sees a function that answered, and counts no error. */
export interface Staying {
  readonly log: Log;
  readonly meter: Meter;
  readonly keeps: Counted;
}

/** `received` is how often SQS has delivered the message, this time included. A message that throws stays on its queue. */
export function sqsHandler<T>(read: (body: string) => T, step: (message: T, received: number) => Promise<void>, { log, meter, keeps }: Staying) {
  const record = async ({ body, messageId, attributes }: SQSRecord): Promise<void> => {
    try {
      await step(read(body), Number(attributes.ApproximateReceiveCount));
    } catch (error) {
      meter.count(keeps);
      log.error('a message stays on its queue', { messageId, ...faultOf(error) });
      throw error;
    }
  };
  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, record, new BatchProcessor(EventType.SQS), { throwOnFullBatchFailure: false });
}
