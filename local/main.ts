/** `npm start`: the whole pipeline on one port of this machine, from the template and the bundles that are deployed. */
import { join } from 'node:path';
import { openDataFolder } from './data-folder.ts';
import { readFlags } from './flags.ts';
import { startLaptop } from './laptop.ts';
import { assertFree } from './port.ts';
import { progressOn } from './progress.ts';
import { Refusal } from './refusal.ts';
import { sendSample } from './sample.ts';

const STOP_WITHIN_MS = 1500;

// node:sqlite says that it is experimental; nobody at this terminal can act on that.
process.removeAllListeners('warning');
process.stdout.on('error', () => {}); // whoever read along has gone; paging goes on

try {
  await main();
} catch (error) {
  console.error(error instanceof Refusal ? error.message : error);
  process.exit(1);
}

async function main(): Promise<void> {
  const { port, data, speed, sample } = readFlags(process.argv.slice(2), process.env);
  const root = join(import.meta.dirname, '..');
  const progress = progressOn((text) => process.stdout.write(text));
  await assertFree(port);
  const folder = openDataFolder(data);
  const url = `http://127.0.0.1:${port}`;
  const began = performance.timeOrigin;
  progress.say('Jeevan Raksha on this laptop');
  const stop = await startLaptop({ root, port, speed, folder, progress, clock: () => new Date(), died });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(stop));
  progress.say(`ready after ${((Date.now() - began) / 1000).toFixed(1)} s: ${url} · what would have been sent: ${url}/inbox`);
  if (sample) await sendSample({ root, url, partnersFile: folder.partnersFile, progress, at: new Date() }).catch((error: Error) => progress.warn(error.message));
  progress.say('serving; Ctrl-C ends it');
}

function died(because: string): void {
  console.error(`The laptop's ${because}. What was accepted is in the data folder: start again.`);
  process.exit(1);
}

async function end(stop: () => Promise<void>): Promise<void> {
  setTimeout(() => process.exit(0), STOP_WITHIN_MS);
  await stop().catch(() => {}); // what cannot be closed is on disk already
  process.exit(0);
}
