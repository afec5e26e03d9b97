/** Where a page goes: a number, or a topic; the subscribers fixed at deploy time have one topic for all. */
import { addressOf } from '../../core/people.ts';
import type { Dispatch } from '../../pipeline/ports.ts';

export const FIXED_TOPIC = 'the fixed topic';

export const pagedAddress = ({ responder, page }: Dispatch): string => (responder === null ? FIXED_TOPIC : (addressOf(responder, page.channel) ?? `no ${page.channel}`));
