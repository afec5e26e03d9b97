import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder } from '../../local/data-folder.ts';
import { keptSecrets, preparePartners, secrets } from '../../local/emulators/secrets.ts';
import { readFlags } from '../../local/flags.ts';
import { openJournal } from '../../local/journal.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'keeping-'));

describe('a journal', () => {
  it('is read back in order, without the line that a crash tore, and goes on after it', () => {
    const file = join(folder(), 'j.ndjson');
    const first = openJournal(file);
    ['1', '2'].forEach(first.append);
    first.close();
    appendFileSync(file, '{"half');
    const second = openJournal(file);
    expect(second.found).toEqual(['1', '2']);
    second.append('3');
    expect(openJournal(file).found).toEqual(['1', '2', '3']);
  });

  it('names the file and the line that is damaged', () => {
    const file = join(folder(), 'j.ndjson');
    writeFileSync(file, '1\nnonsense\n3\n');
    expect(() => openJournal(file)).toThrow(`${file} is damaged: line 2 is not JSON. Move the data folder away, or start with --data another-folder.`);
  });
});

describe('the data folder', () => {
  it('refuses a second laptop, and takes over when the first is gone', () => {
    const path = folder();
    const first = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(`Another laptop is using ${path}`);
    first.close();
    openDataFolder(path).close();
  });

  it('says what is wrong with a path that is no folder', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file)).toThrow(/^The data folder .* cannot be made: .*Choose another with --data\.$/);
  });
});

describe('secrets', () => {
  it("writes the partners' once, for this account alone, and reads them at each call", () => {
    const file = join(folder(), 'partners.json');
    preparePartners(file);
    const made = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { secrets: string[] }>;
    expect(Object.keys(made)).toEqual(['meta', 'desk']);
    for (const { secrets: own } of Object.values(made)) expect(Buffer.from(own[0]!.replace('whsec_', ''), 'base64')).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    preparePartners(file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(made);
    const read = secrets([{ id: 'partners', read: () => readFileSync(file, 'utf8') }], () => new Date())['secretsmanager.GetSecretValue']! as (input: { SecretId: string }) => { SecretString: string };
    writeFileSync(file, '{"rotated":true}');
    expect(read({ SecretId: 'partners' }).SecretString).toBe('{"rotated":true}');
    expect(() => read({ SecretId: 'other' })).toThrow("can't find the specified secret");
  });

  it('refuses a partners file that is not JSON, and the file of a key that is damaged', () => {
    const partners = join(folder(), 'partners.json');
    writeFileSync(partners, '{');
    expect(() => preparePartners(partners)).toThrow(/cannot be read as JSON .*: mend it, or delete it/);
    const keys = join(folder(), 'secrets.json');
    writeFileSync(keys, '{');
    expect(() => keptSecrets(keys)).toThrow(/is damaged, and with it the key of the links already sent/);
  });

  it('makes a value once and keeps it', () => {
    const file = join(folder(), 'secrets.json');
    expect(keptSecrets(file)('link', () => 'first')).toBe('first');
    expect(keptSecrets(file)('link', () => 'second')).toBe('first');
  });
});

describe('flags', () => {
  it.each([
    [[], {}, { port: 8080, data: '.local', speed: 1, sample: true }],
    [['--port', '9000', '--data', ':memory:', '--speed', '60', '--no-sample'], {}, { port: 9000, data: ':memory:', speed: 60, sample: false }],
    [[], { PORT: '9001' }, { port: 9001 }],
    [['--port', '9002'], { PORT: '9001' }, { port: 9002 }],
  ])('%j with %j', (args, env, expected) => {
    expect(readFlags(args, env)).toMatchObject(expected);
  });

  it.each([
    [['--port', 'abc'], '--port was "abc": it must be a whole number from 1 to 65535. Usage: npm start'],
    [['--speed', '0'], '--speed was "0": it must be a whole number from 1 to 3600.'],
    [['--speed', '1.5'], '--speed was "1.5"'],
    [['--bogus'], "Unknown option '--bogus' Usage: npm start"],
    [['extra'], 'Usage: npm start'],
  ])('%j is refused', (args, sentence) => {
    expect(() => readFlags(args, {})).toThrow(sentence);
  });
});
