/** Three lists that must say the same: how an alert can be lost, what rings in the template, and what the runbook knows to do. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAILURE_MODES } from '../../lib/failure-modes.ts';
import { RUNBOOK, SECTIONS } from '../../lib/runbook.ts';
import { root, synthesized } from './synthesized.ts';

const runbook = readFileSync(join(root, RUNBOOK), 'utf8');
const alarms = synthesized({ silenceHours: { meta: 72 } }).all('CloudWatch::Alarm').map(({ Properties }) => Properties);
/** One that stands for one of several has the section's name at its beginning; its description says which section it is. */
const ringing = [...new Set(alarms.map(({ AlarmDescription }) => String(AlarmDescription).split(`${RUNBOOK}#`)[1]!))];
const chapters = [...runbook.matchAll(/^## ([a-z0-9-]+)$/gm)].map(([, name]) => name!);
const named: string[] = [...new Set(FAILURE_MODES.flatMap(({ alarms: rings }) => rings))];

it('each failure rings an alarm that the template has, and each alarm is of a failure', () => {
  expect(named.toSorted()).toEqual(ringing.toSorted());
});

it('each failure has its section of the runbook, and each section its failure', () => {
  expect(named.toSorted()).toEqual(chapters.toSorted());
  expect(chapters.toSorted()).toEqual([...SECTIONS].toSorted());
});

it('no failure is told twice', () => {
  expect(new Set(FAILURE_MODES.map(({ what }) => what)).size).toBe(FAILURE_MODES.length);
});

it('the runbook shows the list as it is', () => {
  const rows = FAILURE_MODES.map(({ what, harm, alarms: rings }) => `| ${what} | ${harm} | ${rings.map((name) => `[${name}](#${name})`).join(', ')} |`);
  const table = ['| what happens | the alert is | what rings |', '|---|---|---|', ...rows].join('\n');
  expect(/<!-- modes[^>]*-->\n([^]*?)\n<!-- end of modes -->/.exec(runbook)?.[1]).toBe(table);
});
