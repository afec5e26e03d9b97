/** A state's pack: its units, names, places, policy and words. Data, checked whole before anything runs on it. */
import * as z from 'zod/mini';
import type { Deciding } from './decide.ts';
import { SOURCES } from './source.ts';
import type { UnitCode } from './location.ts';
import { CHANNELS, ROLES } from './people.ts';
import type { Where } from './where.ts';
import type { Wording } from './wording.ts';

const name = z.string().check(z.minLength(1));
const names = z.record(z.string(), name);
const seconds = z.number().check(z.positive());
const channels = z.array(z.enum(CHANNELS)).check(z.minLength(1));
const point = z.strictObject({ lat: z.number(), lon: z.number() });
const lgdCode = z.string().check(z.regex(/^\d{1,4}$/, 'an LGD district code, as text'));

const Level = z.strictObject({
  who: z.array(z.strictObject({ desk: z.enum(['state', 'unit']), role: z.enum(ROLES) })).check(z.minLength(1)),
  by: z.union([z.strictObject({ all: channels }), z.strictObject({ firstOf: channels })]),
  acknowledgeWithinSeconds: seconds,
});
const PolicyFile = z.strictObject({
  levels: z.tuple([Level], Level),
  lastResortEverySeconds: seconds,
  proveWithinSeconds: seconds,
  leaseSeconds: seconds,
  takeBackSeconds: seconds,
  reminderEverySeconds: seconds,
});

const UnitFile = z.strictObject({
  code: lgdCode,
  kind: z.enum(['district', 'commissionerate']),
  name: names,
  headquarters: point,
  aliases: z.array(name),
  /** The control room's number, and a policy where it differs from the pack's `unitDesks`. */
  desk: z.optional(z.strictObject({ phone: z.optional(name), policy: name })),
});
export type Unit = z.infer<typeof UnitFile>;

const part = z.number().check(z.minimum(0), z.maximum(1));
/** How hints are trusted, and how sure a decision has to be. */
const LocatingFile = z.strictObject({
  /** P(the person is not in this state), before anything is known. */
  outside: part,
  /** How often a hint of each source is worth nothing. */
  epsilon: z.record(z.enum(SOURCES), part),
  agePerHour: part,
  ageMost: part,
  thresholds: z.strictObject({ unit: part, twoUnits: part, outside: part }),
});

const StateFile = z.object({ code: z.string(), name: names, aliases: z.array(name) });
export type State = z.infer<typeof StateFile>;

/** The files of a pack's folder, and the shape of each. Wording is one file a language, in `wording/`. */
export const PACK_FILES = {
  'pack.json': z.strictObject({
    id: z.string().check(z.regex(/^[a-z]{2,8}$/)),
    name: names,
    alsoKnownAs: z.array(name),
    /** The state itself, by ISO 3166-2, and the atlas that it lies in: a folder beside the packs. */
    state: z.string().check(z.regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'a code of ISO 3166-2, such as IN-UP')),
    atlas: z.string().check(z.regex(/^[a-z]+$/)),
    timeZone: name,
    languages: z.array(name).check(z.minLength(1)),
    /** What must be there, so that a line lost in an edit is noticed. */
    expects: z.strictObject({ units: z.number(), commissionerates: z.number() }),
    /** SMS parts that a page may take, by language. */
    smsParts: z.record(z.string(), z.number()),
    stateDesk: z.strictObject({ name: names, phone: name, policy: name }),
    unitDesks: z.strictObject({ policy: name }),
    /** Whom to call in other states, by ISO 3166-2. */
    nodalDesks: z.optional(z.record(z.string(), z.strictObject({ phone: name }))),
  }),
  'units.json': z.array(UnitFile),
  'places.json': z.record(lgdCode, z.array(name)),
  /** Names that mean several places, with their weights: of ours, of other states, of other countries. */
  'homonyms.json': z.array(z.strictObject({ names: z.array(name).check(z.minLength(1)), means: z.record(z.string(), z.number().check(z.positive())) })),
  'pins.json': z.record(z.string().check(z.regex(/^[1-9]\d{5}$/, 'a PIN: six digits')), z.union([lgdCode, z.record(lgdCode, z.number())])),
  'outline.json': z.strictObject({ ring: z.array(z.tuple([z.number(), z.number()])).check(z.minLength(4)) }),
  'policy.json': z.record(z.string(), PolicyFile),
  'locating.json': LocatingFile,
  /** People of each unit: only the proportions count. */
  'population.json': z.record(lgdCode, z.number().check(z.positive())),
  /** The units that adjoin each. */
  'neighbours.json': z.record(lgdCode, z.array(lgdCode)),
  /** The states of the country, out of the atlas: somebody may be in any of them. */
  'states.json': z.array(StateFile),
} as const;

/** Only locating reads these: a function that does not locate opens its pack without them. */
export const LOCATING_FILES: readonly (keyof typeof PACK_FILES)[] = ['places.json', 'homonyms.json', 'pins.json'];

export type PackFiles = { readonly [F in keyof typeof PACK_FILES]: z.infer<(typeof PACK_FILES)[F]> } & { readonly wording: Readonly<Record<string, Wording>> };

type PackJson = PackFiles['pack.json'];
export interface Pack extends PackJson {
  readonly units: ReadonlyMap<UnitCode, Unit>;
  /** Normalised names of units → their codes. */
  readonly unitsByName: ReadonlyMap<string, readonly UnitCode[]>;
  readonly deciding: Deciding;
  readonly states: ReadonlyMap<Where, State>;
  readonly policies: PackFiles['policy.json'];
  readonly wording: Readonly<Record<string, Wording>>;
}

/** The wording of a language, or of the pack's first one: a reader of an unknown language is still told. */
export const wordingOf = ({ wording, languages }: Pack, language: string): Wording => wording[language] ?? wording[languages[0]!]!;

/** A language written in Roman letters, such as `hi-Latn`: for SMS. Places are called as in English there. */
export const isRoman = (language: string): boolean => language.endsWith('-Latn');

/** Whether a language is the state's own rather than the pack's first. */
export const isLocal = ({ languages }: Pack, language: string): boolean => language !== languages[0];

/** The language of a page for a reader of `language`: on a page its own script is no longer than another. */
export function pageLanguage({ languages }: Pack, language: string): string {
  return languages.find((one) => one === language.replace(/-Latn$/, '')) ?? language;
}

export function unitName({ units }: Pack, code: UnitCode, language: string): string {
  const unit = units.get(code);
  return unit?.name[language] ?? unit?.name['en'] ?? code;
}

/** A unit's own policy, or every unit's; without a unit the state desk's. */
export function policyOf(pack: Pack, code: UnitCode | null): z.infer<typeof PolicyFile> {
  const named = code === null ? pack.stateDesk.policy : (pack.units.get(code)?.desk?.policy ?? pack.unitDesks.policy);
  return pack.policies[named]!;
}
