/** One message to one responder on one channel. */
import { CHANNELS, type Channel, type DeskId, type ResponderId } from './people.ts';
import { secondsAfter, type Instant, type Seconds } from './time.ts';

/** How long the one who planned a page has to send it before others may. Never divided by the policy's speed. */
export const CLAIM_SECONDS: Seconds = 15;

/** `hand-over`: the next shift is asked to take it. `taken`: others are told who has it. `moved`: a unit is told that the place is another's. */
export type Purpose = 'alert' | 'reminder' | 'hand-off' | 'hand-over' | 'update' | 'taken' | 'moved';

/** Nothing is asked of whoever reads these, so nothing follows on one that does not arrive. */
const ONLY_TELLS: readonly Purpose[] = ['taken', 'moved'];
export const onlyTells = ({ purpose }: Pick<Page, 'purpose'>): boolean => ONLY_TELLS.includes(purpose);

/** Subscribers fixed at deploy time: paged when a desk has nobody at all. */
export const FIXED_SUBSCRIBERS: ResponderId = 'fixed-subscribers';

/** A way to a responder: a channel, or SMS by the route that is not the usual one. */
export type Hop = Channel | 'sms-other';

export interface Page {
  /** The same page has the same key, however often it is sent: `r1.l0.responder.sms`. */
  readonly key: string;
  /** When in the incident's life: `r1.l0` is round 1, level 0; `r1.last3`, `r1.reminder2`. */
  readonly step: string;
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly channel: Channel;
  readonly route?: 'other';
  readonly purpose: Purpose;
  /** `refused` by SNS; `proved` to have arrived; `failed` to arrive, which is still to be answered, and then `lost`; `unproven` in time. */
  readonly state: 'planned' | 'sent' | 'proved' | 'failed' | 'lost' | 'unproven' | 'refused';
  readonly claimedUntil: Instant;
  readonly attempts: number;
  /** When the next channel is due, unless it is known by then that this one arrived. Null: that can never be known, as of e-mail. */
  readonly proveBy: Instant | null;
}

/** What a page is about, from its key: its step is a level, a last resort, or named so. */
export function purposeOf(key: string): Purpose {
  const step = (key.split('.')[1] ?? '').replace(/\d+$/, '');
  return PURPOSES.find((purpose) => purpose === step) ?? 'alert';
}
const PURPOSES: readonly Purpose[] = ['reminder', 'hand-off', 'hand-over', 'update', 'taken', 'moved'];

/** The channel of a page, from its key. */
export function channelOf(key: string): Channel | null {
  const hop = key.split('.').at(-1);
  return hop === 'sms-other' ? 'sms' : (CHANNELS.find((channel) => channel === hop) ?? null);
}

export interface Recipient {
  readonly responderId: ResponderId;
  readonly deskId: DeskId;
  readonly channels: readonly Hop[];
}

const IS_PROVED: Record<Channel, boolean> = { sms: true, https: true, email: false };

/** `proveWithin`: null where nothing follows on a page that does not arrive. */
export function planPages(step: string, purpose: Purpose, recipients: readonly Recipient[], now: Instant, proveWithin: Seconds | null): Page[] {
  const claimedUntil = secondsAfter(now, CLAIM_SECONDS);
  const pages = recipients.flatMap(({ responderId, deskId, channels }) =>
    channels.map((hop): Page => {
      const channel = hop === 'sms-other' ? 'sms' : hop;
      const proveBy = proveWithin !== null && IS_PROVED[channel] ? secondsAfter(now, proveWithin) : null;
      return { key: `${step}.${responderId}.${hop}`, step, responderId, deskId, channel, ...(hop === 'sms-other' && { route: 'other' }), purpose, state: 'planned', claimedUntil, attempts: 1, proveBy };
    }),
  );
  return [...new Map(pages.map((page) => [page.key, page])).values()];
}

/** To be sent by whoever looks first: nobody has begun to. */
export const unclaimed = (pages: readonly Page[], now: Instant): Page[] => pages.map((page) => ({ ...page, claimedUntil: now, attempts: 0 }));

/** Where a level reached nobody the next one is due; past the levels only the fixed subscribers are left. */
export const isOfLevel = ({ step }: Page): boolean => /\.l\d+$/.test(step);

export const isLastResort = ({ step }: Page): boolean => /\.last\d+$/.test(step);

export const mayResend = (page: Page, now: Instant): boolean => page.state === 'planned' && page.claimedUntil <= now;

export const claimedAgain = (page: Page, now: Instant): Page => ({ ...page, claimedUntil: secondsAfter(now, CLAIM_SECONDS), attempts: page.attempts + 1 });

/** After a failure that may pass: 1, 2, 4 and 8 seconds, then as long as a claim. */
export const putOff = (page: Page, now: Instant): Page => ({ ...page, claimedUntil: secondsAfter(now, Math.min(2 ** (page.attempts - 1), CLAIM_SECONDS)) });

/** When the page needs somebody next. */
export function pageDueAt({ state, claimedUntil, proveBy }: Page): Instant | null {
  if (state === 'planned') return claimedUntil;
  return state === 'sent' || state === 'failed' ? proveBy : null;
}

/** Put off by SNS at least once, and still to be followed by the next channel. */
export const isStuck = ({ state, attempts, proveBy }: Page): boolean => state === 'planned' && attempts > 1 && proveBy !== null;

/** Sent, and still to be answered if it does not arrive. */
export const awaitsProof = ({ state, proveBy }: Page): boolean => (state === 'sent' || state === 'failed') && proveBy !== null;
