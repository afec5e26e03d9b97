/** Names by their skeletons, so that one misspelt is found among those of like sound. */
import type { PlaceEntry } from './place-entry.ts';
import { skeletonOf, soundOf } from './place-sound.ts';

export interface Sounding {
  readonly sound: string;
  readonly entry: PlaceEntry;
}

/** A name of fewer sounds is too like others to be found misspelt, and one of more letters is several names. */
const FEWEST_SOUNDS = 4;
const MOST_LETTERS = 20;
const NONE: readonly Sounding[] = [];

type Names = ReadonlyMap<string, PlaceEntry>;

/** Names of a skeleton. `lines` as `soundLines` made them, of these names; what is no longer a name is passed over. */
export function likeIn(byName: Names, lines: string | undefined): (skeleton: string) => readonly Sounding[] {
  let keys: ReadonlyMap<string, string> | undefined;
  return (skeleton) => {
    keys ??= read(lines ?? soundLines(byName));
    return keys.get(skeleton)?.split(' ').flatMap((pair) => sounding(byName, pair)) ?? NONE;
  };
}

function sounding(byName: Names, pair: string): Sounding[] {
  const [sound = '', key = ''] = pair.split(':');
  const entry = byName.get(key || sound);
  return entry === undefined ? [] : [{ sound, entry }];
}

const read = (lines: string): Map<string, string> => new Map(lines.split('\n').map((line): [string, string] => [line.slice(0, line.indexOf('|')), line.slice(line.indexOf('|') + 1)]));

/** Sorted lines `skeleton|sound:name sound:name …`, the name where it is written otherwise than it sounds. */
export function soundLines(byName: Names): string {
  const lines = new Map<string, Set<string>>();
  for (const [key, entry] of byName) {
    const sound = isSounded(key, entry) ? soundOf(key) : '';
    if (sound.length < FEWEST_SOUNDS) continue;
    const skeleton = skeletonOf(sound);
    lines.set(skeleton, (lines.get(skeleton) ?? new Set()).add(sound === key ? sound : `${sound}:${key}`));
  }
  return [...lines].map(([skeleton, pairs]) => `${skeleton}|${[...pairs].join(' ')}`).sort().join('\n'); // prettier-ignore
}

/** A name in Devanagari stands beside its Latin one nearly always, and sounds like it: only the units' are kept too. */
const isSounded = (key: string, { rank, ordinary }: PlaceEntry): boolean => !ordinary && rank !== 'generic' && key.length <= MOST_LETTERS && !/[\d:]/.test(key) && (rank !== 'place' || key.charCodeAt(0) < 128);
