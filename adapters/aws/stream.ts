/** A table's stream: which incident or which month's orders its records speak of, and which records failed. */
import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { DIRECTORY, LEDGER } from '../../contract/ledger.ts';
import { faultOf } from '../../core/fault.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Nominated } from '../../pipeline/audit.ts';
import type { Log, Meter } from '../../pipeline/ports.ts';

/** Null for what has no trail. */
function nominatedBy({ dynamodb }: DynamoDBRecord): Nominated | null {
  const [pk = '', sk] = [dynamodb?.Keys?.['pk']?.S, dynamodb?.Keys?.['sk']?.S];
  if (sk === LEDGER.head) return { incident: pk as IncidentId };
  return pk.startsWith(DIRECTORY.orders) ? { month: pk.slice(DIRECTORY.orders.length) } : null;
}

/** Each is brought up to date once, however many records speak of it; Lambda reads the stream again from the first that failed. */
export const streamHandler = (step: (nominated: Nominated) => Promise<void>, { log, meter }: { readonly log: Log; readonly meter: Meter }) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const groups = Map.groupBy(Records, (record) => JSON.stringify(nominatedBy(record)));
    const failed = await Promise.all([...groups].map(async ([key, records]) => {
      const nominated = JSON.parse(key) as Nominated | null;
      if (nominated === null) return [];
      try {
        await step(nominated);
        return [];
      } catch (error) {
        meter.count('auditKeeps');
        log.error('the trail could not be brought up to date; it will be tried again', { ...nominated, ...faultOf(error) });
        return records;
      }
    }));
    return { batchItemFailures: failed.flat().map(({ dynamodb }) => ({ itemIdentifier: dynamodb!.SequenceNumber! })) };
  };
