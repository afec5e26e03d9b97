/** docs/runbook.md against the alarms, and its commands against what is deployed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OUTPUTS } from '../../contract/stacks.ts';
import { FAILURE_MODES } from '../../lib/failure-modes.ts';
import { RUNBOOK, SECTIONS, type Section } from '../../lib/runbook.ts';
import { root, synthesized } from './synthesized.ts';

const runbook = readFileSync(join(root, RUNBOOK), 'utf8');
const chapters = new Map(runbook.split(/^## /m).slice(1).map((chapter) => [chapter.slice(0, chapter.indexOf('\n')), chapter]));
const { all } = synthesized({ silenceHours: { meta: 72 } });

/** What the words of "Before you begin" look up, by the type of resource that they look for. */
const LOOKED_UP: readonly (readonly [RegExp, string])[] = [
  [/\bfn (\w+)/g, 'Lambda::Function'],
  [/(?<!aws )\blogs (\w+)/g, 'Logs::LogGroup'],
  [/\b(?:queue|depth) (\w+)/g, 'SQS::Queue'],
  [/\bid (\w+) Logs::LogGroup/g, 'Logs::LogGroup'],
  [/\bid (\w+) StepFunctions::StateMachine/g, 'StepFunctions::StateMachine'],
  [/\bid (\w+) Events::Rule/g, 'Events::Rule'],
];
const shell = [...runbook.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block]) => block!).join('\n');

describe('the runbook', () => {
  it('has a section for each alarm, and none for an alarm that is gone', () => {
    const named = [...chapters.keys()].filter((heading) => /^[a-z0-9-]+$/.test(heading));
    expect(named.sort()).toEqual([...SECTIONS].sort());
  });

  it.each(SECTIONS)('%s says what is seen, what it means for a person at risk, what to do now and when it is over', (section: Section) => {
    const said = [...chapters.get(section)!.matchAll(/^\*\*([^*]+)\.\*\*/gm)].map(([, word]) => word);
    expect(said).toEqual(['Symptom', 'For a person at risk', 'Do now', 'Over when']);
    expect(chapters.get(section)).toMatch(/^```sh\n/m);
  });

  it.each(LOOKED_UP)('looks up with %s exactly one resource each time', (word, type) => {
    const names = [...new Set([...shell.matchAll(word)].map(([, name]) => name!))];
    expect(names).not.toEqual([]);
    for (const name of names) expect([name, all(type).filter(({ id }) => id.startsWith(name)).length]).toEqual([name, 1]);
  });

  it('looks only for outputs and alarms that exist', () => {
    const outputs = [...runbook.matchAll(/\$\(out (\w+)\)/g)].map(([, name]) => name);
    expect(outputs.filter((name) => !(Object.values(OUTPUTS) as unknown[]).includes(name))).toEqual([]);
    const states = [...runbook.matchAll(/\bstate ([a-z0-9]+-[a-z0-9-]+|overdue|unindexed)/g)].map(([, name]) => name);
    expect(states.filter((name) => !(SECTIONS as readonly unknown[]).includes(name))).toEqual([]);
  });
});

describe('three lists say the same: how an alert can be lost, what rings in the template, what the runbook knows to do', () => {
  /** One that stands for one of several has the section's name at its beginning; its description says which section it is. */
  const ringing = [...new Set(all('CloudWatch::Alarm').map(({ Properties }) => String(Properties['AlarmDescription']).split(`${RUNBOOK}#`)[1]!))];
  const headed = [...runbook.matchAll(/^## ([a-z0-9-]+)$/gm)].map(([, name]) => name!);
  const named: string[] = [...new Set(FAILURE_MODES.flatMap(({ alarms: rings }) => rings))];

  it('each failure rings an alarm that the template has, and each alarm is of a failure', () => {
    expect(named.toSorted()).toEqual(ringing.toSorted());
  });

  it('each failure has its section of the runbook, and each section its failure', () => {
    expect(named.toSorted()).toEqual(headed.toSorted());
    expect(headed.toSorted()).toEqual([...SECTIONS].toSorted());
  });

  it('no failure is told twice', () => {
    expect(new Set(FAILURE_MODES.map(({ what }) => what)).size).toBe(FAILURE_MODES.length);
  });

  it('the runbook shows the list as it is', () => {
    const rows = FAILURE_MODES.map(({ what, harm, alarms: rings }) => `| ${what} | ${harm} | ${rings.map((name) => `[${name}](#${name})`).join(', ')} |`);
    const table = ['| what happens | the alert is | what rings |', '|---|---|---|', ...rows].join('\n');
    expect(/<!-- modes[^>]*-->\n([^]*?)\n<!-- end of modes -->/.exec(runbook)?.[1]).toBe(table);
  });
});
