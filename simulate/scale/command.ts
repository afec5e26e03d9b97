/** What a burst of alerts meets of AWS's limits, on paper: the options, and where the answer goes. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { writeDocs } from './docs.ts';
import { scaleReport } from './report.ts';

const USE = `npm run simulate -- --burst N --for SECONDS [--svg FILE] [--docs]
N alerts come evenly within SECONDS: for one state, for all India, and ten times that. Says how long they wait, and what is full first.
--burst 1 to 20000, --for 1 to 3600, --svg: the picture of waiting over time, default .local/scale.svg. --docs: writes docs/scale.md and docs/scale.svg anew.`;

/** Answers the exit code: 1 after a wrong option, which is told in a sentence. */
export function scaleMain(args: readonly string[]): number {
  try {
    const { values } = parsed(args);
    if (values.help) return say(USE);
    const burst = within('--burst', values.burst, 20_000);
    const forSeconds = within('--for', values.for, 3_600);
    const report = scaleReport({ burst, forSeconds, onScenario: (name) => process.stderr.write(`${name} …\n`) });
    mkdirSync(dirname(values.svg), { recursive: true });
    writeFileSync(values.svg, report.svg);
    if (values.docs) writeDocs(report);
    return say(`${report.text}\n\nwaiting over time: ${values.svg}`);
  } catch (error) {
    console.error((error as Error).message);
    return 1;
  }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { burst: { type: 'string' }, for: { type: 'string' }, svg: { type: 'string', default: '.local/scale.svg' }, docs: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new Error(`${(error as Error).message}: allowed are --burst N, --for SECONDS, --svg FILE and --docs`, { cause: error });
  }
}

function say(text: string): number {
  console.log(text);
  return 0;
}

function within(option: string, given: string | undefined, most: number): number {
  const value = Number(given);
  if (given === undefined || !/^\d+$/.test(given) || value < 1 || value > most) throw new Error(`${option} is ${given === undefined ? 'missing' : `"${given}"`}: allowed is a whole number from 1 to ${most}`);
  return value;
}
