/** `npm run bench`: sizes, cold starts, latency and throughput on this machine, beside what was aimed for. Writes bench/results.json. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { bundles } from './bundles.ts';
import { burst } from './burst.ts';
import { latency } from './latency.ts';
import { start } from './laptop.ts';
import type { Figure } from './figure.ts';
import { locating } from './locating.ts';
import { onCall } from './on-call.ts';
import { worlds } from './worlds.ts';
import { writeFigures } from './readme.ts';

const machine = `${cpus()[0]?.model ?? 'unknown CPU'}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
console.log(`Measured on ${machine}\n`);

const figures: Figure[] = [];
for (const [name, measure] of Object.entries({ bundles, start, locating, onCall, latency, burst, worlds })) {
  console.log(`${name} …`);
  figures.push(...(await measure()));
}

console.table(figures.map(({ what, measured, unit, target }) => ({ what, measured, unit, target, met: isMet(measured, target) ? 'yes' : 'NO' })));
writeFileSync('bench/results.json', `${JSON.stringify({ machine, at: new Date().toISOString(), figures }, null, 2)}\n`);
writeFigures(machine, figures);
console.log('written to bench/results.json and into the README');

function isMet(measured: number, target: string): boolean {
  const bound = Number(target.slice(1));
  return target.startsWith('≤') ? measured <= bound : measured >= bound;
}
