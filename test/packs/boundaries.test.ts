/** A pack with boundaries: checked with the pack, compiled beside the one function that locates, and opened there. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unitAt } from '../../core/boundaries.ts';
import { FUNCTIONS, PACK_FOLDER } from '../../contract/functions.ts';
import { bundleAll, bundleOf } from '../../lib/bundles.ts';
import { checkedPack } from '../../lib/checked-pack.ts';
import { readSettings } from '../../lib/read-settings.ts';
import { openBoundariesIn } from '../../packs/boundaries.ts';
import { upBoundaries } from '../support/up-boundaries.ts';

const root = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
afterAll(() => rmSync(home, { recursive: true }));
const made = upBoundaries(0.05);

/** Uttar Pradesh's pack with this text as its boundaries. */
function packWith(name: string, text: string): string {
  const folder = join(home, name);
  cpSync(join(root, 'packs/up'), folder, { recursive: true });
  writeFileSync(join(folder, 'boundaries.geojson'), text);
  return folder;
}
const checked = (folder: string): string => checkedPack(readSettings({ pack: folder }), root);

describe('a pack with boundaries', () => {
  const packFolder = checked(packWith('whole', JSON.stringify(made)));
  const outDir = join(home, 'bundles');
  bundleAll({ root, packFolder, outDir });
  const beside = (name: (typeof FUNCTIONS)[number]): string[] => {
    const folder = join(bundleOf(outDir, name), PACK_FOLDER);
    return existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith('boundaries')) : [];
  };

  it('has them compiled beside enrich, nothing of them anywhere else, and the file itself nowhere', () => {
    expect(FUNCTIONS.map((name) => [name, ...beside(name)]).filter(([, ...files]) => files.length > 0)).toEqual([['enrich', 'boundaries.bin']]);
  });

  it('answers from what was compiled', () => {
    const boundaries = openBoundariesIn(join(bundleOf(outDir, 'enrich'), PACK_FOLDER))!;
    expect([unitAt(boundaries, 26.85, 80.95), unitAt(boundaries, 27.1833, 78.0167), unitAt(boundaries, 28.61, 77.2)]).toEqual(['162', '118', null]);
  });

  it('is not compiled at run time: no function carries the compiler', () => {
    const code = FUNCTIONS.map((name) => readFileSync(join(bundleOf(outDir, name), 'index.js'), 'utf8'));
    expect(code.filter((text) => text.includes('allowed are rings that do not cross'))).toEqual([]);
  });
});

describe('boundaries that are wrong stop the deploy', () => {
  it.each<[string, string, string]>([
    ['no JSON', '{"type":', 'boundaries.geojson: the whole file: '],
    ['a unit that is missing', JSON.stringify({ ...made, features: made.features.slice(1) }), 'boundaries.geojson: features: 74 units have a boundary; expected are 75: there is none for Agra (118)'],
    ['too many bytes', ' '.repeat(40_000_001), 'boundaries.geojson: the whole file: has 40000001 bytes; allowed are 40000000'],
  ])('%s', (name, text, sentence) => {
    const folder = packWith(name.replaceAll(' ', '-'), text);
    expect(() => checked(folder)).toThrow(sentence);
    expect(() => checked(folder)).toThrow(/^Setting pack is ".*"; allowed is a pack without faults\.\nthe pack .* is broken:\n {2}boundaries\.geojson: /);
  });
});

it('a pack without boundaries has none', () => {
  expect(openBoundariesIn(join(root, 'packs/up'))).toBeNull();
});
