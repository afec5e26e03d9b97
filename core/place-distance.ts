/** How far apart two sounds are: 0 the same, about 1 for a letter that is another. */

const LETTERS = 26;
const index = (letter: string): number => letter.charCodeAt(0) - 97;
const VOWELS = 'aeiou';

/** Letters that are written for each other, with what that costs. */
const CLOSE: Readonly<Record<string, number>> = { dr: 0.3, mn: 0.3, bv: 0.4, ei: 0.25, ou: 0.25, ao: 0.45, au: 0.45, ae: 0.45, ai: 0.55, cs: 0.6, gk: 0.7, dt: 0.7, bp: 0.7, jy: 0.6, js: 0.7, lr: 0.8, ln: 0.8 };
const LEFT_OUT: Readonly<Record<string, number>> = { a: 0.15, h: 0.35, y: 0.35, n: 0.6, e: 0.5, i: 0.5, o: 0.5, u: 0.5 };
/** An a inside a word is often not written; at its end or beginning it makes another name: Kanpur, Kanpura. */
const OUTER_A = 0.5;
const SWAPPED = 0.8;

const insertions = Float64Array.from({ length: LETTERS }, (_, i) => LEFT_OUT[String.fromCharCode(97 + i)] ?? 0.9);
const substitutions = Float64Array.from({ length: LETTERS * LETTERS }, (_, i) => costOf(String.fromCharCode(97 + Math.floor(i / LETTERS)), String.fromCharCode(97 + (i % LETTERS))));

function costOf(one: string, other: string): number {
  if (one === other) return 0;
  return CLOSE[one + other] ?? CLOSE[other + one] ?? (VOWELS.includes(one) && VOWELS.includes(other) ? 0.7 : 1);
}

const insertion = (word: string, at: number): number => (word[at] === 'a' && (at === 0 || at === word.length - 1) ? OUTER_A : insertions[index(word[at]!)]!);

/** Weighted edits between two sounds (`soundOf`) of the letters a to z, two neighbours swapped included; Infinity where it is over `most`. */
export function soundDistance(one: string, other: string, most = Infinity): number {
  let before: number[] = [];
  let row = [0];
  for (let j = 0; j < other.length; j += 1) row.push(row[j]! + insertion(other, j));
  for (let i = 0; i < one.length; i += 1) {
    const left = insertion(one, i);
    const next = [row[0]! + left];
    let least = next[0]!;
    for (let j = 0; j < other.length; j += 1) {
      let best = Math.min(row[j]! + substitutions[index(one[i]!) * LETTERS + index(other[j]!)]!, row[j + 1]! + left, next[j]! + insertion(other, j));
      if (i > 0 && j > 0 && one[i] === other[j - 1] && one[i - 1] === other[j]) best = Math.min(best, before[j - 1]! + SWAPPED);
      next.push(best);
      if (best < least) least = best;
    }
    if (least > most + SWAPPED) return Infinity;
    before = row;
    row = next;
  }
  const distance = row[other.length]!;
  return distance > most ? Infinity : distance;
}
