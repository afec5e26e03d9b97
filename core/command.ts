/** A form or a JSON body becomes a command, or a sentence that says what is missing. */
import { createHash } from 'node:crypto';
import { ACTIONS, type Action, type Command } from './action.ts';
import { DISPOSITIONS, UNLOCATED_REASONS } from './incident.ts';
import { STATE_DESK, type DeskId, type ResponderId } from './people.ts';
import type { Pack } from './pack.ts';
import { findNames, normalise } from './place-names.ts';
import type { Where } from './where.ts';
import type { RefusalKey } from './wording.ts';

export type Fields = Readonly<Record<string, string | undefined>>;

/** Words that somebody typed: kept apart from the incident, since they may name the person. */
export interface Typed {
  readonly noteId: string;
  readonly text: string;
}

export type Read =
  | { readonly command: Command; readonly typed: Typed | null }
  | { readonly refused: RefusalKey; readonly values: Readonly<Record<string, string | number>> };

const LONGEST_NOTE = 4000;
const LONGEST_TO = 100;
const LONGEST_PLACE = 2000;

export function readCommand(pack: Pack, by: ResponderId, fields: Fields): Read {
  const action = ACTIONS.find((one) => one === fields['action']);
  if (action === undefined) return refuse('unknown-action', { allowed: ACTIONS.join(', ') });
  const text = (fields['note'] ?? '').trim();
  if (text.length > LONGEST_NOTE) return refuse('too-long', { given: text.length, allowed: LONGEST_NOTE });
  return READ[action](pack, fields, { by, words: text === '' ? null : typedBy(by, text) });
}

/** The same words by the same person are the same note, however often they are sent. */
const typedBy = (by: ResponderId, text: string): Typed => ({ noteId: createHash('sha256').update(JSON.stringify([by, text])).digest('hex').slice(0, 24), text });

interface Said {
  readonly by: ResponderId;
  readonly words: Typed | null;
}
type Reader = (pack: Pack, fields: Fields, said: Said) => Read;
const plain = (action: 'acknowledge' | 'cannot-take' | 'release'): Reader => () => ({ command: { action }, typed: null });

const READ: Record<Action, Reader> = {
  acknowledge: plain('acknowledge'),
  'cannot-take': plain('cannot-take'),
  release: plain('release'),
  reached: (_, __, { words: typed }) => ({ command: { action: 'reached', note: typed?.noteId ?? null }, typed }),
  note: (_, __, { words: typed }) => (typed === null ? refuse('note-empty') : { command: { action: 'note', note: typed.noteId }, typed }),
  'hand-off': (pack, fields, { by, words: typed }) => {
    const to = (fields['to'] ?? '').trim();
    if (to === '') return refuse('to-required');
    if (to.length > LONGEST_TO) return refuse('too-long', { given: to.length, allowed: LONGEST_TO });
    const deskId = deskNamed(pack, to);
    // A mistyped code is nobody's name, and would be told to nobody.
    if (deskId === null && /^[\d\s]+$/.test(to)) return refuse('desk-unknown', { given: to });
    if (deskId !== null) return { command: { action: 'hand-off', to, deskId, note: typed?.noteId ?? null }, typed };
    const named = typedBy(by, [to, ...(typed ? [typed.text] : [])].join('\n'));
    return { command: { action: 'hand-off', to: named.noteId, deskId, note: named.noteId }, typed: named };
  },
  'cannot-locate': (_, fields, { words: typed }) => {
    const reason = UNLOCATED_REASONS.find((one) => one === asCode(fields['reason']));
    if (reason === undefined) return refuse('reason-unknown', { allowed: UNLOCATED_REASONS.join(', ') });
    return { command: { action: 'cannot-locate', reason, note: typed?.noteId ?? null }, typed };
  },
  place: (_, fields) => {
    const hint = hintIn(fields);
    if (hint === null) return refuse('place-required');
    const { length } = JSON.stringify(hint);
    return length > LONGEST_PLACE ? refuse('too-long', { given: length, allowed: LONGEST_PLACE }) : { command: { action: 'place', hint }, typed: null };
  },
  accepted: (_, __, { words: typed }) => (typed === null ? refuse('note-required') : { command: { action: 'accepted', note: typed.noteId }, typed }),
  close: (pack, fields, { words: typed }) => {
    const disposition = DISPOSITIONS.find((one) => one === asCode(fields['disposition']));
    if (disposition === undefined) return refuse('disposition-unknown', { allowed: DISPOSITIONS.join(', ') });
    const given = (fields['found'] ?? '').trim();
    const found = given === '' ? null : whereNamed(pack, given);
    if (given !== '' && found === null) return refuse('found-unknown', { given: given.slice(0, LONGEST_TO) });
    return typed === null ? refuse('note-required') : { command: { action: 'close', disposition, found, note: typed.noteId }, typed };
  },
};

const OF_THE_FORM = ['action', 'note', 't', 'lang', 'responderId', 'signed'];

/** What somebody typed or a program sent of the place: a hint as partners send them, or a line of text. */
function hintIn(given: Fields): Record<string, string> | null {
  const fields = Object.fromEntries(Object.entries(given).filter(([name]) => !OF_THE_FORM.includes(name)));
  const text = (fields['text'] ?? fields['place'] ?? fields['hint'] ?? '').trim();
  if (fields['kind'] !== undefined && Object.keys(fields).length > 1) return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined));
  if (text === '') return null;
  return /^[\d०-९\s-]{6,8}$/.test(text) ? { kind: 'pin', pin: text } : { kind: 'place', text, role: 'current' };
}

/** A desk of ours by its code or by a name of its unit, also in "Lucknow control room"; another state's by the state's name, also in "Bihar Police"; null for an officer, who is told by whoever hands off. */
function deskNamed(pack: Pack, to: string): DeskId | null {
  return to === STATE_DESK ? to : whereNamed(pack, to);
}

/** A unit of ours, or another state of the country. */
function whereNamed({ units, unitsByName, states, state }: Pack, to: string): Where | null {
  if (units.has(to) || (states.has(to) && to !== state)) return to;
  const codes = [...new Set(findNames(unitsByName, to).flatMap(({ value }) => value))];
  if (codes.length === 1) return codes[0]!;
  const others = new Map([...states.values()].filter(({ code }) => code !== state).flatMap(({ code, name, aliases }) => [...Object.values(name), ...aliases].map((one): [string, Where] => [normalise(one), code])));
  const found = [...new Set(findNames(others, to).map(({ value }) => value))];
  return codes.length === 0 && found.length === 1 ? found[0]! : null;
}

const asCode = (text = ''): string => text.trim().toUpperCase().replace(/[\s-]+/g, '_');

const refuse = (refused: RefusalKey, values: Readonly<Record<string, string | number>> = {}): Read => ({ refused, values });
