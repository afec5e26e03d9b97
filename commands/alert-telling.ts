/** What is about to be sent, and what is not, in plain words. */
import type { Hint } from '../core/alert.ts';
import type { FoundKind, LeftOut } from '../core/alert-text.ts';
import type { DeskAlert } from '../core/desk-alert.ts';

const KINDS: Record<FoundKind, string> = {
  'case-id': 'case id', pin: 'PIN', phone: 'phone', post: 'post', profile: 'profile', link: 'link', email: 'e-mail', ip: 'IP address', point: 'coordinates',
}; // prettier-ignore

const WHY: Record<LeftOut['why'], string> = {
  aside: "it stands in the mail's head or in a signature",
  'short-id': 'too short to be told from the number of another case',
  another: 'the text has more of these; people read them there',
  'not-the-persons': "not the person's, as far as can be told",
};

const HINTS: { readonly [K in Hint['kind']]: (hint: Extract<Hint, { kind: K }>) => readonly [string, string] } = {
  pin: ({ pin }) => ['PIN', String(pin)],
  place: ({ text }) => ['Place', text],
  gps: ({ lat, lon }) => ['Coordinates', [lat, lon].join(', ')],
  ip: ({ ip }) => ['IP address', ip],
  cell: ({ lat, lon }) => ['Cell', [lat, lon].join(', ')],
};

export function tellAlert({ alertId, risk, exercise, subject, hints = [], post }: DeskAlert): string[] {
  const rows: (readonly [string, string | number | undefined])[] = [
    ['Alert id', alertId],
    ['Exercise', exercise && 'yes: nobody is at risk'],
    ['Risk', risk],
    ['Name', subject?.name],
    ['Age', subject?.age],
    ['Sex', subject?.sex],
    ...(subject?.phones ?? []).map((phone) => ['Phone', phone] as const),
    ...(subject?.emails ?? []).map((email) => ['E-mail', email] as const),
    ['Account', subject?.accountId],
    ['Profile', subject?.profileUrl],
    ['Platform', post?.platform],
    ['Post', post?.url],
    ...hints.map((hint) => (HINTS[hint.kind] as (one: Hint) => readonly [string, string])(hint)),
    ['Text', post?.excerpt && `${post.excerpt.length} characters, as given`],
  ];
  const located = hints.some(({ kind }) => kind === 'pin' || kind === 'place');
  return [
    ...rows.flatMap(([label, value]) => (value === undefined || value === '' ? [] : [`  ${label.padEnd(12)}${value}`])),
    ...(located ? [] : ['  No PIN and no place is known: the state desk alone is paged, and has to find the place.']),
  ];
}

export function tellLeftOut(leftOut: readonly LeftOut[]): string[] {
  if (leftOut.length === 0) return [];
  const lines = leftOut.slice(0, 12).map(({ kind, value, why }) => `  ${KINDS[kind].padEnd(12)}${value} (${WHY[why]})`);
  const more = leftOut.length > 12 ? [`  and ${leftOut.length - 12} more`] : [];
  return ['Found, and left to the text:', ...lines, ...more, "  If one is the person's, say it in a flag as well, such as --phone."];
}
