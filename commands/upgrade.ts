/** `npm run upgrade`: what a deploy of this checkout would change, replace or remove, before it does. See docs/deploy.md. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock.ts';
import { STACKS, STANDBY_STACKS } from '../contract/stacks.ts';
import { awsIn } from '../preflight/aws.ts';
import { contextOf, settingsOf, type Given } from '../preflight/given.ts';
import { orSentence } from './sentence.ts';
import { changeSetName, changesIn } from './upgrade/change-set.ts';
import { judgedChange, mayGoOn } from './upgrade/judged.ts';
import { toldStack } from './upgrade/telling.ts';

const USE = `npm run upgrade                         prepares a change set for each stack, and says what it would do; nothing is changed
  -c name=value          a setting, as for cdk deploy; the others are those of cdk.json
  --parameters NAME=V    as for cdk deploy; later deploys remember them
Ends with 1 where something that must survive would be replaced or removed. It prints the commands that carry it out.`;

const root = join(import.meta.dirname, '..');

await orSentence(async () => {
  const { values } = parseArgs({ options: { context: { type: 'string', short: 'c', multiple: true, default: [] }, parameters: { type: 'string', multiple: true, default: [] }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  const { settings } = settingsOf(root, contextOf(root, values.context));
  const given = [...values.context.flatMap((one) => ['-c', one]), ...values.parameters.flatMap((one) => ['--parameters', one])];
  const name = changeSetName(systemClock.now());
  for (const { stack, known, region } of inOrder(settings)) {
    await prepared(stack, ['--change-set-name', name, ...given]);
    const changes = await changesIn(awsIn(region).stacks, { stack: known, name });
    const judged = changes?.map(judgedChange) ?? null;
    console.log(toldStack(stack, judged).join('\n'));
    if (judged === null || judged.length === 0) continue;
    if (!mayGoOn(judged)) throw new Error(`\nNot to be carried out as it is: ${stack} would lose what must survive. Nothing was changed.`);
    console.log(`\nNothing was changed. To carry it out, and then look at what is left:\n\n    npx cdk deploy ${stack} --exclusively --method=execute-change-set --change-set-name ${name}\n    npm run upgrade`);
    return;
  }
  console.log('\nThe deployment is what this checkout makes of it.');
});

interface Deployable {
  /** As `cdk` calls it. */
  readonly stack: string;
  /** As CloudFormation does. */
  readonly known: string;
  readonly region: string;
}

/** The ledger comes first: what the pipeline needs of it must be there before its own change set can be made. A second region's key comes before everything. */
function inOrder({ region, standbyRegion }: Given['settings']): Deployable[] {
  const first = Object.values(STACKS).map((stack) => ({ stack, known: stack, region }));
  if (standbyRegion === undefined) return first;
  const there = (part: keyof typeof STACKS): Deployable => ({ stack: STANDBY_STACKS[part], known: STACKS[part], region: standbyRegion });
  return [there('ledger'), ...first, there('pipeline')];
}

async function prepared(stack: string, given: readonly string[]): Promise<void> {
  const cdk = join(root, 'node_modules/aws-cdk/bin/cdk');
  const args = ['deploy', stack, '--exclusively', '--method=prepare-change-set', '--require-approval', 'never', ...given];
  process.stderr.write(`${stack}: preparing a change set …\n`);
  const child = spawn(process.execPath, [cdk, ...args], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
  const said: string[] = [];
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  if (code !== 0) throw new Error(`cdk could not prepare a change set for ${stack}:\n${said.join('').trim()}`);
}
