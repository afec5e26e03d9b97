/** Names that sound like what was written. */
import { soundDistance } from './place-distance.ts';
import type { PlaceEntry, Where } from './place-entry.ts';
import type { PlaceGazetteer, Sounding } from './place-gazetteer.ts';
import { skeletonOf, soundOf } from './place-sound.ts';

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
const LETTERS = [...'kgcjtrnpbslh'];

/** The nearest name to a word or joined words, or null. `closely`: only what differs in vowels, aspirates and the like. */
export function spelledLike({ bySkeleton, units }: PlaceGazetteer, written: string, closely: boolean): Spelled | null {
  if (/\d/.test(written) || written.length < 4 || written.length > 40) return null;
  const sound = soundOf(written);
  const most = closely ? Math.min(CLOSELY, allowed(sound.length)) : allowed(sound.length);
  const skeleton = skeletonOf(sound);
  const nearest = (soundings: readonly Sounding[]): Spelled | null => nearestOf(soundings, sound, (entry) => (isOurs(entry, units) ? most : most * ELSEWHERE));
  const same = nearest(bySkeleton().get(skeleton) ?? []);
  if (same !== null || closely || skeleton.length < FEWEST_CONSONANTS) return same;
  return nearest(slips(skeleton).flatMap((slip) => bySkeleton().get(slip) ?? []));
}

const isOurs = ({ shares }: PlaceEntry, units: ReadonlySet<Where>): boolean => [...shares.keys()].some((where) => units.has(where));

function nearestOf(soundings: readonly Sounding[], sound: string, most: (entry: PlaceEntry) => number): Spelled | null {
  let best: Spelled | null = null;
  for (const { sound: known, entry } of soundings) {
    const distance = soundDistance(sound, known);
    if (distance <= most(entry) && distance < (best?.distance ?? Infinity)) best = { entry, distance };
  }
  return best;
}

/** All skeletons one letter away: left out, added, another, or two swapped. */
function slips(skeleton: string): string[] {
  const out: string[] = [];
  for (let i = 0; i <= skeleton.length; i += 1) {
    const [before, after] = [skeleton.slice(0, i), skeleton.slice(i)];
    if (after !== '') out.push(before + after.slice(1));
    if (after.length > 1) out.push(before + after[1]! + after[0]! + after.slice(2));
    if (i === 0) continue;
    for (const letter of LETTERS) {
      out.push(before + letter + after);
      if (after !== '' && after[0] !== letter) out.push(before + letter + after.slice(1));
    }
  }
  return out;
}
