/** Names that sound like what was written. */
import { soundDistance } from './place-distance.ts';
import { SIZE, type PlaceEntry } from './place-entry.ts';
import type { Where } from './where.ts';
import type { PlaceGazetteer } from './place-gazetteer.ts';
import { skeletonOf } from './place-sound.ts';
import type { Sounding } from './place-soundings.ts';

export interface Spelled {
  readonly entry: PlaceEntry;
  readonly distance: number;
}

/** The longer a name, the more may differ: [sounds at most, distance at most]. */
const ALLOWED: readonly (readonly [number, number])[] = [[3, 0], [4, 0.3], [5, 0.5], [7, 0.9], [10, 1.35], [Infinity, 1.9]];
const allowed = (sounds: number): number => ALLOWED.find(([most]) => sounds <= most)![1];
const CLOSELY = 0.65;
/** A name from elsewhere must be nearer than one of ours. */
const ELSEWHERE = 0.8;
/** A slip in a consonant is looked for in names of this many consonants or more. */
const FEWEST_CONSONANTS = 4;
const FEWEST_SOUNDS = 4;
const MOST_SOUNDS = 24;
const MOST_MORE = 4;
const LETTERS = [...'kgcjtrnpbslh'];

/** How far a name may be: a vowel or two that are often taken for each other, any vowels, or a consonant too. */
export type Reach = 'closely' | 'vowels' | 'with slips';

/** The nearest name to a sound (`soundOf`), or null. About 1 µs, 20 µs with slips. */
export function spelledLike({ like, units }: PlaceGazetteer, sound: string, reach: Reach): Spelled | null {
  if (sound.length < FEWEST_SOUNDS || sound.length > MOST_SOUNDS || /[^a-z]/.test(sound)) return null;
  const most = reach === 'closely' ? Math.min(CLOSELY, allowed(sound.length)) : allowed(sound.length);
  const skeleton = skeletonOf(sound);
  const nearest = (soundings: readonly Sounding[]): Spelled | null => nearestOf(soundings, sound, (entry) => (isOurs(entry, units) ? most : most * ELSEWHERE));
  const same = nearest(like(skeleton));
  if (same !== null || reach !== 'with slips' || skeleton.length < FEWEST_CONSONANTS) return same;
  return nearest(slips(skeleton).flatMap(like));
}

const isOurs = ({ shares }: PlaceEntry, units: ReadonlySet<Where>): boolean => [...shares.keys()].some((where) => units.has(where));

function nearestOf(soundings: readonly Sounding[], sound: string, most: (entry: PlaceEntry) => number): Spelled | null {
  let best: Spelled | null = null;
  for (const { sound: known, entry } of soundings) {
    if (Math.abs(known.length - sound.length) > MOST_MORE) continue;
    const distance = soundDistance(sound, known, Math.min(most(entry), best?.distance ?? Infinity));
    if (distance !== Infinity && isBetter(best, distance, entry)) best = { entry, distance };
  }
  return best;
}

/** Of two as near, the larger. */
const isBetter = (best: Spelled | null, distance: number, entry: PlaceEntry): boolean =>
  best === null || distance < best.distance || (distance === best.distance && SIZE[entry.rank] > SIZE[best.entry.rank]);

/** All skeletons one letter away, the first letter kept: one left out, added, another, or two swapped. */
function slips(skeleton: string): string[] {
  const out: string[] = [];
  for (let i = 1; i <= skeleton.length; i += 1) {
    const [before, letter, after] = [skeleton.slice(0, i), skeleton[i] ?? '', skeleton.slice(i + 1)];
    if (letter !== '') out.push(before + after);
    if (after !== '') out.push(before + after[0]! + letter + after.slice(1));
    for (const other of LETTERS) {
      out.push(before + other + letter + after);
      if (letter !== '' && other !== letter) out.push(before + other + after);
    }
  }
  return out;
}
