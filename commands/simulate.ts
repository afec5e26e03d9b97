/** `npm run simulate`: worlds that break everything on purpose, and whether anybody was forgotten in them. The same seed gives the same world. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { MUTANTS } from '../simulate/mutants/mutants.ts';
import { PROMISES } from '../simulate/promises/promises.ts';
import { live } from '../simulate/run/campaign.ts';
import { hunt } from '../simulate/run/hunt.ts';
import { testOf } from '../simulate/run/kept-test.ts';
import { scaleMain } from '../simulate/scale/command.ts';
import { summaryOf } from '../simulate/run/summary.ts';
import { cut, tellWorld } from '../simulate/run/telling.ts';
import { WEATHERS, type Weather } from '../simulate/world/faults.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run simulate                                          200 worlds of 10 alerts in heavy weather
npm run simulate -- --seeds N --alerts M [--faults heavy|light|none] [--from SEED]
npm run simulate -- --seed K [--alerts M] [--faults …]    one world as a story; where a promise is broken, shrunk to what breaks it
npm run simulate -- --mutants                             each known mistake is made on purpose, and must be found
npm run simulate -- --burst N --for SECONDS               what a burst meets of AWS's limits, on paper (docs/scale.md); --help after it says more
--pack FOLDER: another pack than packs/up.`;

const KEPT = '.local/simulate';

const args = process.argv.slice(2);
if (args.includes('--burst')) process.exitCode = scaleMain(args);
else await orSentence(async () => {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' }, alerts: { type: 'string', default: '10' }, seed: { type: 'string' }, from: { type: 'string', default: '1' },
      faults: { type: 'string', default: 'heavy' }, mutants: { type: 'boolean' }, pack: { type: 'string', default: 'packs/up' }, help: { type: 'boolean', short: 'h' },
    },
  }); // prettier-ignore
  if (values.help) return console.log(USE);
  const given = { pack: values.pack, alerts: numberIn('alerts', values.alerts, 1, 200), weather: weatherIn(values.faults) };
  if (values.mutants) return huntAll(given.pack);
  if (values.seed !== undefined) return tellOne({ ...given, seed: numberIn('seed', values.seed, 0, 2 ** 31) });
  await liveAll({ ...given, from: numberIn('from', values.from, 0, 2 ** 31), seeds: numberIn('seeds', values.seeds, 1, 1_000_000) });
});

interface Given {
  readonly pack: string;
  readonly alerts: number;
  readonly weather: Weather;
}

/** The sum on standard output is the same each time; how long it took is not, and goes beside it. */
async function liveAll(given: Given & { from: number; seeds: number }): Promise<void> {
  const began = Date.now();
  let told = began;
  const tally = await live({ ...given, threads: availableParallelism() }, (worlds) => {
    if (Date.now() - told < 2000) return;
    told = Date.now();
    process.stderr.write(`${worlds} of ${given.seeds} worlds …\n`);
  });
  console.log(summaryOf(tally));
  const seconds = (Date.now() - began) / 1000;
  process.stderr.write(`in ${seconds.toFixed(1)} s, ${(tally.lasted / 1000 / seconds).toFixed(0)} times as fast as they lasted\n`);
  const [first] = tally.broken;
  if (first === undefined) return;
  console.log(`\nThe first of them, shrunk (npm run simulate -- --seed ${first.seed} --alerts ${given.alerts} --faults ${given.weather}):`);
  await tellOne({ ...given, seed: first.seed });
}

async function tellOne(given: Given & { seed: number }): Promise<void> {
  const { lines, plan, outcome } = await tellWorld(given);
  console.log(lines.join('\n'));
  if (outcome.violation === null) return console.log(`\n${outcome.incidents} incidents, ${outcome.pages} pages, ${outcome.struck.length} faults: every promise was kept.`);
  const file = `${KEPT}/seed-${given.seed}.test.ts`;
  mkdirSync(KEPT, { recursive: true });
  writeFileSync(file, testOf(plan, outcome.violation));
  console.log(`\nA test that keeps it: ${file}; move it to test/simulate/.`);
  process.exitCode = 1;
}

async function huntAll(pack: string): Promise<void> {
  for (const mutant of MUTANTS) {
    const found = await hunt(pack, mutant);
    console.log(`\n${mutant.name} (${mutant.file})`);
    if (found === null) process.exitCode = 1;
    console.log(found === null ? '  NOT FOUND' : `  found with seed ${found.seed}: ${PROMISES[found.violation.promise]}\n${cut(found.story).map((line) => `    ${line}`).join('\n')}`);
  }
}

function numberIn(name: string, text: string, low: number, high: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < low || value > high) throw new Error(`--${name} is "${text}": allowed is a whole number from ${low} to ${high}.`);
  return value;
}

function weatherIn(text: string): Weather {
  const weather = WEATHERS.find((one) => one === text);
  if (weather === undefined) throw new Error(`--faults is "${text}": allowed is ${WEATHERS.join(', ')}.`);
  return weather;
}
