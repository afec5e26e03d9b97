/** The words of a text, and which of them are names that the gazetteer knows. */
import { soundDistance } from './place-distance.ts';
import { sharesOf, type PlaceEntry, type Where } from './place-entry.ts';
import { squeezed, type PlaceGazetteer } from './place-gazetteer.ts';
import { normalise } from './place-names.ts';
import { keyOf, soundOf } from './place-sound.ts';
import { COMMON, FROM, MOVES, NEAR, NOT, RANKS, TO, WAYS } from './place-words.ts';
import { spelledLike } from './place-spelling.ts';

export interface Word {
  readonly text: string;
  /** As written: ALL CAPITALS, or a Capital first. */
  readonly capitals: 'all' | 'first' | 'none';
  /** Counts up at commas and line ends, which no name reaches over. */
  readonly segment: number;
}

/** A name in the text: words from … to, the last not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly entry: PlaceEntry;
  readonly how: 'exact' | 'spelling';
  /** How far from the name as known: `soundDistance`, 0 for exact. */
  readonly distance: number;
}

const LONGEST = 5;
const LONGEST_MISSPELT = 3;
/** A longer text is prose: misspelt names and small places are not looked for in it. */
const WORDS_OF_AN_ADDRESS = 24;
/** What a place listed by hand weighs beside others of its name, in thousands of people. */
const KNOWN_PLACE = 60;
const KNOWN_CITY = 300;
const LEAST_BESIDE_A_CITY = 10;
/** An alert to our police is likelier about our own places; so much less does a namesake elsewhere weigh. */
const TILT = 0.5;

export function wordsOf(text: string): Word[] {
  let segment = 0;
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{M}\p{N}'’\u200b-\u200d]+/gu)].map((match) => {
    if (/[,;|\n\r()،]|[-–]\s|।|[.!?]\s/.test(text.slice(end, match.index))) segment += 1;
    end = match.index + match[0].length;
    return { text: squash(match[0]), capitals: capitalsOf(match[0]), segment };
  });
}
const squash = (word: string): string => (/^[a-z0-9]+$/.test(word) ? word : normalise(word).replaceAll(' ', ''));
const capitalsOf = (word: string): Word['capitals'] => (!/^[A-Z]/.test(word) ? 'none' : word.length > 1 && word === word.toUpperCase() ? 'all' : 'first');

const BETWEEN = [COMMON, NEAR, MOVES, NOT, TO, FROM, WAYS];
const PART_OF_NAMES = new Set(['nagar', 'gaon', 'new', 'old', 'नगर', 'गांव', 'road', 'colony', 'phase', 'gate', 'market', 'bazar', 'बाजार', 'कॉलोनी', 'रोड', 'गेट']);
/** A word that holds sentences together is never a misspelt name, nor an end of one. */
export const isPlain = (word: string): boolean => !PART_OF_NAMES.has(word) && (BETWEEN.some((set) => set.has(word)) || RANKS.has(word));

/** Names from left to right, none overlapping: the longest first, so that "New Agra" is not Agra. */
export function findSpans(gazetteer: PlaceGazetteer, words: readonly Word[], strict: boolean): Span[] {
  const spans: Span[] = [];
  const look = strict || words.length > WORDS_OF_AN_ADDRESS ? exactAt : spanAt;
  for (let i = 0; i < words.length; ) {
    const span = look(gazetteer, words, i);
    if (span) spans.push(span);
    i = span?.to ?? i + 1;
  }
  return spans;
}

function spanAt(gazetteer: PlaceGazetteer, words: readonly Word[], from: number): Span | null {
  const exact = exactAt(gazetteer, words, from);
  const longer = misspeltAt(gazetteer, words, { from, moreThan: exact === null ? 0 : exact.to - from, closely: true });
  if (longer !== null && (exact !== null || isSure(longer))) return withNamesakes(gazetteer, words, longer);
  if (exact !== null) return withNamesakes(gazetteer, words, exact);
  return listedAt(gazetteer, words, from) ?? misspeltAt(gazetteer, words, { from, moreThan: 0, closely: false });
}

