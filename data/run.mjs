/**
 * Rebuilds every built file of the packs: `npm run data`. With `--check` it rebuilds in a temporary folder and compares bytes.
 *
 * A step reads packages, `sources/`, files of `packs/` that are kept by hand and the rules in `core/`, and writes into `packs/` beside it.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** In the order they run: a line each. */
const STEPS = [
  'build-pins.mjs',
  'build-outline.mjs',
  'build-india-pins.mjs',
  'build-std.mjs',
  'build-ip.mjs',
  'build-outlines.mjs',
  'build-points.mjs',
  'build-neighbours.mjs',
  'build-places.mjs',
];

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** @param {string} root the folder that holds `data/` and `packs/` */
function build(root) {
  for (const step of STEPS) {
    console.log(`\n${step}`);
    const { status } = spawnSync(process.execPath, [join(root, 'data', step)], { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${step} failed`);
  }
}

/** @param {string} folder @returns {string[]} paths of all files below */
const filesBelow = (folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => statSync(join(folder, file)).isFile()).sort();

/** @param {string} rebuilt @param {string} committed */
const same = (rebuilt, committed) => existsSync(committed) && readFileSync(rebuilt).equals(readFileSync(committed));

/** @returns {string[]} files that a rebuild would change, by their path */
function changed() {
  const copy = mkdtempSync(join(tmpdir(), 'packs-'));
  try {
    cpSync(join(ROOT, 'packs'), join(copy, 'packs'), { recursive: true });
    cpSync(join(ROOT, 'data'), join(copy, 'data'), { recursive: true, filter: (path) => !relative(ROOT, path).includes('node_modules') });
    for (const folder of ['core', join('data', 'node_modules')]) symlinkSync(join(ROOT, folder), join(copy, folder));
    build(copy);
    return filesBelow(join(copy, 'packs')).filter((file) => !same(join(copy, 'packs', file), join(ROOT, 'packs', file)));
  } finally {
    rmSync(copy, { recursive: true });
  }
}

if (process.argv.includes('--check')) {
  const files = changed();
  for (const file of files) console.error(`packs/${file}: a rebuild writes other bytes`);
  if (files.length === 0) console.log('\nevery built file is what its sources give');
  process.exitCode = files.length === 0 ? 0 : 1;
} else {
  build(ROOT);
}
