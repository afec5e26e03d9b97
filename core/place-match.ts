/** Where a text says the person is: names of places, in Latin, Devanagari and both mixed, weighed by the words around them. */
import { isPerson, standsAsName, weigh, type Weighed } from './place-context.ts';
import type { PlaceEntry } from './place-entry.ts';
import type { Shares, Where } from './where.ts';
import type { PlaceGazetteer } from './place-gazetteer.ts';
import { findSpans, type Span } from './place-reading.ts';
import { wordsOf, type Word } from './place-text.ts';
import { sharesTogether } from './place-together.ts';

export interface PlaceMatch {
  /**
   * By unit, state and country; sums to 1, empty when nothing is known. Sizes, not the odds that an alert comes from there.
   * The pack's own state by its code where the text names nothing smaller.
   */
  readonly shares: Shares;
  /** As the data writes them, never as the text does. */
  readonly names: readonly { readonly name: string; readonly where: readonly Where[]; readonly how: 'exact' | 'spelling' | 'context' }[];
  /** 0 … 1: how likely the names say nothing about where the person is (on the way there, a road's name, not there). */
  readonly doubt: number;
  /** The text went on after what was read. */
  readonly unread: boolean;
}

/** How much of a text is read, in UTF-16 units. */
export const READ = 2000;

/** A text that is said to be a place. */
export const matchPlaces = (gazetteer: PlaceGazetteer, text: string): PlaceMatch => match(gazetteer, text, false);

/** A text that may name a place among other things: only names as known count, none that is short or an ordinary word. */
export const matchInProse = (gazetteer: PlaceGazetteer, text: string): PlaceMatch => match(gazetteer, text, true);

function match(gazetteer: PlaceGazetteer, text: string, strict: boolean): PlaceMatch {
  const words = wordsOf(text.slice(0, READ));
  const spans = named(words, findSpans(gazetteer, words, strict));
  const weighed = weigh(words, spans).filter((span) => !strict || isStrong(words, span)).slice(0, 12);
  return {
    ...sharesTogether(gazetteer, weighed),
    names: weighed.map(({ entry, how, marked }) => ({ name: entry.name, where: [...entry.shares.keys()], how: how === 'exact' && marked ? 'context' : how })),
    unread: text.length > READ,
  };
}

/** Without words of everyday language that do not stand as names, and names that every town has. */
function named(words: readonly Word[], spans: readonly Span[]): Span[] {
  const meant = spans.filter(({ entry }) => entry.rank !== 'generic' && !isIndia(entry));
  const sure = meant.filter((span, i) => !span.entry.ordinary || (span.entry.rank === 'state' && meant[i - 1]?.to === span.from)); // "Basti, UP"
  return meant.filter((span) => sure.includes(span) || standsAsName(words, span, sure));
}

const isIndia = ({ shares }: PlaceEntry): boolean => shares.has('IN');

const FEWEST_LETTERS = 4;
const isStrong = (words: readonly Word[], span: Weighed): boolean =>
  span.marked || (!span.entry.ordinary && span.entry.name.length >= FEWEST_LETTERS && !isPerson(words, span));
