/** The words of a text, as names are compared. */
import { squeezed } from './place-gazetteer.ts';

export interface Word {
  readonly text: string;
  /** As written: ALL CAPITALS, or a Capital first. */
  readonly capitals: 'all' | 'first' | 'none';
  /** Counts up at commas and line ends, which no name reaches over. */
  readonly segment: number;
}

export function wordsOf(text: string): Word[] {
  let segment = 0;
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{M}\p{N}'’\u200b-\u200d]+/gu)].map((match) => {
    const between = text.slice(end, match.index);
    if (between !== ' ' && /[,;|\n\r()،]|[-–]\s|।|[.!?]\s/.test(between)) segment += 1;
    end = match.index + match[0].length;
    return { text: squeezed(match[0]), capitals: capitalsOf(match[0]), segment };
  });
}
const capitalsOf = (word: string): Word['capitals'] => (!/^[A-Z]/.test(word) ? 'none' : word.length > 1 && word === word.toUpperCase() ? 'all' : 'first');
