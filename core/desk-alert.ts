/** An alert out of what the desk was told: flags and answers first, then what a pasted text gave. */
import { createHash } from 'node:crypto';
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import type { Hint, Risk } from './alert.ts';
import type { AlertParts } from './alert-text.ts';
import type { Sex } from './labelled-lines.ts';
import { base32 } from './base32.ts';
import { platformLink } from './platform-links.ts';
import type { Instant } from './time.ts';
import { evened } from './text-finds.ts';

/** What somebody typed into flags or answered; checked by whoever read it. */
export interface Given {
  readonly id?: string;
  readonly risk?: Risk;
  readonly exercise?: boolean;
  readonly name?: string;
  readonly age?: number;
  readonly sex?: Sex;
  readonly note?: string;
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly pins: readonly string[];
  readonly places: readonly string[];
  readonly links: readonly string[];
}

export interface DeskAlert {
  readonly alertId: string;
  readonly risk?: Risk;
  readonly exercise?: true;
  readonly post?: { readonly platform?: string; readonly url?: string; readonly excerpt?: string };
  readonly subject?: AlertParts['subject'];
  readonly hints?: readonly Hint[];
}

export const NOTHING_GIVEN: Given = { phones: [], emails: [], pins: [], places: [], links: [] };

/**
 * `text`: what was pasted, whole; it is kept for people to read. Without one it is a call that somebody took: two calls
 * that say equally little are two persons.
 */
export function deskAlert(given: Given, pasted: AlertParts | null, text: string | null, now: Instant): DeskAlert {
  const { alertId, risk, post, subject, hints } = pasted === null ? partsOf(given) : merged(partsOf(given), pasted);
  const excerpt = [given.note, text].map((words) => words?.trim()).filter(Boolean).join('\n\n');
  const alert = {
    ...(risk && { risk }),
    ...(given.exercise === true && { exercise: true as const }),
    ...notEmpty('subject', subject),
    ...listed('hints', hints),
    ...notEmpty('post', { ...post, ...(excerpt !== '' && { excerpt }) }),
  };
  return { alertId: alertId ?? (text === null ? `desk-${now}` : madeId(alert, now)), ...alert };
}

/** Every list has both, what was typed first. */
function merged(typed: AlertParts, pasted: AlertParts): AlertParts {
  const both = (list: 'phones' | 'emails'): string[] => [...(typed.subject[list] ?? []), ...(pasted.subject[list] ?? [])];
  return {
    ...pasted,
    ...typed,
    post: { ...pasted.post, ...typed.post },
    subject: { ...pasted.subject, ...typed.subject, ...listed('phones', both('phones')), ...listed('emails', both('emails')) },
    hints: [...typed.hints, ...pasted.hints],
  };
}

/**
 * Where no platform named a case: from what the alert says and the hour. Sent twice within the hour it is one incident; the
 * same words on another day are not taken for an old alert.
 */
export function madeId(content: unknown, now: Instant): string {
  const digest = createHash('sha256').update(JSON.stringify([now.slice(0, 13), content])).digest();
  return `desk-${now.slice(0, 13)}-${base32(digest, 16)}`;
}

function partsOf({ id, risk, name, age, sex, phones, emails, pins, places, links }: Given): AlertParts {
  const read = links.map(platformLink).filter((link) => link !== null);
  const post = read.find(({ kind }) => kind === 'post') ?? read.find(({ kind }) => kind === 'other');
  const profile = read.find(({ kind }) => kind === 'profile');
  const platform = post?.platform ?? profile?.platform;
  return {
    ...(id && { alertId: id }),
    ...(risk && { risk }),
    post: { ...(platform && { platform }), ...(post && { url: post.url }) },
    subject: { ...(name && { name }), ...(age !== undefined && { age }), ...(sex && { sex }), ...(profile && { profileUrl: profile.url }), ...listed('phones', phones.map(asNumber)), ...listed('emails', emails) },
    hints: [...pins.map((pin): Hint => ({ kind: 'pin', pin })), ...places.map((text): Hint => ({ kind: 'place', text, role: 'current' }))],
  };
}

/** E.164 where it is a number that exists; otherwise as it was given, for half a number is still a clue. */
function asNumber(phone: string): string {
  return findPhoneNumbersInText(evened(phone), { defaultCountry: 'IN' })[0]?.number.number ?? phone.trim();
}

const listed = <K extends string, T>(key: K, values: readonly T[]) => (values.length > 0 ? ({ [key]: unique(values) } as { [P in K]: T[] }) : {});
const notEmpty = <K extends string, T extends object>(key: K, value: T) => (Object.keys(value).length > 0 ? ({ [key]: value } as { [P in K]: T }) : {});
const unique = <T>(values: readonly T[]): T[] => [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
