/** Messages that are about no incident: whether a phone is somebody's, and who cannot be reached. */
import { createHash } from 'node:crypto';
import type { IncidentId } from './identity.ts';
import { templateOf, wayBack, type Text, type Way } from './message.ts';
import { wordingOf, type Pack } from './pack.ts';
import { planPages, type Page } from './page.ts';
import { STATE_DESK, type Channel, type Responder } from './people.ts';
import { secondsAfter, type Instant } from './time.ts';
import { fill, type Message } from './wording.ts';

/** Stands where an incident's id would: a link of it leads to a verification. */
export const VERIFICATION = 'verification' as IncidentId;
export const READINESS = 'readiness' as IncidentId;

export type Notice = Extract<Message, 'verify' | 'readiness'>;

const VALID_DAYS = 3;

/** The key holds the minute and the address: another address, and the same again a minute later, is another page, which rings again. */
export function verificationPage(responder: Responder, channel: Channel, address: string, now: Instant): Page {
  const [page] = planPages(`verify.${now.slice(0, 'yyyy-mm-ddThh:mm'.length)}.${fingerprint(address)}`, 'reminder', [{ responderId: responder.responderId, deskId: STATE_DESK, channels: [channel] }], now, null);
  return page!;
}

/** Of the page that a link is of, whether it may still verify this address. */
export function verifies(page: string, address: string, now: Instant): boolean {
  const [kind, minute = '', of] = page.split('.');
  return kind === 'verify' && of === fingerprint(address) && secondsAfter(`${minute}:00.000Z` as Instant, VALID_DAYS * 86_400) > now;
}

const fingerprint = (address: string): string => createHash('sha256').update(address).digest('hex').slice(0, 16);

export interface NoticeLetter {
  readonly notice: Notice;
  readonly page: Page;
  readonly token: string | null;
  readonly language: string;
  readonly way: Way;
  readonly values: Readonly<Record<string, string | number>>;
}

export function noticeText(pack: Pack, { notice, page, token, language, way, values }: NoticeLetter, more = ''): Text {
  const { sms, email, place } = wordingOf(pack, language);
  const short = fill(sms[notice], { ...values, link: wayBack(place, pack.stateDesk.phone, page, token, way) });
  const template = templateOf(notice, { page, token, language, way });
  if (page.channel !== 'email') return { subject: null, body: short, template };
  return { subject: fill(email.subject[notice], values), body: fill(email.notice, { message: more === '' ? short : `${short}\n\n${more}`, phone: pack.stateDesk.phone }), template };
}
