/** The token in a page's link: who opens it is the responder whom the page was for. */
import { createHash, createHmac } from 'node:crypto';
import { crockford } from './base32.ts';
import type { IncidentId } from './identity.ts';
import type { DeskId, ResponderId } from './people.ts';
import { secondsAfter, type Instant } from './time.ts';

export interface Link {
  /** SHA-256 of the token, hexadecimal: whoever reads the table cannot open a link. */
  readonly hash: string;
  readonly incidentId: IncidentId;
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly page: string;
}

/** 20 Crockford characters (100 bits) of an HMAC over the page's key: a page sent again carries the same link. */
export const tokenOf = (key: string, incidentId: IncidentId, page: string): string =>
  crockford(createHmac('sha256', key).update(`${incidentId}/${page}`).digest(), 20);

export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** What a person typed from an SMS: case, spaces, hyphens and Crockford's look-alikes are forgiven. */
export const typed = (code: string): string => code.slice(0, 80).toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');

export const isToken = (text: string): boolean => /^[0-9a-hjkmnp-tv-z]{20}$/.test(text);

/** A link lives as long as its incident is open, and a day more. */
export const linkLives = (closedAt: Instant | null, now: Instant): boolean => closedAt === null || now <= secondsAfter(closedAt, 24 * 60 * 60);
