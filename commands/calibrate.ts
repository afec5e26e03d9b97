/** `npm run calibrate`: what the incidents that were closed teach about hints. It proposes; only an edit of the pack changes anything. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, type Calibration, type Outcome } from '../core/calibration.ts';
import { reliabilityPicture } from '../core/calibration-picture.ts';
import type { IncidentView } from '../core/view.ts';
import { loadPack } from '../packs/index.ts';
import { sourceOf, type Source } from './oncall/source.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run calibrate -- [--url URL]      asks a deployment, or the laptop on port 8080, for all closed incidents
npm run calibrate -- --from FILE      incidents as GET /v1/incidents/{id} answers them, one JSON a line
--picture FILE.svg: predicted against observed, default .local/reliability.svg. --pack FOLDER: another pack than packs/up.
An incident counts when whoever closed it said where the person was found. Exercises do not count.`;

/** Fewer say nothing of a source. */
const ENOUGH = 20;

await orSentence(async () => {
  const { values } = parseArgs({ options: { url: { type: 'string' }, from: { type: 'string' }, picture: { type: 'string', default: '.local/reliability.svg' }, pack: { type: 'string', default: 'packs/up' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  const pack = loadPack(values.pack);
  const views = values.from === undefined ? await closedOnes(await sourceOf(pack, { url: values.url })) : linesOf(values.from);
  const outcomes = views.flatMap(outcomeOf);
  console.log(`${views.length} closed incidents, ${outcomes.length} of them with a place and where the person was found.`);
  if (outcomes.length === 0) return console.log('Nothing to learn from yet: say where the person was found when an incident is closed.');
  const learned = calibrate(outcomes, pack.deciding.trust.epsilon);
  tell(learned);
  mkdirSync(dirname(values.picture), { recursive: true });
  writeFileSync(values.picture, reliabilityPicture(learned));
  console.log(`\npredicted against observed: ${values.picture}`);
});

function tell({ sources, bins, error }: Calibration): void {
  console.log('\nhow often a hint was worth nothing (ε):');
  for (const { source, good, worthless, epsilon, proposed } of sources) {
    const votes = good + worthless;
    console.log(`  ${source.padEnd(10)} ${votes} hints, ${worthless.toFixed(1)} worthless: ε is ${epsilon}, proposed ${proposed.toFixed(2)}${votes < ENOUGH ? ' (too few to act on)' : ''}`);
  }
  console.log('\nhow likely it was said to be, and how often it was so:');
  for (const { predicted, observed, count } of bins) console.log(`  ${(predicted * 100).toFixed(0).padStart(3)} %  ${(observed * 100).toFixed(0).padStart(3)} %  of ${count}`);
  console.log(`expected calibration error ${(error * 100).toFixed(1)} %. Proposals go into the pack's locating.json by hand.`);
}

/** The likeliest place, ours or not, beside where the person was. */
function outcomeOf({ exercise, found, findings, units, outsideCode, confidence }: IncidentView): Outcome[] {
  if (exercise || found === null || findings.every(({ shares }) => shares.length === 0)) return [];
  const [best] = units;
  const believed = outsideCode === null ? best && { where: best.code, p: best.p } : { where: outsideCode, p: confidence };
  return believed ? [{ findings, believed, found }] : [];
}

function linesOf(path: string): IncidentView[] {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line, i) => {
    const view = parsed(line, `${path}, line ${i + 1}`);
    if (!Array.isArray(view?.findings) || !Array.isArray(view.units)) throw new Error(`${path}, line ${i + 1}: is no incident; allowed is what GET /v1/incidents/{id} answers, with units and findings`);
    return view;
  });
}

function parsed(line: string, where: string): IncidentView | null {
  try {
    return JSON.parse(line) as IncidentView | null;
  } catch (error) {
    throw new Error(`${where}: is not JSON (${(error as Error).message})`, { cause: error });
  }
}

async function closedOnes({ http, name }: Source): Promise<IncidentView[]> {
  if (http === null) throw new Error(`There are no incidents among ${name}: start the laptop, or name a deployment with --url.`);
  const views: IncidentView[] = [];
  let cursor: string | null = null;
  do {
    const list = (await http('GET', `/v1/incidents?status=closed${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`)) as { incidents: readonly { incidentId: string }[]; cursor: string | null };
    for (const { incidentId } of list.incidents) views.push((await http('GET', `/v1/incidents/${incidentId}`)) as IncidentView);
    cursor = list.cursor;
    if (process.stderr.isTTY) process.stderr.write(`\r${views.length} incidents`);
  } while (cursor !== null);
  return views;
}
