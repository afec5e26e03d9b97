/** One function in one thread: loads the bundle once, then handles one event after another. */
import { appendFileSync, existsSync, openSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { Failure, Job, Report, ThreadData } from './protocol.ts';

const { taskRoot, handler: handlerName, logFile, functionArn, memoryMb } = workerData as ThreadData;

type Handler = (event: unknown, context: unknown) => unknown;
const functionName = functionArn.split(':').at(-1)!;
const say = (report: Report): void => parentPort!.postMessage(report);

// Straight into the file: through the main thread every line of a function's log would cost the whole laptop.
const log = openSync(logFile, 'a');
for (const stream of [process.stdout, process.stderr]) {
  stream.write = (chunk: string | Uint8Array) => {
    writeSync(log, `${functionName} ${typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()}`);
    return true;
  };
}

const handler = load();
parentPort!.on('message', (job: Job) => void run(job));
say({ ready: true });

function load(): Handler {
  const [module, name] = handlerName.split('.') as [string, string];
  const file = ['.js', '.cjs'].map((ending) => join(taskRoot, module + ending)).find(existsSync);
  if (!file) throw new Error(`${basename(taskRoot)} has no ${module}.js: the handler is ${handlerName}`);
  const loaded = createRequire(file)(file) as Record<string, Handler>;
  if (typeof loaded[name] !== 'function') throw new Error(`${file} exports no function ${name}`);
  return loaded[name];
}

async function run({ requestId, event, deadline }: Job): Promise<void> {
  const context = {
    awsRequestId: requestId,
    callbackWaitsForEmptyEventLoop: true,
    functionName,
    functionVersion: '$LATEST',
    getRemainingTimeInMillis: () => Math.max(0, deadline - Date.now()),
    invokedFunctionArn: functionArn,
    logGroupName: `/aws/lambda/${functionName}`,
    logStreamName: 'laptop',
    memoryLimitInMB: String(memoryMb),
  };
  try {
    const result = await handler(JSON.parse(event), context);
    say({ result: JSON.stringify(result ?? null) });
  } catch (error) {
    appendFileSync(log, `${functionName} ${(error as Error | undefined)?.stack ?? String(error)}\n`);
    say({ failed: failureOf(error) });
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Error || (typeof error === 'object' && error !== null && 'message' in error)) {
    const { name, message } = error as Error;
    return { errorType: name || 'Error', errorMessage: message };
  }
  return { errorType: typeof error, errorMessage: String(error) };
}
