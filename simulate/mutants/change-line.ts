/** Loads one source with a line changed, in this thread only: nothing on disk is touched. */
import { registerHooks } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Change {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

/** Throws when the line is not there exactly once: a mutant of code that has gone proves nothing. */
export function changed(source: string, { file, from, to }: Change): string {
  const parts = source.split(from);
  if (parts.length !== 2) throw new Error(`"${from}" stands ${parts.length - 1} times in ${file}: a mutant changes what stands there once`);
  return parts.join(to);
}

export function changeLine(change: Change): void {
  const url = pathToFileURL(resolve(change.file)).href;
  registerHooks({
    load: (wanted, context, next) => {
      const loaded = next(wanted, context);
      return wanted === url ? { ...loaded, source: changed(Buffer.from(loaded.source as Uint8Array).toString(), change) } : loaded;
    },
  });
}
