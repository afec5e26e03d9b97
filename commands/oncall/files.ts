/** People and turns as files: out and in. What comes in is checked whole before anything is written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { systemClock } from '../../adapters/clock.ts';
import { COLUMNS, NO_COLUMN, readSheet, rowsOf, type Row, type Sheet } from '../../core/people-csv.ts';
import { ordersFor } from '../../core/duty-orders.ts';
import type { DutyOrder } from '../../core/duty-order.ts';
import { readPeople } from '../../core/people-file.ts';
import { order } from './changing.ts';
import { turnsIn } from './ics.ts';
import { parsed } from './source.ts';
import { roleOf, textOf, word, type Given, type Task } from './task.ts';

const AT_ONCE = 50;

async function exported(given: Given): Promise<void> {
  const file = await given.source.file();
  const isCsv = given.flags.csv === true;
  const text = isCsv ? stringify(rowsOf(file), { header: true, columns: [...COLUMNS], escape_formulas: true, bom: true }) : `${JSON.stringify(file, null, 2)}\n`;
  const out = textOf(given, 'out');
  if (out === undefined) return void process.stdout.write(text);
  writeFileSync(out, text);
  console.log(`${file.responders.length} responders and ${file.desks.length} desks in ${out}${isCsv ? '; rotas, overrides and absences have no place in a table: take JSON for those' : ''}.`);
}

/** A spreadsheet writes a quote before what looks like a formula. A row may end early: what it leaves out is as if there were no column. */
export function rowsIn(text: string): Row[] {
  const records = parse(text, { bom: true, delimiter: delimiterOf(text), skip_empty_lines: true, trim: true, relax_column_count: true, info: true }) as unknown as { info: { lines: number }; record: string[] }[];
  const [head, ...rows] = records;
  const twice = head?.record.find((name, i) => head.record.indexOf(name) !== i);
  if (twice !== undefined) throw new Error(`line 1: the column "${twice}" stands twice; nothing was written`);
  const column = (i: number): string => head!.record[i] ?? NO_COLUMN;
  return rows
    .map(({ info, record }) => ({ line: info.lines, cells: record.map((cell, i) => [column(i), cell.replace(/^'(?=[=+\-@])/, '')] as const).filter(([name, cell]) => name !== NO_COLUMN || cell !== '') }))
    .filter(({ cells }) => cells.some(([, cell]) => cell !== ''))
    .map(({ line, cells }) => ({ line, cells: Object.fromEntries(cells) }));
}

/** Semicolons where a comma is the decimal point, tabs from a clipboard: whichever the names of the columns stand between. */
function delimiterOf(text: string): string {
  const [head = ''] = text.replace(/^\uFEFF?\s*/, '').split(/\r?\n/, 1);
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}

/** People, and orders for the desks that they stand on. */
interface Wanted {
  readonly people: Sheet['people'];
  readonly orders: readonly DutyOrder[];
}

async function imported(given: Given): Promise<void> {
  const path = word(given, 0, 'The file');
  const { people, orders } = given.flags.csv === true || path.endsWith('.csv') ? await sheetIn(given, path) : peopleIn(given, path);
  for (let from = 0; from < people.length; from += AT_ONCE) {
    await order(given, { change: 'people', people: people.slice(from, from + AT_ONCE) });
    if (process.stderr.isTTY) process.stderr.write(`\r${Math.min(from + AT_ONCE, people.length)} of ${people.length}`);
  }
  for (const one of orders) await order(given, one);
  console.log(`${people.length} responders written, ${orders.length} orders for desks. If this broke off in between, do it again: the same file changes nothing twice.`);
}

async function sheetIn(given: Given, path: string): Promise<Wanted> {
  const rows = rowsIn(readFileSync(path, 'utf8'));
  const read = readSheet(given.pack, rows, (await given.source.file()).responders);
  if ('faults' in read) throw notUsed(path, read.faults);
  return { people: read.sheet.people, orders: read.sheet.roster.map((one) => ({ change: 'roster', ...one, responders: [...one.responders] })) };
}

function peopleIn(given: Given, path: string): Wanted {
  const read = readPeople(given.pack, parsed(path));
  if ('faults' in read) throw notUsed(path, read.faults);
  return { people: read.file.responders, orders: read.file.desks.flatMap(ordersFor) };
}

const notUsed = (path: string, faults: readonly string[]): Error => new Error(`${path} is not used, and nothing of it was written:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);

async function calendarIn(given: Given): Promise<void> {
  const [desk, role, path] = [word(given, 0, 'The desk'), roleOf(word(given, 1, 'The role')), word(given, 2, 'The file')];
  const responders = (await given.source.file()).responders.map(({ responderId }) => responderId);
  const read = turnsIn(readFileSync(path, 'utf8'), { responders, timeZone: given.pack.timeZone }, systemClock.now());
  if ('faults' in read) throw notUsed(path, read.faults);
  const calendar = basename(path).toLowerCase().replace(/\.[a-z]+$/, '').replace(/[^a-z0-9]+/g, '-').slice(0, 40);
  const isNew = await order(given, { change: 'calendar', desk, role, calendar, turns: read.turns });
  console.log(isNew ? `${read.turns.length} turns written, in the place of what the calendar "${calendar}" said before.` : 'The directory said so already.');
}

export const FILES: Readonly<Record<string, Task>> = {
  export: { use: 'export [--csv] [--out FILE]', says: 'everybody, as JSON or as a table', run: exported },
  import: { use: 'import FILE.json|FILE.csv', says: 'people and who always stands where; every fault is named by its line, and then nothing is written', run: imported },
  'import-calendar': { use: 'import-calendar DESK ROLE FILE.ics', says: 'turns from a calendar whose events name responders by their ids, 180 days ahead; importing it again replaces what it said', run: calendarIn },
};
