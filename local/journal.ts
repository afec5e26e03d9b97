/** An append-only list on disk, one JSON value a line. Survives kill -9; a last line that was torn by one is dropped. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Refusal } from './refusal.ts';

export interface Journal<T> {
  /** What was in the file when it was opened, oldest first. */
  readonly found: readonly T[];
  readonly append: (entry: T) => void;
  readonly close: () => void;
}

/** Without a file nothing is kept. */
export function openJournal<T>(file: string | undefined): Journal<T> {
  if (file === undefined) return { found: [], append: () => {}, close: () => {} };
  const handle = openSync(file, 'a+', 0o600);
  const content = readFileSync(file);
  const whole = content.lastIndexOf('\n') + 1;
  if (whole < content.length) ftruncateSync(handle, whole);
  return {
    found: content.toString('utf8', 0, whole).split('\n').slice(0, -1).map((line, index) => parse<T>(line, file, index + 1)),
    append: (entry) => writeSync(handle, `${JSON.stringify(entry)}\n`),
    close: () => closeSync(handle),
  };
}

function parse<T>(line: string, file: string, number: number): T {
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new Refusal(`${file} is damaged: line ${number} is not JSON. Move the data folder away, or start with --data another-folder.`);
  }
}
