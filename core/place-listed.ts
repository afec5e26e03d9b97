/** Places out of the long lists: by themselves, and as namesakes of what is known better. */
import { soundDistance } from './place-distance.ts';
import type { PlaceEntry } from './place-entry.ts';
import { sharesOf, type Where } from './where.ts';
import { squeezed, type PlaceGazetteer } from './place-gazetteer.ts';
import { keyOf, soundOf } from './place-sound.ts';

const FEWEST_SOUNDS = 3;
const NEAR_ENOUGH = 0.35;
/** Thousands of people: a place known by hand, a city elsewhere, and the least that counts beside a city. */
const KNOWN_PLACE = 60;
const KNOWN_CITY = 300;
const LEAST_BESIDE_A_CITY = 10;
/** An alert to our police is likelier about our own places; so much less does a namesake elsewhere weigh. */
const TILT = 0.5;
const TILT_ABROAD = 0.1;
const tilt = (where: Where, units: ReadonlySet<Where>): number => (units.has(where) ? 1 : where.startsWith('IN-') ? TILT : TILT_ABROAD);

/** What the lists have under a sound, or null. */
export function listed(gazetteer: PlaceGazetteer, sound: string): PlaceEntry | null {
  const { name, weights } = look(gazetteer, sound);
  return weights.length === 0 ? null : { name, rank: 'listed', shares: sharesOf(weights), ordinary: false };
}

function look({ directories, units }: PlaceGazetteer, sound: string): { name: string; weights: (readonly [Where, number])[] } {
  const key = keyOf(sound);
  const found = key.length < FEWEST_SOUNDS || /[^a-z]/.test(key) ? [] : directories.flatMap((directory) => directory(key) ?? []);
  const near = found.filter(({ name }) => soundDistance(sound, soundOf(squeezed(name))) <= NEAR_ENOUGH);
  return { name: near[0]?.name ?? '', weights: near.flatMap(({ weights }) => weights.map(([where, weight]) => [where, weight * tilt(where, units)] as const)) };
}

/** A place known by hand, or a city elsewhere, shares its name with those in the lists. Homonyms are weighed already. */
export function withNamesakes(gazetteer: PlaceGazetteer, entry: PlaceEntry, sound: string): PlaceEntry {
  const [own] = entry.shares.keys();
  const isPlace = entry.rank === 'place';
  if (own === undefined || entry.shares.size > 1 || !(isPlace || (entry.rank === 'unit' && !gazetteer.units.has(own)))) return entry;
  const { weights } = look(gazetteer, sound);
  const others = weights.filter(([where, weight]) => where !== own && (isPlace || weight >= LEAST_BESIDE_A_CITY));
  const itself = weights.find(([where]) => where === own)?.[1] ?? 0;
  return { ...entry, shares: sharesOf([[own, Math.max(itself, isPlace ? KNOWN_PLACE : KNOWN_CITY * tilt(own, gazetteer.units))], ...others]) };
}
