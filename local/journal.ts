/** An append-only list on disk, one JSON value a line. Survives kill -9; a last line that was torn by one is dropped. */
import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { Refusal } from './refusal.ts';

export interface Journal {
  /** The lines that were in the file when it was opened, oldest first: each is JSON. */
  readonly found: readonly string[];
  /** `line` must be JSON without a line break, as JSON.stringify writes it. */
  readonly append: (line: string) => void;
  readonly close: () => void;
}

/** Without a file nothing is kept. */
export function openJournal(file: string | undefined): Journal {
  if (file === undefined) return { found: [], append: () => {}, close: () => {} };
  const handle = openSync(file, 'a+', 0o600);
  const content = readFileSync(file);
  const whole = content.lastIndexOf('\n') + 1;
  if (whole < content.length) ftruncateSync(handle, whole);
  return {
    found: content.toString('utf8', 0, whole).split('\n').slice(0, -1).map((line, index) => checked(line, file, index + 1)),
    append: (line) => writeSync(handle, `${line}\n`),
    close: () => closeSync(handle),
  };
}

function checked(line: string, file: string, number: number): string {
  try {
    JSON.parse(line);
    return line;
  } catch {
    throw new Refusal(`${file} is damaged: line ${number} is not JSON. Move the data folder away, or start with --data another-folder.`);
  }
}
