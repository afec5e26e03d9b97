/** One message to one responder on one channel. */
import type { Channel, DeskId, ResponderId } from './people.ts';
import { secondsAfter, type Instant, type Seconds } from './time.ts';

/** How long the one who planned a page has to send it before others may. Never divided by the policy's speed. */
export const CLAIM_SECONDS: Seconds = 15;

export type Purpose = 'alert' | 'reminder' | 'hand-off' | 'update';

/** Subscribers fixed at deploy time: paged when a desk has nobody at all. */
export const FIXED_SUBSCRIBERS: ResponderId = 'fixed-subscribers';

export interface Page {
  /** The same page has the same key, however often it is sent: `r1.l0.responder.sms`. */
  readonly key: string;
  /** When in the incident's life: `r1.l0` is round 1, level 0; `r1.last3`, `r1.reminder2`. */
  readonly step: string;
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly state: 'planned' | 'sent' | 'refused';
  readonly claimedUntil: Instant;
  readonly attempts: number;
}

export interface Recipient {
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly channels: readonly Channel[];
}

export function planPages(step: string, purpose: Purpose, recipients: readonly Recipient[], now: Instant): Page[] {
  const claimedUntil = secondsAfter(now, CLAIM_SECONDS);
  const pages = recipients.flatMap(({ responderId, deskId, channels }) =>
    channels.map((channel): Page => ({ key: `${step}.${responderId}.${channel}`, step, responderId, deskId, channel, purpose, state: 'planned', claimedUntil, attempts: 1 })),
  );
  return [...new Map(pages.map((page) => [page.key, page])).values()];
}

/** Where a level reached nobody the next one is due; past the levels only the fixed subscribers are left. */
export const isOfLevel = ({ step }: Page): boolean => /\.l\d+$/.test(step);

export const isLastResort = ({ step }: Page): boolean => /\.last\d+$/.test(step);

export const mayResend = (page: Page, now: Instant): boolean => page.state === 'planned' && page.claimedUntil <= now;

export const claimedAgain = (page: Page, now: Instant): Page => ({ ...page, claimedUntil: secondsAfter(now, CLAIM_SECONDS), attempts: page.attempts + 1 });
