/** Lines such as `Name: …` or `पता: …`: what a platform's form says of the person in so many words. */
import { RISKS, type Risk } from './alert.ts';

export const SEXES = ['male', 'female', 'other', 'unknown'] as const;
export type Sex = (typeof SEXES)[number];

export interface Labelled {
  readonly name?: string;
  readonly age?: number;
  readonly sex?: Sex;
  readonly account?: string;
  readonly platform?: string;
  readonly risk?: Risk;
  readonly places: readonly { readonly text: string; readonly role: 'current' | 'home' | 'address' | 'post' }[];
}

const LINE = /^[ \t>]*(?:[-*•][ \t]*)?([\p{L}\p{M}][\p{L}\p{M}'() /-]{0,39}?)[ \t]*[:：=][ \t]*(\S.{0,199})$/gmu;

const LABELS = {
  name: /^(?:(?:full|display|profile|person's|user's) )?name$|^(?:का )?नाम$/iu,
  age: /^age(?: \(years\))?$|^आयु$|^उम्र$/iu,
  sex: /^(?:sex|gender)$|^लिंग$/iu,
  account: /^(?:(?:instagram|facebook|x|twitter) )?(?:user ?name|handle|vanity|account|account name)$/iu,
  platform: /^platform$|^प्लेटफ़?ॉर्म$/iu,
  risk: /^(?:risk|risk level|severity|priority)$|^जोखिम$/iu,
  current: /^(?:(?:last )?known |current |approximate |last )?(?:location|place|city|district|whereabouts)$|^(?:स्थान|शहर|ज़िला|जिला|जनपद)$/iu,
  address: /^(?:(?:registered|postal|subscriber|user's) )?address$|^पता$/iu,
  home: /^(?:home ?town|home|native place|permanent address)$|^(?:स्थायी पता|गृह जनपद)$/iu,
  post: /^(?:post location|tagged location|location of (?:the )?post)$/iu,
} as const;
type Label = keyof typeof LABELS;

const WORDS: readonly (readonly [RegExp, Sex])[] = [
  [/^(?:f|female|woman|girl|महिला|स्त्री|लड़की)$/iu, 'female'],
  [/^(?:m|male|man|boy|पुरुष|लड़का)$/iu, 'male'],
  [/^(?:other|transgender|non-?binary|अन्य)$/iu, 'other'],
];

/** The first line of each label counts, places all. `evened` text. */
export function labelledLines(text: string): Labelled {
  const lines = [...text.matchAll(LINE)].flatMap(([, label, value]) => {
    const kind = (Object.keys(LABELS) as Label[]).find((one) => LABELS[one].test(label!.trim()));
    return kind === undefined ? [] : [{ kind, value: value!.trim() }];
  });
  const first = (kind: Label): string | undefined => lines.find((line) => line.kind === kind)?.value;
  const said = { name: first('name'), age: ageIn(first('age')), sex: sexIn(first('sex')), account: first('account'), platform: first('platform')?.toLowerCase(), risk: riskIn(first('risk')) };
  const roles = ['current', 'address', 'home', 'post'] as const;
  const places = roles.flatMap((role) => lines.filter(({ kind }) => kind === role).map(({ value }) => ({ text: value, role })));
  return { ...(Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as Omit<Labelled, 'places'>), places: places.filter(isPlace).slice(0, 10) };
}

function ageIn(text: string | undefined): number | undefined {
  const age = Number(/^\d{1,3}/.exec(text ?? '')?.[0]);
  return age >= 1 && age <= 120 ? age : undefined;
}

const sexIn = (text = ''): Sex | undefined => WORDS.find(([pattern]) => pattern.test(text))?.[1];

const riskIn = (text = ''): Risk | undefined => RISKS.find((risk) => risk !== 'unknown' && new RegExp(`\\b${risk}\\b`, 'i').test(text));

/** A place has a name; numbers alone are read as points, addresses and PINs elsewhere. */
const isPlace = ({ text }: { readonly text: string }): boolean => /[\p{L}\p{M}]{3}/u.test(text) && !/^(?:unknown|not available|n\/?a|none|अज्ञात)$/iu.test(text);
