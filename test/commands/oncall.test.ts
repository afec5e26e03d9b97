/** The command as an admin starts it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsIn } from '../../commands/oncall/files.ts';
import { readSheet } from '../../core/people-csv.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { up } from '../support/house.ts';
import { openDoor } from './desk.ts';

jest.setTimeout(30_000);

const oncall = async (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((done) => {
    const { DIRECTORY_TABLE: _, ...env } = process.env;
    execFile(process.execPath, ['commands/oncall.ts', ...args], { env }, (error, out, err) => done({ code: error === null ? 0 : Number(error.code), out, err }));
  });
const folder = mkdtempSync(join(tmpdir(), 'jeevan-oncall-'));
function fileOf(change: (file: { responders: Record<string, unknown>[]; desks: Record<string, unknown>[] }) => void): string {
  const file = JSON.parse(JSON.stringify(samplePeople(up))) as Parameters<typeof change>[0];
  change(file);
  const path = join(folder, `${Math.random()}.json`);
  writeFileSync(path, JSON.stringify(file));
  return path;
}

describe('coverage', () => {
  it('of the invented people is whole', async () => {
    const { code, out } = await oncall('coverage');
    expect([code, out]).toEqual([0, expect.stringMatching(/^No gap at 76 desks in 365 days from \d\d \w+ \d{4}, \d\d:\d\d IST \(invented people .*\)\.\n$/)]);
  });

  it('with a planted gap names it and ends with 1', async () => {
    const tomorrow = Date.now() + 86_400_000;
    const path = fileOf((file) => (file.responders[1]!['absences'] = [{ from: instant(tomorrow), to: instant(tomorrow + 3_600_000) }]));
    const { code, out } = await oncall('coverage', '--from', path, '--days', '7');
    expect([code, out]).toEqual([1, expect.stringMatching(/^the state desk: .* IST to .* IST: 1 of 2 can be paged: absent: state-secondary\n1 gap at 76 desks in 7 days/)]);
  });

  it('of a file with faults names them', async () => {
    const { code, err } = await oncall('coverage', '--from', fileOf((file) => (file.desks[0]!['rotas'] = [{}])));
    expect([code, err]).toEqual([1, expect.stringContaining('desks.0.rotas.0.crews: ')]);
  });
});

it('who is on duty, and who is next', async () => {
  const rotas = [{ role: 'shift', startsOn: '2026-01-05', handOverAt: ['06:00', '18:00'], advances: 'shift', crews: [['state-shift-1'], ['state-shift-2']] }];
  const path = fileOf((file) => Object.assign(file.desks[0]!, { roster: { primary: ['state-primary'] }, rotas }));
  expect((await oncall('next', '--from', path, '--at', '2026-06-30T05:00')).out).toBe(
    [`the state desk, 30 Jun 2026, 05:00 IST (${path})`, 'primary: Inspector Asha Sample (state-primary; SMS, e-mail); no change in 400 days', 'shift: Constable Kavita Sample (state-shift-2; SMS, e-mail)', '  next, from 30 Jun 2026, 06:00 IST: Head Constable Imran Sample (state-shift-1; SMS, e-mail)', ''].join('\n'),
  );
  expect((await oncall('who', '162', '--at', '2026-06-30T23:59:60Z')).out).toMatch(/^162 Lucknow, 01 Jul 2026, 05:30 IST \(invented.*\)\nprimary: Control room/);
});

it.each([
  [['who', '999'], 'There is no desk "999"'],
  [['who', '--at', 'noon'], '--at is "noon"; allowed is a moment'],
  [['coverage', '--days', '0'], '--days is "0"; allowed is a whole number'],
  [['override', 'state', 'boss', '--from', '2026-03-01T06:00', '--to', '2026-03-01T07:00'], 'The role is "boss"; allowed are primary'],
  [['absent', 'a', '--from', '2026-03-01T06:00', '--to', '2026-03-01T07:00'], 'A file cannot be changed so: start the laptop (npm start), or name a deployment with --url URL.'],
  [['drill', 'state'], 'There is nobody to page in a file'],
  [['who', '--url', 'http://127.0.0.1:1'], 'http://127.0.0.1:1 does not answer'],
  [['coverage', '--from', 'no-such-file.json'], 'no-such-file.json cannot be read as JSON'],
  [['sleep'], '"sleep" is none of the tasks'],
])('%j is refused in a sentence', async (args, sentence) => expect(await oncall(...args)).toEqual({ code: 1, out: '', err: expect.stringContaining(sentence) as string }));

it('a table of 10,000 rows with ten bad ones is refused: all ten are named by their lines, and nothing is written', async () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => `person-${i},Invented ${i},hi,+9170000${String(i).padStart(5, '0')},${i < 3 ? 'state:primary' : ''}`);
  const bad = [7, 600, 1234, 2000, 3001, 4096, 5555, 6789, 8000, 9999];
  for (const i of bad) rows[i] = rows[i]!.replace('+91', '+91-');
  const table = join(folder, 'ten-bad.csv');
  writeFileSync(table, ['responderId,name,language,sms,desks', ...rows].join('\n'));
  const door = await openDoor({ status: 200, body: { responders: [], desks: [] } });
  const { code, out, err } = await oncall('import', table, '--url', door.url);
  door.close();
  expect([code, out, [...err.matchAll(/^ {2}line (\d+), sms: /gm)].map(([, line]) => Number(line))]).toEqual([1, '', bad.map((i) => i + 2)]);
  expect(err).toContain('ten-bad.csv is not used, and nothing of it was written:');
  expect(door.asked.map(({ method }) => method)).toEqual(['GET']);
});

it('a table without a column for numbers takes no number away, and leaves a post a post', async () => {
  const table = join(folder, 'names.csv');
  writeFileSync(table, 'responderId,name\ncontrol-room-162,Changed\n');
  const known = samplePeople(up);
  const door = await openDoor({ status: 200, body: known }, { status: 200, body: { isNew: true } });
  expect((await oncall('import', table, '--url', door.url)).out).toContain('1 responders written, 0 orders');
  door.close();
  const before = known.responders.find(({ responderId }) => responderId === 'control-room-162')!;
  expect(JSON.parse(door.asked[1]!.body.toString())).toEqual({ change: 'people', people: [{ ...before, name: 'Changed' }] });
});

it('an export is a file that can be asked again, and a table that reads the same', async () => {
  const [path, table] = [join(folder, 'export.json'), join(folder, 'export.csv')];
  expect((await oncall('export', '--out', path)).out).toBe(`81 responders and 76 desks in ${path}.\n`);
  expect((await oncall('who', 'state', '--from', path)).out).toContain('Asha Sample');
  await oncall('export', '--csv', '--out', table);
  const rows = rowsIn(readFileSync(table, 'utf8'));
  expect([rows.length, rows[0]]).toEqual([81, { line: 2, cells: expect.objectContaining({ responderId: 'state-primary', sms: '+917000000001', desks: 'state:primary' }) }]);
  const read = readSheet(up, rows);
  expect('sheet' in read && read.sheet.people[0]).toMatchObject({ responderId: 'state-primary', sms: '+917000000001' });
});
