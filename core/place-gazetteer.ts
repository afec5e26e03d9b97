/** All names a pack and the atlas know, ready to be found by spelling and by sound. Made once a cold start. */
import { placeDirectory, type PlaceDirectory } from './place-directory.ts';
import type { PlaceEntry, Rank } from './place-entry.ts';
import { sharesOf, type Where } from './where.ts';
import { normalise } from './place-names.ts';
import { likeIn, type Sounding } from './place-soundings.ts';

/** A state or union territory, or a country: `packs/india/states.json` and `countries.json`. */
export interface Realm {
  readonly code: Where;
  readonly name: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
}

/** A name that means several places, with their sizes: `homonyms.json` of a pack. */
export interface Homonym {
  readonly names: readonly string[];
  readonly means: Readonly<Record<Where, number>>;
}

export interface PlaceFiles {
  /** The pack's own state: names in `elsewhere` that lie in it are the pack's to tell. */
  readonly state: Where;
  readonly units: readonly { readonly code: Where; readonly name: Readonly<Record<string, string>>; readonly aliases: readonly string[] }[];
  /** Unit → names of places in it. */
  readonly places: Readonly<Record<Where, readonly string[]>>;
  readonly homonyms: readonly Homonym[];
  readonly states: readonly Realm[];
  readonly countries: readonly Realm[];
  /** State or country → names of places in it: `packs/india/places.json`. */
  readonly elsewhere: Readonly<Record<Where, readonly string[]>>;
  /** Names that every town has, and names that are words of everyday language. */
  readonly wary: { readonly generic: readonly string[]; readonly ordinary: readonly string[] };
  /** Lines of small places (`place-directory.ts`), the pack's own first. */
  readonly directories: readonly string[];
  /** `soundLines` of all these names, made beforehand; without it they are made when first needed, in some 50 ms. */
  readonly sounds?: string;
}

export interface PlaceGazetteer {
  readonly state: Where;
  readonly units: ReadonlySet<Where>;
  /** By the normalised name without its spaces. */
  readonly byName: ReadonlyMap<string, PlaceEntry>;
  /** By skeleton; those of few letters are found by name alone. */
  readonly like: (skeleton: string) => readonly Sounding[];
  readonly directories: readonly PlaceDirectory[];
}

/** A normalised name without its spaces. What is plainly Latin or Devanagari takes a short way, for there are thousands. */
export function squeezed(name: string): string {
  if (PLAIN.test(name)) return name;
  const bare = name.toLowerCase().replaceAll(' ', '').replaceAll('\u093c', '').replaceAll('\u0901', '\u0902');
  return PLAIN.test(bare) ? bare : normalise(name).replaceAll(' ', '');
}
const PLAIN = /^(?:[a-z]+|[\u0902\u0905-\u0928\u092a-\u0930\u0932\u0933\u0935-\u0939\u093e-\u094d]+)$/;

export function buildPlaceGazetteer(files: PlaceFiles): PlaceGazetteer {
  const ordinary = new Set(files.wary.ordinary.map(squeezed));
  const byName = new Map<string, PlaceEntry>();
  for (const { names, rank, means } of namings(files)) {
    const shares = sharesOf(Object.entries(means));
    for (const name of names) {
      const key = squeezed(name);
      if (key !== '' && !byName.has(key)) byName.set(key, { name, rank, shares, ordinary: ordinary.has(key) || key.length <= 2 });
    }
  }
  return { state: files.state, units: new Set(files.units.map(({ code }) => code)), byName, like: likeIn(byName, files.sounds), directories: files.directories.map(placeDirectory) };
}

interface Naming {
  readonly names: readonly string[];
  readonly rank: Rank;
  readonly means: Readonly<Record<Where, number>>;
}

/** The first to have a name keeps it: what was weighed by hand, then units, their places, and the rest of the world. */
function namings({ state, units, places, homonyms, states, countries, elsewhere, wary }: PlaceFiles): Naming[] {
  const unitNames = new Set(units.flatMap(({ name, aliases }) => [...Object.values(name), ...aliases]).map(squeezed));
  const realm = (rank: Rank) => ({ code, name, aliases }: Realm): Naming => ({ names: [...Object.values(name), ...aliases], rank, means: { [code]: 1 } });
  const isCity = ({ code, name }: Realm): boolean => elsewhere[code]?.includes(name['en'] ?? '') ?? false; // Delhi, Chandigarh
  const inside = (rank: Rank) => ([where, names]: [Where, readonly string[]]): Naming => ({ names, rank, means: { [where]: 1 } });
  return [
    ...homonyms.map(({ names, means }): Naming => ({ names, rank: names.some((name) => unitNames.has(squeezed(name))) ? 'unit' : 'place', means })),
    ...shared(states, countries),
    ...states.map((one) => realm(isCity(one) ? 'unit' : 'state')(one)),
    ...units.map(realm('unit')),
    ...Object.entries(places).map(inside('place')),
    { names: wary.generic, rank: 'generic', means: {} },
    ...countries.map(realm('country')),
    ...Object.entries(elsewhere).filter(([where]) => where !== state).map(inside('unit')),
  ];
}

/** "UK" is Uttarakhand's and the United Kingdom's. */
function shared(states: readonly Realm[], countries: readonly Realm[]): Naming[] {
  const abroad = new Map(countries.flatMap(({ code, name, aliases }) => [...Object.values(name), ...aliases].map((one): [string, Where] => [squeezed(one), code])));
  return states.flatMap(({ code, name, aliases }) =>
    [...Object.values(name), ...aliases].flatMap((one): Naming[] => (abroad.has(squeezed(one)) ? [{ names: [one], rank: 'state', means: { [code]: 6, [abroad.get(squeezed(one))!]: 4 } }] : [])),
  );
}
