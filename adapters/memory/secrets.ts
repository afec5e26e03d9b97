/** Secrets in memory, by their ids. */
export interface MemorySecrets {
  /** A later value takes the place of an earlier one. */
  keep(id: string, text: string): void;
  /** Throws where there is none. */
  fetch(id: string): Promise<string>;
}

export function memorySecrets(): MemorySecrets {
  const kept = new Map<string, string>();
  return {
    keep: (id, text) => void kept.set(id, text),
    fetch: async (id) => {
      const text = kept.get(id);
      if (text === undefined) throw new Error(`there is no secret ${id}`);
      return text;
    },
  };
}
