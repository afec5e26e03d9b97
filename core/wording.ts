/** Every sentence that a person reads, in one language. A language that lacks one does not load. */
import * as z from 'zod/mini';
import { EVENT_KINDS } from './events.ts';
import { DISPOSITIONS, STATUSES, UNLOCATED_REASONS } from './incident.ts';
import type { Reason } from './location.ts';
import type { Purpose } from './page.ts';

const sentence = z.string().check(z.minLength(1));
const each = <K extends string>(keys: readonly K[]) => z.strictObject(Object.fromEntries(keys.map((key) => [key, sentence])) as Record<K, typeof sentence>);

/** What a page is about; an exercise says so whatever else it is about. */
export type Message = Purpose | 'exercise' | 'verify' | 'readiness';
export const MESSAGES = ['alert', 'reminder', 'hand-off', 'hand-over', 'taken', 'moved', 'verify', 'readiness', 'update', 'exercise'] as const satisfies readonly Message[];

const REASONS = [
  'pin-is', 'pin-shared', 'pin-elsewhere', 'pin-like', 'pin-malformed', 'pin-unknown', 'place-is', 'place-ambiguous', 'place-elsewhere', 'place-ours', 'erased', 'place-unknown', 'place-cut', 'post-says',
  'point-is', 'point-near-border', 'point-elsewhere', 'point-swapped', 'point-nowhere', 'point-zero', 'point-out-of-range', 'point-malformed',
  'ip-near', 'ip-elsewhere', 'ip-india', 'ip-private', 'ip-malformed', 'ip-unknown', 'landline-is', 'phone-foreign', 'phone-mobile', 'phone-malformed',
  'hints-disagree', 'no-hints', 'locating-failed',
] as const satisfies readonly Reason['kind'][]; // prettier-ignore

const REFUSALS = [
  'closed', 'not-acknowledged', 'held-by-another', 'only-a-supervisor', 'only-answers', 'unknown-action', 'note-required', 'note-empty', 'to-required',
  'disposition-unknown', 'found-unknown', 'reason-unknown', 'place-required', 'not-offered', 'responder-unknown', 'link-unknown', 'try-again', 'too-long', 'desk-unknown', 'not-paged',
] as const; // prettier-ignore
export type RefusalKey = (typeof REFUSALS)[number];

const PAGE = [
  'title', 'exercise', 'atRisk', 'received', 'nobody', 'takenBy', 'closed', 'notice', 'stateDesk', 'acknowledge', 'cannotTake', 'declined', 'signed', 'show', 'asked',
  'drillThanks', 'drillOver', 'verify', 'verifyYes', 'verifyNo', 'verifyOver', 'verified', 'verifiedMeans',
  'yours', 'yoursOpen', 'progress', 'step1', 'step1Own', 'step1Unknown', 'handedToYou', 'step2', 'step3', 'care', 'minor', 'woman', 'known', 'unit', 'phones', 'name', 'age', 'sex', 'account',
  'profile', 'emails', 'post', 'postedAt', 'detectedAt', 'risk', 'hints', 'related', 'updates', 'unread', 'raw', 'handedToDesk', 'handedToOfficer', 'story', 'notes', 'erased', 'do',
  'likely', 'perhaps', 'within', 'missing', 'missingPhone', 'missingIp', 'missingDevice', 'missingPlace', 'askPartner',
  'copy', 'step1Phone', 'step1Outside', 'readOut', 'offered', 'place', 'placeText', 'accepted', 'found',
  'handOff', 'to', 'note', 'reached', 'cannotLocate', 'reason', 'release', 'addNote', 'close', 'disposition', 'status', 'code', 'open',
  'other',
] as const; // prettier-ignore

/** The screen in the desk's room. */
const WALL = ['title', 'none', 'untaken', 'takenBy', 'since', 'level', 'lastResort', 'exercise', 'soundOff', 'soundOn', 'lost', 'noScript', 'asOf', 'more', 'other'] as const;

/** Values of an alert's fields; one that is not among them is shown as it was sent. */
const TERMS = [
  'sms', 'sms-other', 'email', 'https', 'telephone', 'mailbox', 'state', 'officer',
  'imminent', 'high', 'elevated', 'unknown', 'male', 'female', 'other', 'gps', 'ip', 'pin', 'cell', 'place',
  'mobile', 'fixed', 'current', 'home', 'address', 'post', 'stf', 'operator', 'plus-code', 'digipin', 'map-link', 'coordinates',
  'code', 'landline', 'ip-fixed', 'ip-mobile', 'phone',
] as const; // prettier-ignore

export const Wording = z.strictObject({
  /** The language's own name. */
  language: sentence,
  sms: each(MESSAGES),
  email: z.strictObject({ subject: each(MESSAGES), body: sentence, notice: sentence }),
  place: each(['unknown', 'more', 'elsewhere', 'code', 'call']),
  reasons: each(REASONS),
  refusals: each(REFUSALS),
  page: each(PAGE),
  /** What is said on the telephone. */
  voice: each(['alert', 'hand-off', 'reminder', 'update', 'taken', 'moved', 'exercise', 'verify']),
  wall: each(WALL),
  terms: each(TERMS),
  events: each(EVENT_KINDS),
  statuses: each(STATUSES),
  dispositions: each(DISPOSITIONS),
  unlocated: each(UNLOCATED_REASONS),
});
export type Wording = z.infer<typeof Wording>;

/** Puts values into a sentence: `{unit}` becomes `values.unit`. A name without a value stays as it is. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));

/** A field's value in the reader's language. */
export const termOf = ({ terms }: Wording, value: string): string => (Object.hasOwn(terms, value) ? terms[value as keyof typeof terms] : value);

/** Words that blame or shame; refused wherever a person reads. */
export const REFUSED_WORDS = [
  'commit suicide', 'failed attempt', 'victim', 'accused', 'offender', 'पीड़ित', 'आरोपी', 'अपराधी', 'पागल', 'असफल प्रयास', 'गलत कदम',
] as const; // prettier-ignore
