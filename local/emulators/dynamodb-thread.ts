/** dynalite, which is DynamoDB on LevelDB, in a thread. */
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import type { EngineReport } from './engine.ts';

const { folder } = workerData as { readonly folder: string | undefined };

const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) });
server.listen(0, '127.0.0.1', () => {
  parentPort!.once('message', () => {
    server.close(() => parentPort!.close());
    server.closeAllConnections();
  });
  parentPort!.postMessage({ port: (server.address() as AddressInfo).port } satisfies EngineReport);
});
