/** `npm run oncall -- …`: who is on duty, who is next, and whether anybody is missing. See docs/people.md. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDirectory } from '../adapters/aws/directory.ts';
import { Table } from '../adapters/aws/table.ts';
import { systemClock } from '../adapters/clock.ts';
import { gaps, wantedOf } from '../core/coverage.ts';
import { deskName, fullTime, gapLine, nextLines, whoLines } from '../core/duty-telling.ts';
import { MOMENT_ALLOWED, readMoment } from '../core/local-time.ts';
import type { Pack } from '../core/pack.ts';
import { peopleOf, readPeople } from '../core/people-file.ts';
import { ROLES, STATE_DESK, type People, type Role } from '../core/people.ts';
import { samplePeople } from '../core/sample-people.ts';
import type { Instant } from '../core/time.ts';
import { loadPack } from '../packs/index.ts';
import type { Directory, Proving, Roll } from '../pipeline/ports.ts';
import { absent, override } from './oncall-change.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run oncall -- who [DESK] [--at T]      who is on duty (DESK: state, or a unit's code)
npm run oncall -- next [DESK] [--at T]     who is on duty, who is next, and when
npm run oncall -- coverage [--days 365]    each moment at which too few can be paged; exits 1 if there is any
npm run oncall -- override DESK ROLE --from T --to T --put ID[,ID] [--instead ID] [--undo]
npm run oncall -- absent ID --from T --to T [--undo]
--table NAME: a directory (the output DirectoryTable); the last two need it. --from FILE: a file of people (not with the last two).
With neither: the invented people of a laptop. --pack FOLDER names another pack than packs/up.
T: 2026-03-01T22:00, by the pack's clock, or with an offset such as +05:30 or Z.`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

await orSentence(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { at: text, days: text, from: text, to: text, put: text, instead: text, undo: flag, table: text, pack: { ...text, default: 'packs/up' }, help: { ...flag, short: 'h' } },
  });
  const [task = '', subject, third] = positionals;
  if (values.help) return console.log(USE);
  const pack = loadPack(values.pack);
  const table = values.table ?? process.env['DIRECTORY_TABLE'];
  const now = systemClock.now();
  const changing = () => ({ directory: directoryOf(table), now, undo: values.undo === true });

  if (task === 'who' || task === 'next') {
    const [deskId, at] = [subject ?? STATE_DESK, values.at === undefined ? now : moment(values.at, '--at')];
    const people = await peopleFrom(pack, values.from, table);
    if (!people.desks.some((desk) => desk.deskId === deskId)) throw new Error(`There is no desk "${deskId}": allowed is "state", or a unit's code.`);
    const lines = task === 'who' ? whoLines(people, deskId, at) : nextLines(pack, people, deskId, at);
    return console.log([`${deskName(pack, deskId)}, ${fullTime(at, pack.timeZone)}`, ...lines].join('\n'));
  }
  if (task === 'coverage') return coverage(pack, await peopleFrom(pack, values.from, table), now, daysOf(values.days));
  if (task === 'override' && subject && third) {
    const wanted = { ...period(), role: roleOf(third), instead: values.instead ?? null, responders: needed(values.put, '--put').split(',').filter(Boolean) };
    if (wanted.responders.length === 0) throw new Error('--put names nobody: allowed are ids of responders, with commas between them.');
    const isNew = await override(changing(), subject, wanted);
    console.log(said(isNew));
    const people = await peopleFrom(pack, undefined, table);
    return console.log([`${deskName(pack, subject)}, ${fullTime(wanted.from, pack.timeZone)}`, ...whoLines(people, subject, wanted.from)].join('\n'));
  }
  if (task === 'absent' && subject) {
    const when = period();
    return console.log(said(await absent(changing(), subject, when)));
  }
  throw new Error(`On call is asked or changed:\n${USE}`);

  function moment(given: string, name: string): Instant {
    const read = readMoment(given, pack.timeZone);
    if (read === null) throw new Error(`${name} is "${given}"; allowed is ${MOMENT_ALLOWED}, or 2026-03-01T22:00 by the clock of ${pack.timeZone}.`);
    return read;
  }
  function period(): { from: Instant; to: Instant } {
    const [from, to] = [moment(needed(values.from, '--from'), '--from'), moment(needed(values.to, '--to'), '--to')];
    if (to <= from) throw new Error('It ends before it begins: --to must be after --from.');
    return { from, to };
  }
});

function said(isNew: boolean): string {
  return isNew ? 'Written.' : 'The directory said so already.';
}

function coverage(pack: Pack, people: People, now: Instant, days: number): void {
  const wanted = wantedOf(pack.units.keys());
  const found = gaps(people, wanted, now, days, pack.timeZone);
  for (const gap of found) console.log(gapLine(pack, gap));
  console.log(`${found.length === 0 ? 'No gap' : `${found.length} ${found.length === 1 ? 'gap' : 'gaps'}`} at ${wanted.length} desks in ${days} days from ${fullTime(now, pack.timeZone)}.`);
  if (found.length > 0) process.exitCode = 1;
}

async function peopleFrom(pack: Pack, file: string | undefined, table: string | undefined): Promise<People> {
  if (file === undefined && table !== undefined) return directoryOf(table).people([STATE_DESK, ...pack.units.keys()], []);
  if (file === undefined) return peopleOf(samplePeople(pack), systemClock.now());
  const read = readPeople(pack, JSON.parse(readFileSync(file, 'utf8')));
  if ('faults' in read) throw new Error(`${file} is not used:\n${read.faults.map((fault) => `  ${fault}`).join('\n')}`);
  return peopleOf(read.file, systemClock.now());
}

function directoryOf(table: string | undefined): Directory & Roll & Proving {
  if (!table) throw new Error('Say which directory: --table NAME (the output DirectoryTable of the pipeline stack).');
  return dynamoDirectory(new Table(new DynamoDBClient(), table));
}

function needed(given: string | undefined, name: string): string {
  if (!given) throw new Error(`${name} is missing:\n${USE}`);
  return given;
}

function roleOf(given: string): Role {
  const role = ROLES.find((one) => one === given);
  if (role === undefined) throw new Error(`The role is "${given}"; allowed are ${ROLES.join(', ')}.`);
  return role;
}

function daysOf(given = '365'): number {
  const days = Number(given);
  if (!Number.isInteger(days) || days < 1 || days > 3660) throw new Error(`--days is "${given}"; allowed is a whole number from 1 to 3660.`);
  return days;
}
