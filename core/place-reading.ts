/** Which words of a text are names that the gazetteer knows. */
import type { PlaceEntry } from './place-entry.ts';
import type { PlaceGazetteer } from './place-gazetteer.ts';
import { listed, withNamesakes } from './place-listed.ts';
import { soundOf } from './place-sound.ts';
import { spelledLike } from './place-spelling.ts';
import type { Word } from './place-text.ts';
import { ADDRESS, COMMON, FROM, MOVES, NEAR, NOT, RANKS, TO, WAYS } from './place-words.ts';

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
/** In a longer text a slip in a consonant is looked for in single words alone. */
const WORDS_OF_A_NAME = 6;
/** A longer text is prose: misspelt names and small places are not looked for in it. */
const WORDS_OF_AN_ADDRESS = 24;
const BETWEEN = [COMMON, NEAR, MOVES, NOT, TO, FROM, WAYS];
const PART_OF_NAMES = new Set(['nagar', 'gaon', 'new', 'old', 'नगर', 'गांव', 'road', 'colony', 'phase', 'gate', 'market', 'bazar', 'बाजार', 'कॉलोनी', 'रोड', 'गेट']);
/** A word that holds sentences together is never a misspelt name, nor an end of one. */
export const isPlain = (word: string): boolean => !PART_OF_NAMES.has(word) && (word.length < 2 || ADDRESS.has(word) || BETWEEN.some((set) => set.has(word)) || RANKS.has(word));

/** What a look at a text needs at each word. */
interface Look {
  readonly gazetteer: PlaceGazetteer;
  readonly words: readonly Word[];
  /** `soundOf`, each word or joined words once. */
  readonly soundOf: (text: string) => string;
}

/** Words from a place in the text on, joined. */
interface Window {
  readonly to: number;
  readonly text: string;
}

/** Names from left to right, none overlapping: the longest first, so that "New Agra" is not Agra. */
export function findSpans(gazetteer: PlaceGazetteer, words: readonly Word[], strict: boolean): Span[] {
  const look: Look = { gazetteer, words, soundOf: remembered(soundOf) };
  const at = strict || words.length > WORDS_OF_AN_ADDRESS ? (from: number): Span | null => exactIn(look, from, windowsAt(words, from)) : (from: number) => spanAt(look, from);
  const spans: Span[] = [];
  for (let i = 0; i < words.length; ) {
    const span = at(i);
    if (span) spans.push(span);
    i = span?.to ?? i + 1;
  }
  return spans;
}

function remembered(make: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const made = known.get(text) ?? make(text);
    known.set(text, made);
    return made;
  };
}

/** The longest last; no name reaches over a comma. */
function windowsAt(words: readonly Word[], from: number): Window[] {
  const windows: Window[] = [];
  let text = '';
  for (let i = from; i < Math.min(words.length, from + LONGEST) && words[i]!.segment === words[from]!.segment; i += 1) {
    text += words[i]!.text;
    windows.push({ to: i + 1, text });
  }
  return windows;
}

function spanAt(look: Look, from: number): Span | null {
  const windows = windowsAt(look.words, from);
  const exact = exactIn(look, from, windows);
  const inexact = isPlain(look.words[from]!.text) ? [] : windows.slice(0, LONGEST_MISSPELT).filter(({ to }) => !isPlain(look.words[to - 1]!.text)).toReversed();
  const longer = closeIn(look, from, exact === null ? inexact : inexact.filter(({ to }) => to > exact.to && !isName(look, to - 1)));
  const found = longer !== null && (exact !== null || isSure(longer)) ? longer : exact;
  if (found === null) return listedIn(look, from, inexact) ?? misspeltIn(look, from, inexact);
  return { ...found, entry: withNamesakes(look.gazetteer, found.entry, look.soundOf(windows[found.to - from - 1]!.text)) };
}

/** A big city slightly misspelt, or a place in the other script, comes before a village of nearly that name. */
const isSure = ({ entry, distance }: Span): boolean => entry.rank === 'unit' || distance <= SURE_DISTANCE;
const SURE_DISTANCE = 0.35;

/** "Hamirpur HP" is no misspelt "Hamirpur UP". */
const isName = ({ gazetteer: { byName }, words }: Look, i: number): boolean => words[i]!.text.length <= 2 || !['generic', undefined].includes(byName.get(words[i]!.text)?.rank);

function exactIn({ gazetteer: { byName } }: Look, from: number, windows: readonly Window[]): Span | null {
  for (let i = windows.length - 1; i >= 0; i -= 1) {
    const { to, text } = windows[i]!;
    const entry = byName.get(text);
    if (entry !== undefined) return { from, to, entry, how: 'exact', distance: 0 };
  }
  return null;
}

const firstOf = (windows: readonly Window[], find: (window: Window) => Span | null): Span | null => {
  for (const window of windows) {
    const span = find(window);
    if (span !== null) return span;
  }
  return null;
};

const closeIn = (look: Look, from: number, windows: readonly Window[]): Span | null =>
  firstOf(windows, ({ to, text }) => spelled(from, to, spelledLike(look.gazetteer, look.soundOf(text), 'closely')));

const misspeltIn = (look: Look, from: number, windows: readonly Window[]): Span | null =>
  firstOf(windows, ({ to, text }) => spelled(from, to, spelledLike(look.gazetteer, look.soundOf(text), to - from === 1 || look.words.length <= WORDS_OF_A_NAME ? 'with slips' : 'vowels')));

const spelled = (from: number, to: number, like: Pick<Span, 'entry' | 'distance'> | null): Span | null => (like === null ? null : { from, to, how: 'spelling', ...like });

const listedIn = (look: Look, from: number, windows: readonly Window[]): Span | null =>
  firstOf(windows, ({ to, text }) => {
    const entry = text.length < FEWEST_LETTERS ? null : listed(look.gazetteer, look.soundOf(text));
    return entry === null ? null : { from, to, entry, how: 'exact', distance: 0 };
  });
const FEWEST_LETTERS = 4;
