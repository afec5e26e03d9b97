/** The words of a page: SMS, e-mail and HTTPS. Nothing of the person is in them. */
import { whereName } from './because.ts';
import type { Incident } from './incident.ts';
import { unitName, wordingOf, type Pack } from './pack.ts';
import { onlyTells, type Page } from './page.ts';
import type { Instant } from './time.ts';
import { fill, type Message, type Wording } from './wording.ts';

/** How a page leads back to us. */
export interface Way {
  /** What stands before `?t=TOKEN`. */
  readonly linkUrl: string;
  /** Without a short domain an SMS carries a code to type instead. */
  readonly smsCarries: 'link' | 'code';
}

export interface Text {
  /** Plain ASCII, as SNS asks of it; null where the channel has none. */
  readonly subject: string | null;
  readonly body: string;
  /** Which template of the pack it is: the DLT registration needs it. Null where the text is not as it is registered, because it carries no link. */
  readonly template: string | null;
}

/** One page, to be written: its token, and the language of whoever reads it. */
export interface Letter {
  readonly page: Page;
  /** Null while links cannot be made. */
  readonly token: string | null;
  readonly language: string;
  readonly way: Way;
}

export function textOf(pack: Pack, incident: Incident, { page, token, language, way }: Letter): Text {
  const { sms, email, place } = wordingOf(pack, language);
  const message: Message = incident.exercise && !onlyTells(page) ? 'exercise' : page.purpose;
  const template = templateOf(message, { page, token, language, way });
  const unit = shortPlace(pack, incident, language);
  const short = fill(sms[message], { unit, name: shortName(incident.holder), link: wayBack(place, pack.stateDesk.phone, page, token, way) });
  if (page.channel !== 'email') return { subject: null, body: short, template };
  const body = fill(email.body, { message: short, time: clockTime(incident.openedAt, pack.timeZone), incident: incident.incidentId, phone: pack.stateDesk.phone });
  return { subject: fill(email.subject[message], { unit: shortPlace(pack, incident, 'en') }), body, template };
}

/** What fits a variable: of two units the first and one more; of a drill at the state desk, the desk. */
function shortPlace(pack: Pack, { unit, also, drill, location: { decision, outside } }: Incident, language: string): string {
  const { place } = wordingOf(pack, language);
  if (unit !== null) return also === null ? unitName(pack, unit, language) : fill(place.more, { unit: unitName(pack, unit, language), count: 1 });
  if (drill !== null) return (pack.stateDesk.name[language] ?? pack.stateDesk.name['en'] ?? '').slice(0, LONGEST_VARIABLE);
  const elsewhere = decision === 'outside' && outside !== null ? whereName(pack, outside.where, language) : '';
  return elsewhere !== '' && elsewhere.length <= LONGEST_VARIABLE ? elsewhere : place.unknown;
}

/** Operators let nothing through that differs from what was registered by one letter. */
export function templateOf(message: Message, { page, token, language, way }: Letter): string | null {
  const isRegistered = token !== null && (page.channel !== 'sms' || way.smsCarries === 'link');
  return isRegistered ? `${message}.${language}` : null;
}

/** The operators let a variable have 30 characters; other letters than Latin would make an SMS twice as long. */
export const LONGEST_VARIABLE = 30;

export function shortName(holder: Incident['holder']): string {
  if (holder === null) return '';
  return (/^[\x20-\x5a\x61-\x7a]+$/.test(holder.name) ? holder.name : holder.responderId).slice(0, LONGEST_VARIABLE);
}

/** The link; where an SMS cannot carry one, a code to type; where there is none, a number to call. */
export function wayBack(place: Wording['place'], phone: string, { channel }: Page, token: string | null, { linkUrl, smsCarries }: Way): string {
  if (token === null) return fill(place.call, { phone });
  if (channel === 'sms' && smsCarries === 'code') return fill(place.code, { token: token.replace(/.{5}(?!$)/g, '$&-') });
  return `${linkUrl}?t=${token}`;
}

/** Hours and minutes where the pack is, with the day when it is not `today`'s. */
export function clockTime(moment: Instant, timeZone: string, today: Instant = moment): string {
  const { day, time } = formats(timeZone);
  const [at, now] = [new Date(moment), new Date(today)];
  return day.format(at) === day.format(now) ? time.format(at) : `${day.format(at)} ${time.format(at)}`;
}

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Making one costs more than all else in a page. */
const made = new Map<string, Formats>();

function formats(timeZone: string): Formats {
  const known = made.get(timeZone);
  if (known) return known;
  const fresh = {
    day: new Intl.DateTimeFormat('en-IN', { timeZone, day: '2-digit', month: 'short' }),
    time: new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }),
  };
  made.set(timeZone, fresh);
  return fresh;
}
