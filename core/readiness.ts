/** Whether each responder can be reached, as far as anybody knows; and if not, why. */
import { isOnDutySoon } from './on-duty.ts';
import { channelsOf, isBroken, isVerified, membersOf, present, reachableBy, STATE_DESK, type Channel, type Desk, type DeskId, type People, type Responder } from './people.ts';
import { later, secondsAfter, type Instant } from './time.ts';

/** A post's phone passes from hand to hand: a drill a week, and a day's grace. */
export const PROVED_FOR_DAYS = 8;

export type Fault =
  | { readonly kind: 'no-channel' }
  | { readonly kind: 'none-verified' }
  | { readonly kind: 'not-verified'; readonly channel: Channel }
  | { readonly kind: 'broken'; readonly channel: Channel; readonly since: Instant; readonly because: string }
  | { readonly kind: 'unconfirmed'; readonly channel: Channel }
  | { readonly kind: 'opted-out' }
  | { readonly kind: 'not-proved'; readonly since: Instant | null };

export interface Unready {
  readonly desk: DeskId;
  readonly responderId: string;
  readonly faults: readonly Fault[];
  /** Nobody can be sure to reach them at all; otherwise it is one channel among others. */
  readonly isUnreachable: boolean;
  readonly isOnDutySoon: boolean;
}

/** What SNS knows and the directory does not. */
export interface Outside {
  readonly unconfirmed: ReadonlySet<string>;
  readonly optedOut: ReadonlySet<string>;
  /** Of the unconfirmed, those that have no topic at all in this region: enrolled in the other, or damaged. */
  readonly topicless?: ReadonlySet<string>;
}
export const NOTHING_KNOWN: Outside = { unconfirmed: new Set(), optedOut: new Set() };

export const subscriptionKey = (responderId: string, channel: Channel): string => `${responderId}/${channel}`;

const isGone = ({ unconfirmed, optedOut }: Outside, one: Responder, channel: Channel): boolean =>
  unconfirmed.has(subscriptionKey(one.responderId, channel)) || (channel === 'sms' && optedOut.has(one.channels.sms!.number));

/** The people as SNS would page them: a channel to which it delivers nothing counts as one that failed last. */
export function withOutside({ desks, responders }: People, outside: Outside, now: Instant): People {
  return { desks, responders: responders.map((one) => withFailed(one, channelsOf(one).filter((channel) => isGone(outside, one, channel)), now)) };
}

function withFailed(one: Responder, gone: readonly Channel[], now: Instant): Responder {
  const failed = gone.map((channel) => {
    // Later than whatever was proved: what SNS says now holds.
    const failedAt = secondsAfter(later(now, one.channels[channel]!.provedAt ?? now), 0.001);
    return [channel, { ...one.channels[channel], failedAt }] as const;
  });
  return failed.length === 0 ? one : { ...one, channels: { ...one.channels, ...Object.fromEntries(failed) } };
}

/** The latest moment at which something was heard from them, by any channel. */
export const provedAt = ({ channels }: Responder): Instant | null =>
  Object.values(channels).map((channel) => channel.provedAt ?? null).filter((at): at is Instant => at !== null).sort().at(-1) ?? null;

/** A unit's desk is its post, which must have been heard of within eight days. */
export function isProved(responder: Responder, now: Instant): boolean {
  const last = provedAt(responder);
  return last !== null && last > secondsAfter(now, -PROVED_FOR_DAYS * 86_400);
}

/** Everybody with something wrong, desk by desk; who is on two desks stands twice. */
export function unready({ desks, responders }: People, outside: Outside, now: Instant): Unready[] {
  return desks.flatMap((desk) => present(responders, [...new Set(membersOf(desk))]).flatMap((one) => faultsOn(desk, one, outside, now)));
}

function faultsOn(desk: Desk, one: Responder, outside: Outside, now: Instant): Unready[] {
  const faults = faultsOf(desk, one, outside, now);
  if (faults.length === 0) return [];
  const working = reachableBy(one).filter((channel) => !isGone(outside, one, channel));
  return [{ desk: desk.deskId, responderId: one.responderId, faults, isUnreachable: working.length === 0, isOnDutySoon: isOnDutySoon(desk, one, now) }];
}

function faultsOf(desk: Desk, one: Responder, { unconfirmed, optedOut }: Outside, now: Instant): Fault[] {
  const channels = channelsOf(one);
  if (channels.length === 0) return [{ kind: 'no-channel' }];
  const verified = channels.filter((channel) => isVerified(one, channel));
  return [
    ...(verified.length === 0 ? [{ kind: 'none-verified' } as const] : channels.filter((channel) => !verified.includes(channel)).map((channel) => ({ kind: 'not-verified', channel }) as const)),
    ...channels.filter((channel) => isBroken(one, channel)).map((channel) => ({ kind: 'broken', channel, since: one.channels[channel]!.failedAt!, because: one.channels[channel]!.failedBecause ?? '' }) as const),
    ...channels.filter((channel) => unconfirmed.has(subscriptionKey(one.responderId, channel))).map((channel) => ({ kind: 'unconfirmed', channel }) as const),
    ...(one.channels.sms && optedOut.has(one.channels.sms.number) ? [{ kind: 'opted-out' } as const] : []),
    ...(desk.deskId !== STATE_DESK && !isProved(one, now) ? [{ kind: 'not-proved', since: provedAt(one) } as const] : []),
  ];
}