/** A big city slightly misspelt, or a place in the other script, comes before a village of nearly that name. */
const isSure = ({ entry, distance }: Span): boolean => entry.rank === 'unit' || distance <= SURE_DISTANCE;
const SURE_DISTANCE = 0.35;

const joined = (words: readonly Word[], from: number, to: number): string => words.slice(from, to).map(({ text }) => text).join('');
const oneSegment = (words: readonly Word[], from: number, to: number): boolean => to <= words.length && words[from]!.segment === words[to - 1]!.segment;

function exactAt({ byName }: PlaceGazetteer, words: readonly Word[], from: number): Span | null {
  for (let to = from + LONGEST; to > from; to -= 1) {
    if (!oneSegment(words, from, to)) continue;
    const entry = byName.get(joined(words, from, to));
    if (entry !== undefined) return { from, to, entry, how: 'exact', distance: 0 };
  }
  return null;
}

interface Window {
  readonly from: number;
  readonly moreThan: number;
  /** Only what differs in vowels and the like. */
  readonly closely: boolean;
}

function misspeltAt(gazetteer: PlaceGazetteer, words: readonly Word[], { from, moreThan, closely }: Window): Span | null {
  if (isPlain(words[from]!.text)) return null;
  for (let to = from + LONGEST_MISSPELT; to > from + moreThan; to -= 1) {
    if (!oneSegment(words, from, to) || isPlain(words[to - 1]!.text) || (moreThan > 0 && isName(gazetteer, words[to - 1]!.text))) continue;
    const like = spelledLike(gazetteer, joined(words, from, to), closely);
    if (like !== null) return { from, to, how: 'spelling', ...like };
  }
  return null;
}

/** "Hamirpur HP" is no misspelt "Hamirpur UP". */
const isName = ({ byName }: PlaceGazetteer, word: string): boolean => word.length <= 2 || !['generic', undefined].includes(byName.get(word)?.rank);

function listedAt(gazetteer: PlaceGazetteer, words: readonly Word[], from: number): Span | null {
  if (isPlain(words[from]!.text)) return null;
  for (let to = from + LONGEST_MISSPELT; to > from; to -= 1) {
    if (!oneSegment(words, from, to) || isPlain(words[to - 1]!.text)) continue;
    const [name, weights] = listed(gazetteer, joined(words, from, to));
    if (weights.length > 0) return { from, to, entry: { name, rank: 'listed', shares: sharesOf(weights), ordinary: false }, how: 'exact', distance: 0 };
  }
  return null;
}

const FEWEST_LETTERS = 4;

function listed({ directories, units }: PlaceGazetteer, name: string): [string, (readonly [Where, number])[]] {
  const sound = name.length < FEWEST_LETTERS || /\d/.test(name) ? '' : soundOf(name);
  const key = keyOf(sound);
  const found = key.length < 3 ? [] : directories.flatMap((directory) => directory(key) ?? []).filter((one) => soundDistance(sound, soundOf(squeezed(one.name))) <= SURE_DISTANCE);
  return [found[0]?.name ?? '', found.flatMap(({ weights }) => weights.map(([where, weight]) => [where, units.has(where) ? weight : weight * TILT] as const))];
}

/** A place known by hand, or a city elsewhere, shares its name with those in the lists. Homonyms are weighed already. */
function withNamesakes(gazetteer: PlaceGazetteer, words: readonly Word[], span: Span): Span {
  const [[own] = [undefined], { rank }] = [[...span.entry.shares.keys()], span.entry];
  if (own === undefined || span.entry.shares.size > 1 || (rank !== 'place' && (rank !== 'unit' || gazetteer.units.has(own)))) return span;
  const [, all] = listed(gazetteer, joined(words, span.from, span.to));
  const others = all.filter(([where, weight]) => where !== own && (rank === 'place' || weight >= LEAST_BESIDE_A_CITY));
  const itself = all.find(([where]) => where === own)?.[1] ?? 0;
  const shares = sharesOf([[own, Math.max(itself, rank === 'place' ? KNOWN_PLACE : KNOWN_CITY * TILT)], ...others]);
  return { ...span, entry: { ...span.entry, shares } };
}
