/** `npm run preflight`: what would stop pages in silence, before a deploy and after it. See docs/deploy.md. */
import { resolveCname, resolve4 } from 'node:dns/promises';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock.ts';
import { STACKS, STANDBY_STACKS } from '../contract/stacks.ts';
import { atlasOf, openPack } from '../packs/open.ts';
import { named } from '../preflight/check.ts';
import type { CheckName } from '../preflight/checks.ts';
import { awsIn } from '../preflight/aws.ts';
import { deployedIn } from '../preflight/deployed.ts';
import { contextOf, settingsOf } from '../preflight/given.ts';
import { isReady, look } from '../preflight/look.ts';
import { toldAsJson, toldOf, type Looked } from '../preflight/telling.ts';
import { templatesOf } from '../preflight/templates.ts';
import { once, type Facts, type World } from '../preflight/world.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run preflight                    asks AWS for everything that would stop pages in silence
  -c name=value    a setting, as for cdk deploy; the others are those of cdk.json
  --json           for machines
It is asked before the first deploy, after every deploy, and on any day. One line a check:
  OK · warning (later or less surely) · BLOCKED · unknown (it could not be asked) · later (needs the deploy).
Ends with 1 while anything is BLOCKED or unknown. It changes nothing; all that it starts is CloudFormation's drift
detection, which compares and takes a minute or two. It goes by your AWS credentials and the setting region;
with the setting standbyRegion everything is asked once more there.`;

const root = join(import.meta.dirname, '..');
const SAY_EVERY_MS = 10_000;

await orSentence(async () => {
  const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true, default: [] }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  const looked: Looked[] = [];
  for (const world of worldsOf(values.context)) {
    const progress = progressOn(process.stderr);
    const lines = await look(world, (_, left) => progress.told(left));
    progress.end();
    looked.push({ region: world.facts.settings.region, lines, isDeployed: await world.deployed().then((found) => found !== null, () => null) });
  }
  console.log(values.json ? toldAsJson(looked) : toldOf(looked).join('\n'));
  if (!looked.every(({ lines }) => isReady(lines))) process.exitCode = 1;
});

/** One for each region. */
function worldsOf(given: readonly string[]): World[] {
  const context = contextOf(root, given);
  const { settings, standby, faults, folder } = settingsOf(root, context);
  const shellRegion = process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'];
  const facts = { settings, faults, pack: openPack(folder, atlasOf(folder)), shellRegion, isStandby: false, now: systemClock.now() };
  return [worldOf(facts, context), ...(standby === null ? [] : [worldOf({ ...facts, settings: standby, shellRegion: undefined, isStandby: true }, context)])];
}

function worldOf(facts: Facts, context: Readonly<Record<string, unknown>>): World {
  const aws = awsIn(facts.settings.region);
  return {
    facts,
    aws,
    names: { aliases: async (host) => orNone(resolveCname(host)), addresses: async (host) => orNone(resolve4(host)) },
    deployed: once(async () => deployedIn(aws.stacks)),
    checkout: once(async () => templatesOf(root, context, facts.isStandby ? STANDBY_STACKS : STACKS)),
    wait: async (seconds) => after(seconds * 1000),
  };
}

/** What is not there is an answer too; a name server that is silent is none. */
async function orNone(asked: Promise<string[]>): Promise<string[]> {
  try {
    return await asked;
  } catch (error) {
    if (['ENOTFOUND', 'ENODATA'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** One line that is written over; where it cannot be, a line every ten seconds. */
function progressOn(out: NodeJS.WriteStream): { readonly told: (left: readonly CheckName[]) => void; readonly end: () => void } {
  let left: readonly CheckName[] = [];
  const words = (): string => `asking AWS, ${left.length} to come: ${named(left)}${left.includes('drift') ? ' (CloudFormation compares: a minute or two)' : ''}`;
  const timer = setInterval(() => out.isTTY || out.write(`${words()}\n`), SAY_EVERY_MS).unref();
  return {
    told: (now) => {
      left = now;
      if (out.isTTY) out.write(`\r\u001B[K${words()}`);
    },
    end: () => {
      clearInterval(timer);
      if (out.isTTY) out.write('\r\u001B[K');
    },
  };
}
