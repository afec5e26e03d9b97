/** How far apart two sounds are: 0 the same, about 1 for a letter that is another. */

const VOWELS = 'aeiou';
const CLOSE: Readonly<Record<string, number>> = { dr: 0.3, mn: 0.3, bv: 0.4, ei: 0.25, ou: 0.25, ao: 0.45, au: 0.45, ae: 0.45, ai: 0.55, cs: 0.6, gk: 0.7, dt: 0.7, bp: 0.7, jy: 0.6, js: 0.7, lr: 0.8, ln: 0.8 };

/** An a inside a word is often not written; the one at its end makes another name: Kanpur, Kanpura. */
const insertion = (word: string, at: number): number => (word[at] === 'a' && at > 0 && at < word.length - 1 ? 0.15 : insertionOf(word[at]!));
const insertionOf = (letter: string): number => ( letter === 'h' || letter === 'y' ? 0.35 : VOWELS.includes(letter) ? 0.5 : letter === 'n' ? 0.6 : 0.9);

function substitution(one: string, other: string): number {
  if (one === other) return 0;
  return CLOSE[one < other ? one + other : other + one] ?? (VOWELS.includes(one) && VOWELS.includes(other) ? 0.7 : 1);
}

/** Weighted edits between two sounds (`soundOf`), two neighbours swapped included. */
export function soundDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = [0];
  for (let j = 0; j < other.length; j += 1) row.push(row[j]! + insertion(other, j));
  for (let i = 0; i < one.length; i += 1) {
    const next = [row[0]! + insertion(one, i)];
    for (let j = 0; j < other.length; j += 1) {
      let best = Math.min(row[j]! + substitution(one[i]!, other[j]!), row[j + 1]! + insertion(one, i), next[j]! + insertion(other, j));
      if (i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j]) best = Math.min(best, before[j - 1]! + 0.8);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[other.length]!;
}
