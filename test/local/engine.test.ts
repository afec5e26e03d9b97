/** An engine in its thread: when it has died, and when it only ends. */
import { startEngine } from '../../local/emulators/engine.ts';

/** Throws when it is told anything, or by itself after `ms`. */
const throwing = (when: string): URL => new URL(`data:text/javascript,import { parentPort } from 'node:worker_threads'; parentPort.on('message', () => { throw new Error('files are closed'); }); parentPort.postMessage({ port: 1 }); ${when}`);

async function started(when: string) {
  const deaths: string[] = [];
  const engine = await startEngine({ module: throwing(when), service: 'SQS', folder: undefined, died: (because) => void deaths.push(because) });
  return { engine, deaths };
}

it('that is told to stop and breaks over it has not died: the laptop ends as it was asked to', async () => {
  const { engine, deaths } = await started('');
  await engine.stop();
  expect(deaths).toEqual([]);
});

it('that breaks by itself has died, and says of what', async () => {
  const { deaths } = await started("setTimeout(() => { throw new Error('disk is full'); }, 20);");
  while (deaths.length === 0) await new Promise((done) => setTimeout(done, 5));
  expect(deaths).toEqual(['SQS stopped: disk is full']);
});
