/** Trails in memory, as S3 keeps them: every version, and what stands for a deletion. */
import type { Trails } from '../../pipeline/trails.ts';

interface Kept {
  readonly version: string;
  /** Null: deleted. */
  readonly text: string | null;
}

/** `tamper`: what only somebody with the bucket's key could do. */
export function memoryTrails(): Trails & { tamper(name: string, text: string | null): void; vanish(name: string): void } {
  const objects = new Map<string, Kept[]>();
  const add = (name: string, text: string | null): void => {
    const before = objects.get(name) ?? [];
    objects.set(name, [{ version: String(before.length + 1), text }, ...before]);
  };
  return {
    put: async (name, text) => {
      if ((objects.get(name)?.[0]?.text ?? null) !== null) return false;
      add(name, text);
      return true;
    },
    read: async (name, version) => objects.get(name)?.find((one) => one.version === version)?.text ?? null,
    versions: async function* (prefix) {
      const names = [...objects.keys()].filter((name) => name.startsWith(prefix)).sort();
      for (const name of names) for (const { version, text } of objects.get(name)!) yield { name, version, isDeletion: text === null };
    },
    tamper: add,
    vanish: (name) => void objects.delete(name),
  };
}
