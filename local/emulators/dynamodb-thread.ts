/** dynalite, which is DynamoDB on LevelDB, in a thread. It has no streams: what was written is told as it is answered. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';
import type { EngineReport } from './engine.ts';
import { writtenBy } from './written.ts';

const { folder } = workerData as { readonly folder: string | undefined };

const server = dynalite({ createTableMs: 0, ...(folder === undefined ? {} : { path: folder }) });
server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
  const target = String(request.headers['x-amz-target']);
  if (!/\.(Put|Update|Delete|BatchWrite)Item$/.test(target)) return;
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  response.on('finish', () => {
    if (response.statusCode !== 200) return;
    for (const written of writtenBy(target, Buffer.concat(parts).toString('utf8'))) parentPort!.postMessage({ written });
  });
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;
await opensFolder();
parentPort!.once('message', () => {
  server.close(() => parentPort!.close());
  server.closeAllConnections();
});
parentPort!.postMessage({ port } satisfies EngineReport);

/** dynalite opens its folder at the first request, and a folder that cannot be opened throws where nobody catches: then this thread dies now. */
async function opensFolder(): Promise<void> {
  const headers = {
    'content-type': 'application/x-amz-json-1.0',
    'x-amz-target': 'DynamoDB_20120810.ListTables',
    'x-amz-date': '20260101T000000Z',
    authorization: 'AWS4-HMAC-SHA256 Credential=laptop/20260101/laptop/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
  };
  const answer = await fetch(`http://127.0.0.1:${port}`, { method: 'POST', headers, body: '{}' });
  if (!answer.ok) throw new Error(await answer.text());
}
