/** A thread that lives through worlds, one chunk of seeds after the other; with a mutant, in a house where one line was changed. */
import { parentPort, workerData } from 'node:worker_threads';
import { changeLine } from '../mutants/change-line.ts';
import { mutantCalled } from '../mutants/mutants.ts';
import { planOf, type Answer, type Order } from './orders.ts';
import { added, NOTHING, tallyOf } from './tally.ts';

const { mutant, pack } = workerData as { mutant: string | null; pack: string };
if (mutant !== null) changeLine(mutantCalled(mutant));
Error.stackTraceLimit = 0; // a hundred faults a world, and nobody reads where they came from

// After the change of a line: whatever is imported from here on has it.
const [{ openSetting }, { simulate }, { shrink }, { storyOf }, { killOnce, killTwice }] = await Promise.all([import('../world/setting.ts'), import('../world/world.ts'), import('./shrink.ts'), import('./story.ts'), import('./crashes.ts')]);
const setting = await openSetting(pack);

async function carryOut(order: Order): Promise<Answer> {
  if (order.kind === 'kill') return { kind: 'killed', ...(await (order.times === 1 ? killOnce : killTwice)(setting, order.share)) };
  if (order.kind === 'tell') {
    const plan = order.shrunk ? await shrink(setting, planOf(order.seed, order.alerts, order.weather)) : planOf(order.seed, order.alerts, order.weather);
    const { lines, outcome } = await storyOf(setting, plan);
    return { kind: 'told', plan, lines, outcome };
  }
  let tally = NOTHING;
  for (let seed = order.from; seed < order.to; seed += 1) {
    tally = added(tally, tallyOf(seed, await simulate(setting, planOf(seed, order.alerts, order.weather))));
    if (order.untilBroken && tally.broken.length > 0) break;
  }
  return { kind: 'lived', tally };
}

let work: Promise<void> = Promise.resolve();
parentPort!.on('message', (order: Order) => {
  work = work.then(async () => parentPort!.postMessage(await carryOut(order)));
});
