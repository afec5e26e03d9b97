/** What the documentation says, held against what is there. */
import { execFile, spawnSync } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROUTES } from '../contract/routes.ts';
import { identityOf, incidentIdOf } from '../core/identity.ts';
import { PACK_FILES } from '../core/pack.ts';
import { buildPack } from '../core/pack-build.ts';
import { faultsOf } from '../core/pack-faults.ts';
import { readPeople } from '../core/people-file.ts';
import { REFUSED_WORDS } from '../core/wording.ts';
import { SETTINGS } from '../lib/settings.ts';
import { loadPack } from '../packs/index.ts';
import { atlasOf, readFrom } from '../packs/open.ts';
import { openDoor, SECRET } from './commands/desk.ts';

const PAGES = ['README.md', 'SECURITY.md', ...globSync('docs/**/*.md')].sort();
const read = (file: string): string => readFileSync(file, 'utf8');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;
const blocks = (file: string, language: string): string[] => [...read(file).matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(([, block]) => block!);

const readUp = readFrom('packs/up', atlasOf('packs/up'));

describe.each(PAGES)('%s', (page) => {
  const text = read(page);

  it('links to files and headings that exist', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
    const broken = links.filter(([, path, heading]) => {
      const file = path === '' ? page : join(dirname(page), path!);
      return !existsSync(file) || (heading !== undefined && !headings(file).includes(heading));
    });
    expect(broken.map(([link]) => link)).toEqual([]);
  });

  it('names scripts that exist', () => {
    const named = [...text.matchAll(/npm (?:run (?:-s |--silent )?([\w-]+)|(start|test)\b)/g)].map(([, run, other]) => run ?? other!);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('names files of this repository that exist', () => {
    const named = [...text.matchAll(/`((?:core|contract|packs|pipeline|adapters|lambdas|lib|bin|local|commands|test|bench|docs|data)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path!);
    expect(named.filter((path) => !path.startsWith('packs/xx/') && !existsSync(path))).toEqual([]);
  });

  it('says nothing that blames or shames', () => {
    expect(REFUSED_WORDS.filter((word) => text.toLowerCase().includes(word))).toEqual([]);
  });
});

it('each decision has its number, its context, what was decided and what follows', () => {
  const files = globSync('docs/decisions/*.md').sort();
  expect(files.map((file) => Number(/(\d{4})-/.exec(file)![1]))).toEqual(files.map((_, i) => i + 1));
  for (const file of files) {
    const parts = [...read(file).matchAll(/^\*\*(\w+)\.\*\*/gm)].map(([, part]) => part);
    expect([file, read(file).startsWith(`# ${/\d{4}/.exec(file)![0]}: `), ...parts]).toEqual([file, true, 'Context', 'Decision', 'Consequence']);
  }
});

it('docs/deploy.md has every setting', () => {
  const told = read('docs/deploy.md');
  expect(Object.keys(SETTINGS).filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
});

describe('docs/partners.md', () => {
  it('gives signatures and ids that are right', () => {
    const told = read('docs/partners.md');
    const [, secret, id, timestamp] = /Secret `whsec_(\S+)`, `webhook-id` `(\S+)`, `webhook-timestamp` `(\d+)`/.exec(told)!;
    const body = /^ {4}(\{"alertId":"meta-2026-000123".*\})$/m.exec(told)![1]!;
    const signature = createHmac('sha256', Buffer.from(secret!, 'base64')).update(`${id}.${timestamp}.${body}`).digest('base64');
    expect(told).toContain(`give \`v1,${signature}\``);
    expect(told).toContain(`these ${body.length} bytes`);
    const rows = [...told.matchAll(/^\| `(\w+)` \| (?:`(.+?)`|the one above) \| `(\S+)` \| `(\S+)` \|$/gm)];
    expect(rows).toHaveLength(4);
    for (const [, partner, given, webhookId, incidentId] of rows) {
      expect(incidentIdOf(partner!, identityOf(Buffer.from(given ?? body), webhookId!))).toBe(incidentId);
    }
  });

  // A machine may have no curl or openssl; the example is for those that have.
  const inShell = spawnSync('sh', ['-c', 'command -v curl && command -v openssl && command -v od']).status === 0;
  it.each([
    ['node', ['--input-type=module', '-e', blocks('docs/partners.md', 'js')[0]!]],
    ...(inShell ? [['sh', ['-c', blocks('docs/partners.md', 'sh')[0]!]] as [string, string[]]] : []),
  ])('has an example for %s that the library of the standard takes', async (shell, args) => {
    const { url, asked, close } = await openDoor();
    const env = { PATH: process.env['PATH'], ALERTS_URL: url + ROUTES.alerts.replace('{partner}', 'meta'), ALERTS_SECRET: SECRET };
    await promisify(execFile)(shell === 'node' ? process.execPath : shell, args, { env });
    expect(asked.map(({ path, verified }) => [path, verified])).toEqual([['/v1/partners/meta/alerts', true]]);
    close();
  });
});

it('docs/adding-a-state.md shows files that make a pack', () => {
  const [pack, units, places, homonyms, pins, locating, population, neighbours, outline] = blocks('docs/adding-a-state.md', 'json').map((block) => JSON.parse(block) as unknown);
  const files: Record<string, unknown> = { 'pack.json': pack, 'units.json': units, 'places.json': places, 'homonyms.json': homonyms, 'pins.json': pins, 'outline.json': outline, 'locating.json': locating, 'population.json': population, 'neighbours.json': neighbours };
  const built = buildPack('packs/xx', (file) => files[file] ?? readUp(file), (whole) => faultsOf(whole, 'jr.example.in'));
  expect([built.units.size, Object.keys(PACK_FILES).filter((file) => !(file in files))]).toEqual([2, ['policy.json', 'states.json']]);
});

it.each(blocks('docs/people.md', 'json'))('docs/people.md shows files that are right but for the desks they leave out: %#', (block) => {
  const people = readPeople(loadPack('packs/up'), JSON.parse(block));
  expect('faults' in people ? people.faults.filter((fault) => !/^desk \d+: has no primary/.test(fault)) : []).toEqual([]);
});

/** As a reader of the page can link to them. */
function headings(file: string): string[] {
  return [...read(file).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => heading!.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-'));
}
