/** Where the laptop keeps its state, and the lock that keeps a second laptop out of it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Refusal } from './refusal.ts';

export const IN_MEMORY = ':memory:';
const PARTNERS_WITHOUT_FOLDER = '.local';

export interface DataFolder {
  /** A file or folder that survives; undefined where nothing is kept. */
  readonly kept: (name: string) => string | undefined;
  /** For what may vanish: the synthesized template, the functions' log. */
  readonly scratch: (name: string) => string;
  readonly partnersFile: string;
  readonly close: () => void;
}

export function openDataFolder(data: string): DataFolder {
  return data === IN_MEMORY ? nothingKept() : keptIn(resolve(data));
}

function nothingKept(): DataFolder {
  const folder = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
  return {
    kept: () => undefined,
    scratch: (name) => join(folder, name),
    partnersFile: join(makeFolder(resolve(PARTNERS_WITHOUT_FOLDER)), 'partners.json'),
    close: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function keptIn(folder: string): DataFolder {
  makeFolder(folder);
  const unlock = lock(folder);
  const inside = (name: string): string => join(folder, name);
  return { kept: inside, scratch: inside, partnersFile: inside('partners.json'), close: unlock };
}

function makeFolder(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch (error) {
    throw new Refusal(`The data folder ${folder} cannot be made: ${(error as Error).message}. Choose another with --data.`);
  }
}

/** The operating system drops this lock when the process dies, however it dies: it is never stale. */
function lock(folder: string): () => void {
  const file = join(folder, 'laptop.lock');
  try {
    const database = new DatabaseSync(file, { timeout: 0 });
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;');
    return () => database.close();
  } catch (error) {
    const because = (error as Error).message;
    if (because.includes('locked')) throw new Refusal(`Another laptop is using ${folder}: stop it, or start this one with --data another-folder.`);
    throw new Refusal(`${file} cannot be used (${because}): move the data folder away, or start with --data another-folder.`);
  }
}
