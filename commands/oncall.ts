/** `npm run oncall -- …`: who is on duty, who is next, whether anybody is missing, and every change of it. See docs/people.md. */
import { parseArgs } from 'node:util';
import { atlasOf, openPack } from '../packs/open.ts';
import { ASKING } from './oncall/asking.ts';
import { CHANGING } from './oncall/changing.ts';
import { DRILLING } from './oncall/drilling.ts';
import { FILES } from './oncall/files.ts';
import { OPTIONS } from './oncall/flags.ts';
import type { Task } from './oncall/task.ts';
import { sourceOf } from './oncall/source.ts';
import { orSentence } from './sentence.ts';

const TASKS: Readonly<Record<string, Task>> = { ...ASKING, ...CHANGING, ...DRILLING, ...FILES };

const USE = [
  ...Object.values(TASKS).map(({ use, says }) => `npm run oncall -- ${use}\n    ${says}`),
  '',
  'DESK: "state", or a unit\'s code. T: 2026-03-01T22:00 by the pack\'s clock, or with an offset such as +05:30 or Z.',
  '--url URL: a deployment or a laptop, default the laptop that runs on http://127.0.0.1:8080. A deployment is asked with your AWS credentials; AWS_REGION says where.',
  '--from FILE: an export or a file of people; it can be asked, not changed. With neither, and no laptop: the invented people of a laptop.',
  '--pack FOLDER: another pack than packs/up.',
].join('\n');

await orSentence(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: OPTIONS });
  const [name = '', ...words] = positionals;
  if (values.help) return console.log(USE);
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  if (task === undefined) throw new Error(`${name ? `"${name}" is none of the tasks` : 'A task is missing'}:\n${USE}`);
  const pack = openPack(values.pack, atlasOf(values.pack)); // its deploy has checked it: who asks at night waits for no check
  await task.run({ pack, words, flags: values, source: await sourceOf(pack, values) });
});
