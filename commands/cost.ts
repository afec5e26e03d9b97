/** `npm run cost`: what the deployment costs while nothing happens, and what an alert costs, from the synthesized template and published prices. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { samplePeople } from '../core/sample-people.ts';
import { loadPack } from '../packs/index.ts';
import { contextOf } from '../preflight/given.ts';
import { templatesOf } from '../preflight/templates.ts';
import { billOf } from './cost/bill.ts';
import { PAGE, written } from './cost/docs.ts';
import { jsonOf, textOf } from './cost/report.ts';
import { readAssembly, resourcesIn, type Resource } from './cost/template.ts';
import { STACKS, STANDBY_STACKS } from '../contract/stacks.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run cost                      synthesizes, and says what it costs: idle, per 1,000 alerts, for UP today, all India, and 1,000 a second
npm run cost -- -c firewall=false with another setting than cdk.json has
npm run cost -- --from cdk.out    reads what cdk synth made before
npm run -s cost -- --json         the same figures as JSON
npm run cost -- --docs            writes docs/cost.md anew`;

const root = join(import.meta.dirname, '..');

await orSentence(async () => {
  const { values } = parsed();
  if (values.help) return console.log(USE);
  if (values.from === undefined) process.stderr.write('synthesizing …\n');
  const resources = values.from === undefined ? await synthesized(contextOf(root, values.context)) : readAssembly(values.from);
  const bill = billOf(resources, samplePeople(loadPack(join(root, 'packs/up'))).responders.length);
  if (values.docs) writeFileSync(join(root, PAGE), written(readFileSync(join(root, PAGE), 'utf8'), bill));
  console.log(values.json ? JSON.stringify(jsonOf(bill), null, 2) : textOf(bill));
});

/** Of both regions, where there are two. */
async function synthesized(context: Readonly<Record<string, unknown>>): Promise<Resource[]> {
  const regions = context['standbyRegion'] === undefined ? [STACKS] : [STACKS, STANDBY_STACKS];
  return (await Promise.all(regions.map(async (stacks) => resourcesIn(await templatesOf(root, context, stacks))))).flat();
}

function parsed() {
  try {
    return parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true, default: [] }, from: { type: 'string' }, json: { type: 'boolean' }, docs: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  } catch (error) {
    throw new Error(`${(error as Error).message}: allowed are -c name=value, --from FOLDER, --json, --docs and --help`, { cause: error });
  }
}
