/** The flags of `npm run alert -- …`, checked. */
import { parseArgs } from 'node:util';
import { RISKS } from '../core/alert.ts';
import type { Given } from '../core/desk-alert.ts';
import { SEXES } from '../core/labelled-lines.ts';
import { platformLink } from '../core/platform-links.ts';
import { evened } from '../core/text-finds.ts';

export const USE = `npm run alert                                     asks a few questions
npm run alert -- --paste                          takes a mail that is pasted, to its end
npm run alert -- --file mail.txt                  or one that is saved; or give it by a pipe
npm run alert -- --pin 226010 --phone 98765…      or say it in flags (others on this machine can read those)

What is known:  --note TEXT --name N --age N --sex ${SEXES.join('|')} --phone N --email A --pin N --place P --link URL
                --risk ${RISKS.join('|')} --id CASE --exercise      (--phone, --email, --pin, --place and --link: as often as needed)
Where to:       --to URL (default: the laptop, http://127.0.0.1:8080)   --partner NAME (default desk)
The secret:     --secrets FILE (default .local/partners.json), or --secret-id ID (Secrets Manager), or DESK_SECRET in the environment
Also:           --yes sends without asking   --pack FOLDER (default packs/up)
                --json ALERT sends it as it is (- reads it from standard input) and prints one line of JSON`;

const many = { type: 'string', multiple: true } as const;
const one = { type: 'string' } as const;
const yes = { type: 'boolean' } as const;
const OPTIONS = {
  note: one, excerpt: one, name: one, age: one, sex: one, phone: many, email: many, pin: many, place: many, link: many, risk: one, id: one, exercise: yes,
  paste: yes, file: one, json: one, yes, to: { ...one, default: 'http://127.0.0.1:8080' }, partner: { ...one, default: 'desk' },
  secrets: one, 'secret-id': one, pack: { ...one, default: 'packs/up' }, help: yes,
} as const; // prettier-ignore

export interface Flags {
  readonly given: Given;
  /** Something of the alert itself was said in flags. */
  readonly said: boolean;
  readonly paste: boolean;
  readonly file?: string | undefined;
  readonly json?: string | undefined;
  readonly yes: boolean;
  readonly to: string;
  readonly partner: string;
  readonly secrets?: string | undefined;
  readonly secretId?: string | undefined;
  readonly pack: string;
  readonly help: boolean;
}

/** Throws a sentence: what, the value given, what is allowed. */
export function readFlags(args: readonly string[]): Flags {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const { note, excerpt, name, age, sex, risk, id, exercise = false, phone = [], email = [], pin = [], place = [], link = [] } = values;
  const words = [note, excerpt].filter(Boolean).join('\n\n');
  const given: Given = {
    ...(words && { note: words }),
    ...(name && { name }),
    ...(age !== undefined && { age: ageIn(age) }),
    ...(sex !== undefined && { sex: oneOf('--sex', SEXES, sex) }),
    ...(risk !== undefined && { risk: oneOf('--risk', RISKS, risk) }),
    ...(id !== undefined && { id: idIn(id) }),
    exercise,
    phones: phone,
    emails: email,
    pins: pin.map(pinIn),
    places: place,
    links: link.map(linkIn),
  };
  const said = words !== '' || [name, age, sex].some((value) => value !== undefined) || [phone, email, pin, place, link].some((values_) => values_.length > 0);
  const { paste = false, file, json, yes: sure = false, to, partner, secrets, 'secret-id': secretId, pack, help = false } = values;
  return { given, said, paste, file, json, yes: sure, to, partner, secrets, secretId, pack, help };
}

/** Six digits, as a person writes them. */
export function pinIn(text: string): string {
  const pin = evened(text).replace(/[\s-]/g, '');
  if (/^[1-9]\d{5}$/.test(pin)) return pin;
  throw new Error(`--pin is "${text}"; a PIN has six digits and does not begin with 0. What is not sure belongs into --note.`);
}

export function ageIn(text: string): number {
  const age = Number(evened(text).trim());
  if (Number.isInteger(age) && age >= 1 && age <= 120) return age;
  throw new Error(`--age is "${text}"; allowed is a whole number from 1 to 120. What is not sure belongs into --note.`);
}

function oneOf<T extends string>(flag: string, allowed: readonly T[], text: string): T {
  const found = allowed.find((value) => value === text.trim().toLowerCase());
  if (found !== undefined) return found;
  throw new Error(`${flag} is "${text}"; allowed are ${allowed.join(', ')}.`);
}

function idIn(text: string): string {
  if (text.length >= 1 && text.length <= 256) return text;
  throw new Error(`--id has ${text.length} characters; allowed are 1 to 256.`);
}

function linkIn(text: string): string {
  if (platformLink(text) !== null) return text;
  throw new Error(`--link is "${text}"; allowed is an address such as https://www.instagram.com/p/…`);
}
