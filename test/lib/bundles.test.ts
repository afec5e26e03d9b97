import { cpSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ATLAS_FOLDER, FUNCTIONS, LOCATES, PACK_FOLDER, READS_PACK } from '../../contract/functions.ts';
import { bundleAll, bundleOf } from '../../lib/bundles.ts';
import { checkedPack } from '../../lib/checked-pack.ts';
import { readSettings } from '../../lib/read-settings.ts';
import { root } from './synthesized.ts';

/** The SDK looks for it only where requests are signed for several regions at once. */
const OPTIONAL = '@aws-sdk/signature-v4-crt';
const home = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
const bundled = (name: string) => {
  const packFolder = checkedPack(readSettings({}), root);
  const outDir = join(home, name);
  return { outDir, sizes: bundleAll({ root, packFolder, outDir }) };
};
const files = (folder: string): string[] => (readdirSync(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();

/** accept is what a partner waits for; oncall is what an admin waits for, and carries the world's plans of numbers. */
const LARGEST: Readonly<Record<string, number>> = { accept: 470_000, oncall: 800_000 };

describe('bundles', () => {
  const { outDir, sizes } = bundled('once');

  it('are byte for byte the same from the same sources', () => {
    const again = bundled('again').outDir;
    expect(files(again)).toEqual(files(outDir));
    for (const file of files(outDir)) expect([file, readFileSync(join(again, file)).equals(readFileSync(join(outDir, file)))]).toEqual([file, true]);
  });

  it.each(FUNCTIONS)('%s is one file that needs nothing but Node', (name) => {
    const code = readFileSync(join(bundleOf(outDir, name), 'index.js'), 'utf8');
    const needs = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].map(([, module]) => module!);
    expect(needs.filter((module) => !isBuiltin(module) && module !== OPTIONAL)).toEqual([]);
    expect(code).not.toContain('import.meta');
  });

  it.each(FUNCTIONS)('%s is small enough to start at once', (name) => {
    expect(sizes[name]).toBeGreaterThan(0);
    expect(sizes[name]).toBeLessThanOrEqual(LARGEST[name] ?? 600_000);
  });

  it('have the whole pack beside them where it is read, with the other states\' names, and nowhere else; the atlas and lists of places where locating reads them', () => {
    const carried = (folder: string, endings: RegExp) => files(join(root, 'packs', folder)).filter((file) => endings.test(file));
    for (const name of FUNCTIONS) {
      const [reads, locates] = [(READS_PACK as readonly string[]).includes(name), (LOCATES as readonly string[]).includes(name)];
      const pack = reads ? ['states.json', ...carried('up', locates ? /\.(json|bin|txt)$/ : /\.json$/)] : [];
      const wanted = [...(locates ? carried('india', /\.(json|bin|txt)$/).map((file) => join(ATLAS_FOLDER, file)) : []), ...pack.map((file) => join(PACK_FOLDER, file))];
      expect([name, files(bundleOf(outDir, name)).filter((file) => file !== 'index.js')]).toEqual([name, wanted.sort()]);
    }
  });

  it('carry at most 6 MB of places', () => {
    const folder = bundleOf(outDir, 'enrich');
    expect(files(folder).filter((file) => file !== 'index.js').reduce((bytes, file) => bytes + statSync(join(folder, file)).size, 0)).toBeLessThanOrEqual(6_000_000);
  });
});

describe('a pack', () => {
  const copy = (name: string) => {
    const folder = join(home, name);
    cpSync(join(root, 'packs/up'), folder, { recursive: true });
    return folder;
  };

  it('may lie elsewhere', () => {
    const folder = copy('elsewhere');
    expect(checkedPack(readSettings({ pack: folder }), root)).toBe(folder);
  });

  it('that does not exist stops the deploy', () => {
    expect(() => checkedPack(readSettings({ pack: 'atlantis' }), root)).toThrow(/^Setting pack is "atlantis"; allowed is .*; there is no .*packs\/atlantis$/);
  });

  it('that is broken stops the deploy, naming the file', () => {
    const folder = copy('broken');
    writeFileSync(join(folder, 'units.json'), '[]');
    expect(() => checkedPack(readSettings({ pack: folder }), root)).toThrow(/units\.json/);
  });

  it('of which one text has no template id stops the deploy on the local route, for operators would block it', () => {
    const languages = readdirSync(join(root, 'packs/up/wording')).map((file) => file.replace('.json', ''));
    const texts = ['alert', 'reminder', 'hand-off', 'hand-over', 'taken', 'moved', 'verify', 'readiness', 'update', 'exercise'].flatMap((text) => languages.map((language) => `${text}.${language}`));
    const local = (names: string[]) => {
      const smsTemplateIds = Object.fromEntries(names.map((name) => [name, '1107161234567890123']));
      return readSettings({ domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:000000000000:certificate/invented', smsRoute: 'local', smsSenderId: 'UPPLIC', smsEntityId: '1101234567890123456', smsTemplateIds });
    };
    expect(() => checkedPack(local(texts), root)).not.toThrow();
    expect(() => checkedPack(local(texts.slice(1)), root)).toThrow(/^Setting smsTemplateIds is .*; allowed is a template id for each of alert\.en, /);
  });
});

