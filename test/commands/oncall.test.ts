/** The command as an admin starts it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { absent, override } from '../../commands/oncall-change.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { up } from '../support/house.ts';

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
    expect([code, out]).toEqual([0, expect.stringMatching(/^No gap at 76 desks in 365 days from \d\d \w+ \d{4}, \d\d:\d\d IST\.\n$/)]);
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
    ['the state desk, 30 Jun 2026, 05:00 IST', 'primary: Inspector Asha Sample (state-primary; SMS, e-mail); no change in 400 days', 'shift: Constable Kavita Sample (state-shift-2; SMS, e-mail)', '  next, from 30 Jun 2026, 06:00 IST: Head Constable Imran Sample (state-shift-1; SMS, e-mail)', ''].join('\n'),
  );
  expect((await oncall('who', '162', '--at', '2026-06-30T23:59:60Z')).out).toMatch(/^162 Lucknow, 01 Jul 2026, 05:30 IST\nprimary: Control room/);
});

it.each([
  [['who', '999'], 'There is no desk "999"'],
  [['who', '--at', 'noon'], '--at is "noon"; allowed is a moment'],
  [['coverage', '--days', '0'], '--days is "0"; allowed is a whole number'],
  [['override', 'state', 'boss', '--from', '2026-03-01T06:00', '--to', '2026-03-01T07:00'], 'The role is "boss"; allowed are primary'],
  [['absent', 'a', '--from', '2026-03-01T06:00', '--to', '2026-03-01T06:00'], '--to must be after --from'],
  [['absent', 'a', '--from', '2026-03-01T06:00', '--to', '2026-03-01T07:00'], 'Say which directory: --table NAME'],
  [['sleep'], 'On call is asked or changed:'],
])('%j is refused in a sentence', async (args, sentence) => expect(await oncall(...args)).toEqual({ code: 1, out: '', err: expect.stringContaining(sentence) as string }));

describe('what the command writes', () => {
  const period = { from: instant('2026-03-01T00:00Z'), to: instant('2026-03-02T00:00Z') };
  const wanted = { ...period, role: 'primary' as const, instead: 'a', responders: ['b'] };
  async function changing(undo = false) {
    const directory = memoryDirectory();
    await directory.putResponders(['a', 'b'].map((responderId) => ({ responderId, name: responderId, rank: '', language: 'hi', channels: {} })));
    await directory.putDesks([{ deskId: 'state', roster: { primary: ['a'] }, lastResortPosts: [] }]);
    return { directory, now: instant('2026-02-01T00:00Z'), undo };
  }

  it('is written once, and can be taken back', async () => {
    const ports = await changing();
    expect([await override(ports, 'state', wanted), await override(ports, 'state', wanted), await override({ ...ports, undo: true }, 'state', wanted)]).toEqual([true, false, true]);
    expect([await absent(ports, 'a', period), await absent(ports, 'a', period), await absent({ ...ports, undo: true }, 'a', period)]).toEqual([true, false, true]);
  });

  it('names only who is there', async () => {
    const ports = await changing();
    await expect(override(ports, 'state', { ...wanted, responders: ['ghost'] })).rejects.toThrow('"ghost": not in the directory');
    await expect(override(ports, '999', wanted)).rejects.toThrow('There is no desk "999"');
    await expect(absent(ports, 'ghost', period)).rejects.toThrow('"ghost": not in the directory');
  });
});
