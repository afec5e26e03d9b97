/** Names that only we can make: of a responder's calendar, and of the wall. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { crockford } from './base32.ts';
import type { ResponderId } from './people.ts';

const named = (key: string, what: string): string => crockford(createHmac('sha256', key).update(what).digest(), 20);

/** A page's token is made of an incident's id and a page's key: no incident has these names. */
export const calendarToken = (key: string, responderId: ResponderId): string => named(key, `calendar/${responderId}`);

export const wallKey = (key: string): string => named(key, 'wall');

export function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
