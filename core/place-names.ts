/** Finds the names that a pack knows in what somebody wrote, in Latin or Devanagari script. */

/** Longest name, in words, that is looked for. */
const LONGEST = 5;

/** Script kept, everything else evened out: case, accents, punctuation, nukta, spelling of nasals. */
export function normalise(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[\u0300-\u036f\u093c]/g, '') // accents; the nukta, which many leave out
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '') // joiners, which nobody sees
    .replace(/[\u0901]/g, '\u0902') // candrabindu, often written as anusvara
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

export interface Found<T> {
  readonly name: string;
  readonly value: T;
}

/** Every name found, longest first where they overlap: "New Agra" is not Agra. Reads the first 2,000 characters. */
export function findNames<T>(names: ReadonlyMap<string, T>, text: string): Found<T>[] {
  const words = normalise(text.slice(0, 2000)).split(' ');
  const found: Found<T>[] = [];
  for (let i = 0; i < words.length; ) {
    const hit = longestAt(names, words, i);
    if (hit) found.push(hit.found);
    i += hit?.words ?? 1;
  }
  return found;
}

function longestAt<T>(names: ReadonlyMap<string, T>, words: readonly string[], at: number) {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count -= 1) {
    const name = words.slice(at, at + count).join(' ');
    const value = names.get(name);
    if (value !== undefined) return { found: { name, value }, words: count };
  }
  return null;
}
