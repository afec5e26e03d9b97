/** What the shape of a wording cannot show: gaps that nobody fills, and gaps without which a page leads nowhere. */
import type { Wording } from './wording.ts';

/** The values that a sentence is given, by the part it stands in. */
const GAPS: Readonly<Record<string, readonly string[]>> = {
  sms: ['unit', 'name', 'count', 'link'],
  'email.subject': ['unit'],
  'email.notice': ['message', 'phone'],
  'email.body': ['message', 'time', 'incident', 'phone'],
  place: ['unit', 'count', 'token', 'phone'],
  voice: ['unit', 'name'],
  wall: ['name', 'time', 'number', 'count'],
  reasons: ['pin', 'name', 'unit', 'units'],
  events: ['by', 'pages', 'because', 'role', 'desk', 'number', 'to', 'reason', 'disposition', 'incidentId', 'answered', 'paged'],
  refusals: ['phone', 'allowed', 'given'],
  page: ['to', 'unit', 'time', 'name', 'disposition', 'minutes', 'phone', 'count', 'channel', 'percent', 'km', 'incident', 'missing', 'sentence', 'state'],
};

const NEEDED: Readonly<Record<string, string>> = { 'email.body': '{message}', 'email.notice': '{message}', 'place.code': '{token}', 'place.call': '{phone}' };

/** Each a key and a reason. */
export function wordingFaults(words: Wording): { key: string; reason: string }[] {
  return sentencesOf(words).flatMap(([key, text]) => {
    const given = Object.entries(GAPS).find(([part]) => key === part || key.startsWith(`${part}.`))?.[1] ?? [];
    const unknown = (text.match(/\{[^}]*\}/g) ?? []).filter((gap) => !given.includes(gap.slice(1, -1)));
    const needed = NEEDED[key];
    return [
      ...unknown.map((gap) => ({ key, reason: `nothing fills ${gap}; allowed are ${given.map((one) => `{${one}}`).join(', ') || 'no gaps'}` })),
      ...(needed !== undefined && !text.includes(needed) ? [{ key, reason: `must contain ${needed}` }] : []),
      ...(key.startsWith('sms.') && !text.endsWith('{link}') ? [{ key, reason: 'must end with {link}: operators whitelist what stands before it' }] : []),
    ];
  });
}

const sentencesOf = (words: object, path = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]) => (typeof value === 'string' ? [[`${path}${key}`, value]] : sentencesOf(value as object, `${path}${key}.`)));
