/** The two emulators that keep what must survive: SQS and DynamoDB. */
import type { DataFolder } from '../data-folder.ts';
import { startEngine } from './engine.ts';

export interface Engines {
  /** `http://127.0.0.1:PORT` */
  readonly sqs: string;
  readonly dynamodb: string;
  readonly stop: () => Promise<void>;
}

/** `DYNAMODB_ENDPOINT` in the environment lets another engine stand in for DynamoDB. */
export async function startEngines(folder: DataFolder, elsewhere = process.env['DYNAMODB_ENDPOINT']): Promise<Engines> {
  const [sqs, dynamodb] = await Promise.all([
    startEngine(new URL('sqs-thread.ts', import.meta.url), 'SQS', folder.kept('sqs')),
    elsewhere === undefined ? startEngine(new URL('dynamodb-thread.ts', import.meta.url), 'DynamoDB', folder.kept('dynamodb')) : undefined,
  ]);
  return {
    sqs: sqs.endpoint,
    dynamodb: dynamodb?.endpoint ?? elsewhere!,
    async stop() {
      await Promise.all([sqs.stop(), dynamodb?.stop()]);
    },
  };
}
