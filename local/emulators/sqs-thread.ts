/** fauxqs, which is SQS on SQLite, in a thread. */
import { Server, type ListenOptions } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { startFauxqs } from 'fauxqs';
import type { EngineReport } from './engine.ts';

const { folder } = workerData as { readonly folder: string | undefined };

// fauxqs listens on every interface of the machine and has no setting for it; this thread serves nothing else.
const listen = Reflect.get(Server.prototype, 'listen') as (...args: unknown[]) => Server;
Reflect.set(Server.prototype, 'listen', function (this: Server, options: ListenOptions, ...rest: unknown[]) {
  return Reflect.apply(listen, this, [{ ...options, host: '127.0.0.1' }, ...rest]);
});

// And it waits for the disk at every message: WAL survives kill -9 without that, and a burst takes half the time.
const exec = Reflect.get(DatabaseSync.prototype, 'exec');
Reflect.set(DatabaseSync.prototype, 'exec', function (this: DatabaseSync, sql: string) {
  Reflect.apply(exec, this, [sql]);
  if (sql.includes('journal_mode')) Reflect.apply(exec, this, ['PRAGMA synchronous = NORMAL']);
});

// And it refuses what SQS takes beyond the first 65,536 characters: an account's name may hold an emoji.
const { INVALID_MESSAGE_BODY_CHAR } = (await import(new URL('sqs/sqsTypes.js', import.meta.resolve('fauxqs')).href)) as { readonly INVALID_MESSAGE_BODY_CHAR: RegExp };
Reflect.set(INVALID_MESSAGE_BODY_CHAR, 'test', (text: string) => /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text));

try {
  if (folder !== undefined) giveBack(join(folder, 'fauxqs.db'));
  const server = await startFauxqs({ port: 0, logger: false, ...(folder === undefined ? {} : { dataDir: folder }) });
  parentPort!.once('message', () => void server.stop().then(() => parentPort!.close()));
  parentPort!.postMessage({ port: server.port } satisfies EngineReport);
} catch (error) {
  parentPort!.postMessage({ failed: (error as Error).message } satisfies EngineReport);
}

/** Whoever was working on a message died with the last process: it need not stay invisible. Dead letters keep their pause. */
function giveBack(file: string): void {
  if (!existsSync(file)) return;
  const database = new DatabaseSync(file);
  database.exec(`UPDATE sqs_messages SET receipt_handle = NULL, visibility_deadline = NULL
    WHERE queue_name IN (SELECT name FROM sqs_queues WHERE attributes LIKE '%RedrivePolicy%')`);
  database.close();
}
