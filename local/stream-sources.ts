/** Feeds what was written to tables to functions, as Lambda's readers of streams do: in order, and again from the first record that failed. Of each record the keys. */
import { setTimeout } from 'node:timers/promises';
import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { Written } from './emulators/written.ts';
import type { StreamSource } from './template/specs.ts';

export interface StreamFeed {
  readonly tell: (written: Written) => void;
  readonly stop: () => void;
}

export interface StreamFeedProps {
  readonly source: StreamSource;
  readonly region: string;
  readonly invoke: (event: unknown) => Promise<unknown>;
  /** Told why records are tried again. */
  readonly failed: (line: string) => void;
}

const AGAIN_MS = 1000;

/** What it has not handed on when the process dies is found by the function's own daily look, which begins with the laptop. */
export function streamFeed({ source, region, invoke, failed }: StreamFeedProps): StreamFeed {
  const waiting: DynamoDBRecord[] = [];
  let count = 0;
  const is = { running: false, stopped: false };

  async function handOn(): Promise<void> {
    while (waiting.length > 0 && !is.stopped) {
      await setTimeout(source.windowSeconds * 1000, undefined, { ref: false });
      const batch = waiting.slice(0, source.batchSize);
      const done = await doneOf(batch);
      waiting.splice(0, done);
      if (done < batch.length) await setTimeout(AGAIN_MS, undefined, { ref: false });
    }
    is.running = false;
  }

  async function doneOf(batch: readonly DynamoDBRecord[]): Promise<number> {
    try {
      const { batchItemFailures = [] } = ((await invoke({ Records: batch })) ?? {}) as Partial<DynamoDBBatchResponse>;
      const names = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
      const first = batch.findIndex(({ dynamodb }) => names.includes(dynamodb!.SequenceNumber!));
      if (first !== -1) failed(`${names.length} of ${batch.length} records failed and will be tried again`);
      return first === -1 ? batch.length : first;
    } catch (error) {
      if (!is.stopped) failed((error as Error).message);
      return 0;
    }
  }

  return {
    tell({ keys }) {
      const value = keys[source.key.name]?.S ?? '';
      if (source.key.equals === undefined ? !value.startsWith(source.key.prefix!) : value !== source.key.equals) return;
      count += 1;
      waiting.push({ eventSource: 'aws:dynamodb', eventSourceARN: source.streamArn, awsRegion: region, dynamodb: { Keys: keys, SequenceNumber: String(count).padStart(21, '0') } });
      if (is.running) return;
      is.running = true;
      void handOn();
    },
    stop: () => void (is.stopped = true),
  };
}
