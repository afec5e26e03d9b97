/** The two emulators that keep what must survive: SQS and DynamoDB. */
import type { DataFolder } from '../data-folder.ts';
import { startEngine } from './engine.ts';
import type { Written } from './written.ts';

export interface Engines {
  /** `http://127.0.0.1:PORT` */
  readonly sqs: string;
  readonly dynamodb: string;
  readonly stop: () => Promise<void>;
}

/** `DYNAMODB_ENDPOINT` in the environment lets another engine stand in for DynamoDB. It tells nothing of what is written: the trail then has what the look at the start finds. */
export async function startEngines(folder: DataFolder, died: (because: string) => void, wrote: (written: Written) => void): Promise<Engines> {
  const elsewhere = process.env['DYNAMODB_ENDPOINT'];
  const [sqs, dynamodb] = await Promise.all([
    startEngine({ module: new URL('sqs-thread.ts', import.meta.url), service: 'SQS', folder: folder.kept('sqs'), died }),
    elsewhere === undefined
      ? startEngine({ module: new URL('dynamodb-thread.ts', import.meta.url), service: 'DynamoDB', folder: folder.kept('dynamodb'), died, wrote })
      : undefined,
  ]);
  return {
    sqs: sqs.endpoint,
    dynamodb: dynamodb?.endpoint ?? elsewhere!,
    async stop() {
      await Promise.all([sqs.stop(), dynamodb?.stop()]);
    },
  };
}
