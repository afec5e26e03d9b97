/** How far to trust each name of a text, by the words around it. */
import type { Rank } from './place-entry.ts';
import { behind, isEnd, isOnWay, isQualifier, isSmaller } from './place-order.ts';
import type { Span } from './place-reading.ts';
import type { Word } from './place-text.ts';
import { ADDRESS, DISTRICT, FROM, MOVES, NEAR, NOT, RANKS, SURNAMES, VILLAGE } from './place-words.ts';

/** A name with the chance that it says nothing about where the person is. */
export interface Weighed extends Span {
  readonly doubt: number;
  /** The same without a larger place behind it: where that is one that it lies in, the two agree. */
  readonly alone: number;
  /** What it leaves to each place that another name means, where it says nothing itself. */
  readonly left: number;
  /** A word beside it says that it is a place. */
  readonly marked: boolean;
}

const DOUBT: Readonly<Record<Rank, number>> = { country: 0.02, state: 0.02, unit: 0.03, place: 0.12, listed: 0.35, generic: 1 };
/** Of small places many are on no list: one that is known elsewhere says less against where the others say. */
const LEFT = 0.05;
const LEFT_BY_SMALL = 0.3;
const DOUBT_OF_WAYS = 0.9;
const DOUBT_OF_NOT = 0.93;
const DOUBT_OF_MOVES = 0.6;
const DOUBT_OF_ENDS = 0.5;
const DOUBT_OF_NEAR = 0.1;
/** "From Ballia": of there, and perhaps not there. */
const DOUBT_OF_ORIGIN = 0.25;
/** "Lalganj, Azamgarh": the larger behind it says which is meant; the smaller must give way where it cannot. */
const DOUBT_BESIDE_LARGER = 0.35;
const DOUBT_OF_DISTRICT = 0.01;
/** A state right behind a name is there to tell it from its namesakes. */
const DOUBT_OF_QUALIFIER = 0.003;

export function weigh(words: readonly Word[], spans: readonly Span[]): Weighed[] {
  return spans.map((span, i) => {
    const marked = rankBeside(words, span);
    const small = span.entry.rank === 'listed' || VILLAGE.has(words[span.from - 1]?.text ?? '') || isSmaller(spans, i, words);
    const [doubt, alone] = doubtsOf(words, spans, i).map((one) => either(one, span.distance * 0.12)) as [number, number];
    return { ...span, marked, left: small ? LEFT_BY_SMALL : LEFT, doubt, alone };
  });
}

const either = (...doubts: readonly number[]): number => 1 - doubts.reduce((trust, doubt) => trust * (1 - doubt), 1);

/** As it stands, and without a larger place behind it. */
function doubtsOf(words: readonly Word[], spans: readonly Span[], i: number): readonly [number, number] {
  const span = spans[i]!;
  const around: Around = { before: behind(words, spans[i - 1]?.to ?? 0, span.from).toReversed(), after: behind(words, span.to, spans[i + 1]?.from ?? words.length) };
  if (isEnd(spans, i, words)) return same(DOUBT_OF_ENDS);
  if (isOnWay(words, spans, i)) return same(DOUBT_OF_WAYS);
  const hindrance = HINDRANCES.find(({ is }) => is(around));
  if (hindrance !== undefined) return same(hindrance.doubt);
  if (isQualifier(spans, i, words)) return same(DOUBT_OF_QUALIFIER);
  const lesser = LESSER.filter(({ is }) => is(around)).map(({ doubt }) => doubt);
  const own = span.entry.rank === 'unit' && (DISTRICT.has(around.before[0] ?? '') || DISTRICT.has(around.after[0] ?? '')) ? DOUBT_OF_DISTRICT : DOUBT[span.entry.rank];
  const alone = either(own, ...lesser);
  return isSmaller(spans, i, words) ? [either(alone, DOUBT_BESIDE_LARGER), alone] : same(alone);
}

const same = (doubt: number): readonly [number, number] => [doubt, doubt];

/** The words on both sides of a name, the nearest first, up to the next names. */
interface Around {
  readonly before: readonly string[];
  readonly after: readonly string[];
}
interface Doubt {
  readonly doubt: number;
  readonly is: (around: Around) => boolean;
}

const someOf = (words: readonly string[], set: ReadonlySet<string>, count = 2): boolean => words.slice(0, count).some((word) => set.has(word));
const ENGLISH_NOT = new Set(['not', 'never', 'isnt']);
const HINDI_NOT = new Set([...NOT].filter((word) => !ENGLISH_NOT.has(word)));

const HINDRANCES: readonly Doubt[] = [
  { doubt: DOUBT_OF_NOT, is: ({ before, after }) => someOf(before, ENGLISH_NOT) || someOf(after, HINDI_NOT) },
  { doubt: DOUBT_OF_MOVES, is: ({ before, after }) => someOf(before, MOVES) || someOf(after, MOVES) },
];
const LESSER: readonly Doubt[] = [
  { doubt: DOUBT_OF_ORIGIN, is: ({ before, after }) => before[0] === 'from' || someOf(after, FROM, 1) },
  { doubt: DOUBT_OF_NEAR, is: ({ before, after }) => someOf(before, NEAR) || someOf(after, NEAR) },
];

function rankBeside(words: readonly Word[], { from, to }: Span): boolean {
  const [before, after] = [words[from - 1], words[to]];
  return (before !== undefined && RANKS.has(before.text)) || (after !== undefined && RANKS.has(after.text));
}

const BESIDE_A_NAME = [RANKS, NEAR, ADDRESS, new Set(['me', 'mein', 'in', 'में'])];

/** Whether a word of everyday language stands as a name here. `spans`: the others, which are surely names. */
export function standsAsName(words: readonly Word[], span: Span, others: readonly Span[]): boolean {
  if (rankBeside(words, span)) return true;
  if (others.some(({ from, to }) => to === span.from || from === span.to)) return true;
  if (span.to - span.from === words.length) return true;
  const taken = (i: number): boolean => [span, ...others].some(({ from, to }) => i >= from && i < to);
  const rest = words.filter(({ text }, i) => !taken(i) && !/^\d/.test(text) && !BESIDE_A_NAME.some((set) => set.has(text)));
  if (rest.length === 0) return true;
  const word = words[span.from]!;
  const short = span.entry.name.length <= 2;
  const mixed = words.some(({ text, capitals }) => capitals === 'none' && /^[a-z]/.test(text));
  return mixed && (short ? word.capitals === 'all' : span.from > 0 && word.capitals !== 'none' && words[span.from - 1]!.segment === word.segment);
}

/** "Mathura Prasad" is a person. */
export const isPerson = (words: readonly Word[], { to }: Span): boolean => SURNAMES.has(words[to]?.text ?? '');
