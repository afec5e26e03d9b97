/** How the names of a text stand to each other: ends of a way, a smaller place and its larger one. */
import { SIZE } from './place-entry.ts';
import type { Span } from './place-reading.ts';
import type { Word } from './place-text.ts';
import { COMMON, FROM, NEAR, NOT, RANKS, TO, WAYS } from './place-words.ts';

const STOPS = new Set(['stand', 'adda', 'station', 'stop', 'स्टैंड', 'अड्डा', 'अड्डे', 'स्टेशन']);

/** Also "Delhi-Meerut expressway". */
export function isOnWay(words: readonly Word[], spans: readonly Span[], i: number): boolean {
  const { to } = spans[i]!;
  if (spans[i + 1]?.from === to && words[to]!.segment === words[to - 1]!.segment) return isOnWay(words, spans, i + 1);
  return WAYS.has(words[to]?.text ?? '') && !STOPS.has(words[to + 1]?.text ?? '');
}

export const behind = (words: readonly Word[], from: number, to: number): string[] => words.slice(from, to).map(({ text }) => text);

/** "Lucknow to Delhi", "लखनऊ से दिल्ली": one end of a way, nobody knows which. */
export function isEnd(spans: readonly Span[], i: number, words: readonly Word[]): boolean {
  const linked = (a: Span | undefined, b: Span | undefined): boolean => {
    if (a === undefined || b === undefined) return false;
    const between = behind(words, a.to, b.from);
    return between.length === 1 && (TO.has(between[0]!) || FROM.has(between[0]!)) && between[0] !== 'for';
  };
  return linked(spans[i - 1], spans[i]) || linked(spans[i], spans[i + 1]);
}

const larger = (a: Span, b: Span): boolean => SIZE[a.entry.rank] > SIZE[b.entry.rank];
const onlySmallWords = (words: readonly string[]): boolean => words.length <= 3 && words.every((word) => (RANKS.has(word) || COMMON.has(word) || NEAR.has(word)) && !NOT.has(word));

export const isSmaller = (spans: readonly Span[], i: number, words: readonly Word[]): boolean => {
  const [span, next] = [spans[i]!, spans[i + 1]];
  return next !== undefined && SIZE[span.entry.rank] < SIZE.unit && larger(next, span) && onlySmallWords(behind(words, span.to, next.from));
};

export const isQualifier = (spans: readonly Span[], i: number, words: readonly Word[]): boolean => {
  const [span, before] = [spans[i]!, spans[i - 1]];
  return SIZE[span.entry.rank] > 2 && before !== undefined && SIZE[before.entry.rank] < 4 && behind(words, before.to, span.from).every((word) => RANKS.has(word));
};
