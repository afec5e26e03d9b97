/** Whether the laptop's port is free, asked before anything is started: the port itself answers only when everything runs. */
import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

export async function assertFree(port: number): Promise<void> {
  await new Promise<void>((done, fail) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => fail(portRefusal(error, port)));
    server.listen(port, '127.0.0.1', () => server.close(() => done()));
  });
}

export function portRefusal(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') return new Refusal(`Port ${port} is in use: stop what listens there, or start with --port N.`);
  if (error.code === 'EACCES') return new Refusal(`Port ${port} may not be used by this account: start with --port N, N above 1023.`);
  return error;
}
